/// The law as data: which regime asks what of a notice, which clocks it starts, and when they
/// end.
///
/// Begin with [LawBook][org.recourse.casework.law.LawBook], then
/// [Regime][org.recourse.casework.law.Regime] and
/// [Deadlines][org.recourse.casework.law.Deadlines]; how alerts are found in time is in
/// [DeadlineScan][org.recourse.casework.law.DeadlineScan]. Nothing here is legal advice, and
/// nothing moves a duty later.
@NullMarked
package org.recourse.casework.law;

import org.jspecify.annotations.NullMarked;
