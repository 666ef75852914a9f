/// The staff: where it is kept, and how somebody is invited. Faces that need it meet here, and
/// not in each other.
@NullMarked
package org.recourse.server.staff;

import org.jspecify.annotations.NullMarked;
