/// Banks under governance: who says what of an entry, what may follow from a match, and the live
/// index over all banks.
///
/// Begin with [Statements]: sources propose, confirm, refuse and withdraw, and the entry's
/// [Standing] follows. [Judgement] says what a match may lead to under a bank's [BankPolicy]: an
/// action by itself, a person's review, or nothing. [LiveBanks] finds.
///
/// Nothing here reads a clock, speaks SQL or HTTP, or knows what a case is.
@NullMarked
package org.recourse.hub;

import org.jspecify.annotations.NullMarked;
