/// Our own feed, `docs/formats/feed-v1.md`: signed batches, numbered and chained for each
/// consumer, with tombstones and acknowledgement.
@NullMarked
package org.recourse.exchange.feed;

import org.jspecify.annotations.NullMarked;
