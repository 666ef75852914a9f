/// Fetching from others: [FetchRun] asks a [Dialect] for delivery after delivery, and [Intake]
/// turns each into what the exchange's own source says of entries.
@NullMarked
package org.recourse.exchange.fetch;

import org.jspecify.annotations.NullMarked;
