package org.recourse.hub;

import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;

/// Which entries a look-up asks, and how near they must be.
///
/// @param radiusOf the radius to look within for each bank, 0 to 64, or [LiveBanks#NOT_ASKED]
/// @param greatest the greatest radius that `radiusOf` gives
/// @param videoOf what a bank that is asked demands of videos
/// @param counts which entries are asked, by what is known of them
record Asking(
    ToIntFunction<BankId> radiusOf,
    int greatest,
    Function<BankId, VideoRule> videoOf,
    Predicate<EntryFacts> counts) {

  boolean isAsked(BankId bank) {
    return radiusOf.applyAsInt(bank) != LiveBanks.NOT_ASKED;
  }
}
