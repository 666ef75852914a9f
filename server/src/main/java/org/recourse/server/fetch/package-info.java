/// Fetches what an address that a caller names leads to, without becoming his way into our network.
///
/// Begin with [UrlFetcher]. Off unless the operator turns it on. A name is resolved once, every
/// address it has is checked, and the connection goes to the very address that was checked.
@NullMarked
package org.recourse.server.fetch;

import org.jspecify.annotations.NullMarked;
