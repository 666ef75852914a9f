/// Sends what the [outbox][org.recourse.hub.Outbox] keeps, until it is accepted.
///
/// Begin with [OutboxSender]: it scans what is due and hands each delivery to the [Courier] of
/// its kind. Webhooks are one kind; how they look to their receiver is in docs/api/webhooks.md.
/// Nothing here is lost by a crash: what was not noted as accepted is due again.
@NullMarked
package org.recourse.server.outbox;

import org.jspecify.annotations.NullMarked;
