/// Telling exchanges what we decide of the entries that they gave us.
///
/// Begin with [Decision]: what the local statements on an entry come to, and whether it is news.
/// A [FeedbackStore] turns news into deliveries of the outbox, and a [FeedbackDialect] puts one
/// of them into the words of the other side.
@NullMarked
package org.recourse.exchange.feedback;

import org.jspecify.annotations.NullMarked;
