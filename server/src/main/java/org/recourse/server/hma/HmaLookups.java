package org.recourse.server.hma;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.recourse.hub.BankName;
import org.recourse.hub.BankPurpose;
import org.recourse.hub.Hub;
import org.recourse.hub.HubBank;
import org.recourse.hub.HubMatch;
import org.recourse.hub.Judgement;
import org.recourse.hub.LiveMatch;
import org.recourse.hub.SignalType;
import org.recourse.hub.TenantId;
import org.recourse.hub.Upload;
import org.springframework.stereotype.Component;

/// Looks up as HMA does. May be shared between threads.
///
/// HMA's answer has no place for "a person must look first": who uses it acts on whatever is in
/// it. So a match is not told whose entry is quarantined, nor any match of an upload that a
/// negative bank vetoes.
@Component
class HmaLookups {

  private final Hub hub;
  private final HmaSignalTypes types;

  HmaLookups(Hub hub, HmaSignalTypes types) {
    this.hub = hub;
    this.types = types;
  }

  /// A match in an answer.
  ///
  /// @param content which entry
  /// @param distance in bits as a text, `-` for digests
  record Match(@JsonProperty("bank_content_id") long content, String distance) {
    static Match of(LiveMatch match) {
      return new Match(
          match.entry().number(),
          match.type() == SignalType.PDQ ? String.valueOf(match.distance()) : "-");
    }
  }

  /// Which banks are asked.
  ///
  /// @param banks only these, or all
  /// @param coin from 0 to below 1: asked is what is enabled in at least this share of look-ups
  record Asked(Optional<Set<String>> banks, double coin) {

    /// @param banks as `A,B`, or null for all
    /// @param seed makes the coin the same each time, or null
    /// @param bypass whether all are asked, in whatever share they are enabled
    static Asked of(@Nullable String banks, @Nullable String seed, boolean bypass) {
      return new Asked(
          Optional.ofNullable(banks)
              .filter(names -> !names.isEmpty())
              .map(names -> Set.copyOf(List.of(names.split(",", -1)))),
          bypass
              ? 0
              : seed == null ? ThreadLocalRandom.current().nextDouble() : SeededCoin.of(seed));
    }

    boolean names(BankName bank) {
      return banks.isEmpty() || banks.get().contains(bank.text());
    }

    // A negative bank's veto does not depend on whether the caller names it.
    private boolean isAsked(HubBank bank) {
      return bank.enabledRatio() >= coin
          && (bank.policy().purpose() == BankPurpose.NEGATIVE || names(bank.name()));
    }
  }

  /// Returns the matches of one type of signal, by bank.
  Map<String, List<Match>> find(TenantId tenant, SignalType type, Upload upload, Asked asked) {
    Map<String, List<Match>> byBank = new LinkedHashMap<>();
    if (types.enabledRatio(tenant, type) < asked.coin()) {
      return byBank;
    }
    for (HubMatch match : hub.lookUp(tenant, upload, asked::isAsked)) {
      if (isTold(match) && match.match().type() == type) {
        byBank
            .computeIfAbsent(match.bank().name().text(), bank -> new ArrayList<>())
            .add(Match.of(match.match()));
      }
    }
    return byBank;
  }

  private static boolean isTold(HubMatch match) {
    return !(match.judgement() instanceof Judgement.Vetoed)
        && !match.match().facts().quarantined();
  }
}
