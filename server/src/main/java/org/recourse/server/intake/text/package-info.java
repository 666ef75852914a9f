/// What the requester's pages say, in every language there is a file of.
///
/// Begin with [Languages]. Another language is another `intake/messages_….properties`.
@NullMarked
package org.recourse.server.intake.text;

import org.jspecify.annotations.NullMarked;
