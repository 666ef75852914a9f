package org.recourse.server.casework;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.recourse.casework.law.MatchPolicy;
import org.recourse.casework.law.Regime;
import org.recourse.casework.review.Likeness;
import org.recourse.hub.BankName;
import org.recourse.hub.BankPolicy;
import org.recourse.hub.BankPurpose;
import org.recourse.hub.Entry;
import org.recourse.hub.EntryDetails;
import org.recourse.hub.FloodLimit;
import org.recourse.hub.Hub;
import org.recourse.hub.HubBank;
import org.recourse.hub.NewEntry;
import org.recourse.hub.Signal;
import org.recourse.hub.SourceId;
import org.recourse.hub.Statement;
import org.recourse.hub.StatementKind;
import org.recourse.hub.TenantId;
import org.recourse.hub.TenantStore;
import org.recourse.server.access.KeyDesk;
import org.springframework.stereotype.Component;

/// The banks that casework fills, made when they are first needed. May be shared between threads.
///
/// What requesters bring is only proposed, and leads to reviews. What a reviewer confirmed is in
/// a bank whose matches may be acted upon at once as far as they are as good as identical, and,
/// where a law says "the same or substantially the same", in another whose matches a person looks
/// at.
@Component
public class CaseworkBanks {

  /// What requesters brought and agreed to for this platform alone: it cannot be shared.
  public static final BankName REQUESTED = new BankName("CASEWORK_REQUESTED");

  /// What requesters brought and agreed to for other platforms too.
  public static final BankName REQUESTED_FOR_ALL = new BankName("CASEWORK_REQUESTED_FOR_ALL");

  /// What reviewers confirmed: copies that are as good as identical.
  public static final BankName IDENTICAL = new BankName("CASEWORK_IDENTICAL");

  /// What reviewers confirmed: copies that are substantially the same.
  public static final BankName SIMILAR = new BankName("CASEWORK_SIMILAR");

  private static final String REQUESTERS = "requesters";

  private final Hub hub;
  private final TenantStore tenants;

  /// Fills these.
  public CaseworkBanks(Hub hub, TenantStore tenants) {
    this.hub = hub;
    this.tenants = tenants;
  }

  /// Makes what [#requested] needs: banks cannot be made within something larger.
  void prepare(TenantId tenant) {
    bank(tenant, REQUESTED);
    bank(tenant, REQUESTED_FOR_ALL);
  }

  /// Returns the entries of what a requester brings.
  ///
  /// @param forAll whether she agrees that other platforms get it too
  public List<NewEntry> requested(
      TenantId tenant, Collection<List<Signal>> pictures, boolean forAll, Instant now) {
    SourceId source = source(tenant, REQUESTERS, false, now);
    HubBank bank = bank(tenant, forAll ? REQUESTED_FOR_ALL : REQUESTED);
    return entries(bank, pictures, source, false, StatementKind.PROPOSED, now);
  }

  /// Returns whether an entry is of what requesters brought.
  public boolean isRequested(TenantId tenant, Entry entry) {
    return Stream.of(REQUESTED, REQUESTED_FOR_ALL)
        .flatMap(name -> hub.bank(tenant, name).stream())
        .anyMatch(bank -> bank.id().equals(entry.bank()));
  }

  /// Returns the entries of what a reviewer confirmed.
  ///
  /// @param regimes the laws that bind the platform: one of them may ask for more than identical
  ///     copies
  public List<NewEntry> confirmed(
      TenantId tenant, Collection<Regime> regimes, List<Signal> signals, Instant now) {
    if (signals.isEmpty()) {
      return List.of();
    }
    SourceId source = source(tenant, KeyDesk.REVIEWERS, true, now);
    List<NewEntry> entries = new ArrayList<>(entries(
        bank(tenant, IDENTICAL), List.of(signals), source, true, StatementKind.CONFIRMED, now));
    if (regimes.stream().anyMatch(r -> r.matchPolicy() == MatchPolicy.SUBSTANTIALLY_SAME)) {
      entries.addAll(entries(
          bank(tenant, SIMILAR), List.of(signals), source, true, StatementKind.CONFIRMED, now));
    }
    return entries;
  }

  private static List<NewEntry> entries(
      HubBank bank,
      Collection<List<Signal>> pictures,
      SourceId source,
      boolean local,
      StatementKind kind,
      Instant now) {
    Statement said = new Statement(source, local, kind, now.toEpochMilli(), now);
    return pictures.stream()
        .filter(signals -> !signals.isEmpty())
        .map(signals -> new NewEntry(bank.id(), signals, said, EntryDetails.NONE).byOurClock())
        .toList();
  }

  private HubBank bank(TenantId tenant, BankName name) {
    return hub.bank(tenant, name)
        .or(() -> hub.createBank(tenant, name, policy(name), 1.0))
        .or(() -> hub.bank(tenant, name))
        .orElseThrow();
  }

  private static BankPolicy policy(BankName name) {
    return name.equals(IDENTICAL)
        ? new BankPolicy(BankPurpose.ACTION, Likeness.IDENTICAL_WITHIN, 1, FloodLimit.USUAL)
        : new BankPolicy(BankPurpose.REVIEW, BankPolicy.MAX_RADIUS, 1, FloodLimit.USUAL);
  }

  private SourceId source(TenantId tenant, String name, boolean local, Instant now) {
    Optional<TenantStore.Source> known = tenants.source(tenant, name);
    return known
        .map(TenantStore.Source::id)
        .orElseGet(() -> tenants.createSource(tenant, name, local, now));
  }
}
