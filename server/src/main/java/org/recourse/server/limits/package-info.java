/// How much anyone may ask: limits that refill, and the queue in front of look-ups.
///
/// Begin with [RateLimit], which names every limit. What is refused costs as little as possible,
/// says when to come back, and is the same for whoever asks.
@NullMarked
package org.recourse.server.limits;

import org.jspecify.annotations.NullMarked;
