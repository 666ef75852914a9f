/// The requester's pages: without an account, and all but fingerprinting without script.
@NullMarked
package org.recourse.server.intake;

import org.jspecify.annotations.NullMarked;
