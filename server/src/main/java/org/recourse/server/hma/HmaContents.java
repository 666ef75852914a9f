package org.recourse.server.hma;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.recourse.hub.Entry;
import org.recourse.hub.EntryDetails;
import org.recourse.hub.EntryFacts;
import org.recourse.hub.EntryId;
import org.recourse.hub.Hub;
import org.recourse.hub.HubBank;
import org.recourse.hub.NewEntry;
import org.recourse.hub.Signal;
import org.recourse.hub.SourceId;
import org.recourse.hub.Statement;
import org.recourse.hub.StatementKind;
import org.recourse.hub.TenantStore;
import org.recourse.server.limits.CallLimits;
import org.springframework.stereotype.Component;

/// What HMA does with contents, said in the hub's own terms. May be shared between threads.
///
/// Adding says that the caller's source looked and stands behind the entry. Removing takes that
/// back, and where another source stands behind it as well, refuses it: HMA forgets that
/// somebody removed an entry, and its next fetch brings it back.
@Component
class HmaContents {

  // How the source of an exchange is called.
  private static final String EXCHANGE = "exchange ";
  private static final Duration LONGEST_DISABLED = Duration.ofDays(5 * 365);

  private final Hub hub;
  private final TenantStore tenants;
  private final CallLimits limits;
  private final InstantSource clock;

  HmaContents(Hub hub, TenantStore tenants, CallLimits limits, InstantSource clock) {
    this.hub = hub;
    this.tenants = tenants;
    this.limits = limits;
    this.clock = clock;
  }

  /// Adds an entry, or says so of the one that the bank has of these signals.
  Entry add(HmaCaller caller, HubBank bank, List<Signal> signals, EntryDetails details) {
    limits.add(caller, 1);
    Instant now = clock.instant();
    Statement confirmed = new Statement(
        caller.source().id(),
        caller.source().local(),
        StatementKind.CONFIRMED,
        now.toEpochMilli(),
        now);
    Entry added = hub.add(
            List.of(new NewEntry(bank.id(), signals, confirmed, details).byOurClock()))
        .getFirst();
    return details.equals(EntryDetails.NONE) || details.equals(added.details())
        ? added
        : changed(added.id(), entry -> entry.with(details));
  }

  /// Returns one of the caller's entries that is in its bank.
  ///
  /// @throws HmaFailure if there is none, or it was removed
  Entry find(HmaCaller caller, long id) {
    return present(caller, id)
        .orElseThrow(() -> HmaFailure.notFound("content '" + id + "' not found"));
  }

  private Optional<Entry> present(HmaCaller caller, long id) {
    return id < 1
        ? Optional.empty()
        : hub.entry(caller.tenant(), new EntryId(id))
            .filter(entry -> entry.statements().standing().matches());
  }

  HubBank bankOf(HmaCaller caller, Entry entry) {
    return hub.banks(caller.tenant()).stream()
        .filter(bank -> bank.id().equals(entry.bank()))
        .findFirst()
        .orElseThrow(() -> HmaFailure.notFound("bank not found"));
  }

  /// Changes what a body says is to change.
  Entry change(HmaCaller caller, long id, HmaBody body) {
    Optional<Instant> until = body.given("disable_until_ts")
        .map(ignored -> disabledUntil(body.number("disable_until_ts").orElseThrow()));
    Optional<String> note =
        body.fields().has("note") ? Optional.of(HmaDetails.note(body)) : Optional.empty();
    return changed(
        find(caller, id).id(),
        entry -> entry
            .disabled(until.orElse(entry.disabledUntil()))
            .with(entry.details().noted(note.orElse(entry.details().note()))));
  }

  private Instant disabledUntil(double given) {
    long seconds = (long) given;
    if (seconds < 0) {
      throw HmaFailure.bad("disable_until_ts must be a non-negative integer");
    }
    if (seconds > clock.instant().plus(LONGEST_DISABLED).getEpochSecond()) {
      throw HmaFailure.bad("disable_until_ts must be less than 5 years in the future");
    }
    if (seconds == 0) {
      return EntryFacts.FOR_EVER;
    }
    return seconds == 1 ? Instant.EPOCH : Instant.ofEpochSecond(seconds);
  }

  private Entry changed(EntryId id, UnaryOperator<Entry> change) {
    return hub.change(id, change).orElseThrow(() -> HmaFailure.notFound("content not found"));
  }

  /// Removes an entry, and returns whether it was there.
  boolean remove(HmaCaller caller, long id) {
    Optional<Entry> present = present(caller, id);
    present.ifPresent(entry -> hub.change(entry.id(), now -> removed(caller, now)));
    return present.isPresent();
  }

  private Entry removed(HmaCaller caller, Entry entry) {
    Entry withdrawn = saidNow(caller, entry, StatementKind.WITHDRAWN);
    return withdrawn.statements().standing().matches()
        ? saidNow(caller, entry, StatementKind.REFUSED)
        : withdrawn;
  }

  private Entry saidNow(HmaCaller caller, Entry entry, StatementKind kind) {
    return entry.saidNow(caller.source().id(), caller.source().local(), kind, clock.instant());
  }

  /// Returns from whom an entry came besides the tenant's own reviewers, or null if from nobody.
  /// HMA lists the exchange's own keys with each; they are not kept here.
  @Nullable
  Map<String, List<String>> collab(Entry entry) {
    Map<SourceId, String> names = new HashMap<>();
    if (entry.statements().all().stream().allMatch(Statement::local)) {
      return null;
    }
    tenants.sources().forEach(source -> names.put(source.id(), source.name()));
    Map<String, List<String>> collab = new TreeMap<>();
    entry.statements().all().stream()
        .filter(said -> !said.local())
        .forEach(said -> collab.put(
            exchange(names.getOrDefault(said.source(), "source " + said.source().number())),
            List.of()));
    return collab;
  }

  private static String exchange(String source) {
    return source.startsWith(EXCHANGE) ? source.substring(EXCHANGE.length()) : source;
  }
}
