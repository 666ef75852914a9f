package org.recourse.server.partner;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.recourse.fingerprint.PdqHasher;
import org.recourse.hub.ApiKey;
import org.recourse.hub.Entry;
import org.recourse.hub.EntryDetails;
import org.recourse.hub.EntryId;
import org.recourse.hub.Hub;
import org.recourse.hub.HubBank;
import org.recourse.hub.NewEntry;
import org.recourse.hub.Statement;
import org.recourse.hub.StatementKind;
import org.recourse.hub.TenantStore;
import org.recourse.server.access.Caller;
import org.recourse.server.limits.CallLimits;
import org.recourse.server.problem.ProblemException;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// The entries of the caller's tenant, and what is said of them.
@RestController
@RequestMapping("/api/v1")
class EntryController {

  private static final int MOST_AT_ONCE = 10_000;
  private static final int MOST_LISTED = 1_000;

  private final Hub hub;
  private final CallLimits limits;
  private final InstantSource clock;

  EntryController(Hub hub, CallLimits limits, InstantSource clock) {
    this.hub = hub;
    this.limits = limits;
    this.clock = clock;
  }

  /// What is sent for new entries.
  ///
  /// @param entries 1 to 10,000, added all or none
  record NewEntries(@Nullable List<NewEntryJson> entries) {}

  /// One new entry.
  ///
  /// @param signals what it is to be found by
  /// @param kind `PROPOSED` if absent, or `CONFIRMED`
  /// @param quality of the picture, if it is known
  /// @param tags labels
  /// @param note a note
  record NewEntryJson(
      @Nullable List<SignalJson> signals,
      @Nullable String kind,
      @Nullable Integer quality,
      @Nullable List<String> tags,
      @Nullable String note) {}

  /// What is said of an entry.
  ///
  /// @param kind `PROPOSED`, `CONFIRMED`, `REFUSED` or `WITHDRAWN`
  record Saying(@Nullable String kind) {}

  /// What of an entry is to change.
  ///
  /// @param quarantined false ends a quarantine
  /// @param disabledUntil seconds since 1970; 0 enables it
  /// @param note another note
  record Change(
      @Nullable Boolean quarantined,
      @Nullable Long disabledUntil,
      @Nullable String note) {}

  /// Adds entries to a bank, all or none. One whose signal the bank has is not made anew: what
  /// is said is said of the entry that is there.
  @PostMapping("/banks/{name}/entries")
  @ResponseStatus(HttpStatus.CREATED)
  List<EntryJson> add(Caller caller, @PathVariable String name, @RequestBody NewEntries given) {
    HubBank bank = BankController.find(hub, caller, name);
    List<NewEntry> entries = Given.list("entries", given.entries(), MOST_AT_ONCE).stream()
        .map(entry -> newEntry(bank, caller.key(), entry))
        .toList();
    limits.add(caller, entries.size());
    return hub.add(entries).stream()
        .map(entry -> EntryJson.of(entry, bank.name().text()))
        .toList();
  }

  /// Lists a bank's entries by their numbers, at most 1,000.
  ///
  /// @param after the number of the last one seen
  /// @param quarantined whether only those in quarantine
  @GetMapping("/banks/{name}/entries")
  List<EntryJson> entries(
      Caller caller,
      @PathVariable String name,
      @RequestParam(defaultValue = "0") long after,
      @RequestParam(defaultValue = "false") boolean quarantined) {
    HubBank bank = BankController.find(hub, caller, name);
    return hub.entries(bank.id(), after, MOST_LISTED, quarantined).stream()
        .map(entry -> EntryJson.of(entry, bank.name().text()))
        .toList();
  }

  /// Shows an entry.
  @GetMapping("/entries/{number}")
  EntryJson entry(Caller caller, @PathVariable long number) {
    return json(caller, find(caller, number));
  }

  /// Says something of an entry, as the source that the key speaks for.
  @PostMapping("/entries/{number}/statements")
  EntryJson say(Caller caller, @PathVariable long number, @RequestBody Saying given) {
    StatementKind kind = Given.oneOf("kind", StatementKind.class, given.kind());
    Entry entry = find(caller, number);
    TenantStore.Source source = caller.key().source();
    return json(
        caller,
        changed(hub.change(
            entry.id(),
            before -> before.saidNow(source.id(), source.local(), kind, clock.instant()))));
  }

  /// Ends a quarantine, disables an entry for a time, or changes its note.
  @PatchMapping("/entries/{number}")
  EntryJson change(Caller caller, @PathVariable long number, @RequestBody Change given) {
    Entry entry = find(caller, number);
    Instant until = given.disabledUntil() == null
        ? entry.disabledUntil()
        : Given.time("disabledUntil", given.disabledUntil());
    return json(
        caller,
        changed(hub.change(
            entry.id(),
            before -> before
                .quarantined(Given.or(given.quarantined(), before.quarantined()))
                .disabled(until)
                .with(before
                    .details()
                    .noted(Given.or(given.note(), before.details().note()))))));
  }

  /// Forgets an entry for good, with what was said of it.
  @DeleteMapping("/entries/{number}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void forget(Caller caller, @PathVariable long number) {
    hub.forget(find(caller, number).id());
  }

  private NewEntry newEntry(HubBank bank, ApiKey key, NewEntryJson given) {
    MediaDesk.checkQuality(Given.or(given.quality(), PdqHasher.TRUSTED_QUALITY));
    StatementKind kind = given.kind() == null
        ? StatementKind.PROPOSED
        : Given.oneOf("kind", StatementKind.class, given.kind());
    return new NewEntry(
            bank.id(),
            Given.list("signals", given.signals(), NewEntry.MOST_SIGNALS).stream()
                .map(Given::signal)
                .toList(),
            said(key, kind),
            new EntryDetails(
                Given.or(given.tags(), List.of()), Given.or(given.note(), ""), "", "", ""))
        .byOurClock();
  }

  private Statement said(ApiKey key, StatementKind kind) {
    Instant now = clock.instant();
    return new Statement(key.source().id(), key.source().local(), kind, now.toEpochMilli(), now);
  }

  private Entry find(Caller caller, long number) {
    if (number < 1) {
      throw ProblemException.notFound("entry");
    }
    return changed(hub.entry(caller.key().tenant(), new EntryId(number)));
  }

  private static Entry changed(Optional<Entry> entry) {
    return entry.orElseThrow(() -> ProblemException.notFound("entry"));
  }

  private EntryJson json(Caller caller, Entry entry) {
    String bank = hub.banks(caller.key().tenant()).stream()
        .filter(candidate -> candidate.id().equals(entry.bank()))
        .map(candidate -> candidate.name().text())
        .findFirst()
        .orElseThrow(() -> ProblemException.notFound("entry"));
    return EntryJson.of(entry, bank);
  }
}
