/// The questions of the requester's pages: which come, in which order, what may be answered, and
/// what becomes of the answers. Nothing here speaks HTTP, and nothing is kept between two screens:
/// the answers travel with the form.
///
/// Begin with [Screen].
@NullMarked
package org.recourse.server.intake.flow;

import org.jspecify.annotations.NullMarked;
