/// Who works here, what each role may do, and what nobody may do alone.
///
/// Read [Access] first: the one table from which the rights of everybody follow. Nothing here
/// signs anybody in, reads a clock, or knows what a page is.
@NullMarked
package org.recourse.casework.staff;

import org.jspecify.annotations.NullMarked;
