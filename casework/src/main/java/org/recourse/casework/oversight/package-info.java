/// How well the platform does what the laws ask, in figures from which nobody can be
/// recognised.
///
/// Begin with [Figures][org.recourse.casework.oversight.Figures]: exact, for the platform's own
/// staff. What leaves the house is a
/// [Publication][org.recourse.casework.oversight.Publication]: no number below five, rounded to
/// five, and none that follows from the others.
@NullMarked
package org.recourse.casework.oversight;

import org.jspecify.annotations.NullMarked;
