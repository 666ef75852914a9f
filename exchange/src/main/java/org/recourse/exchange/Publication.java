package org.recourse.exchange;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.recourse.hub.BankId;
import org.recourse.hub.Entry;
import org.recourse.hub.EntryChange;
import org.recourse.hub.EntryStore;
import org.recourse.hub.Signal;
import org.recourse.hub.SourceId;
import org.recourse.hub.Standing;
import org.recourse.hub.Statement;
import org.recourse.hub.StatementKind;
import org.recourse.hub.Statements;
import org.recourse.hub.TenantId;

/// What of a tenant's banks goes out to others. May be shared between threads.
///
/// What goes out of an entry is what the tenant's reviewers and partners say of it. What was
/// itself fetched from an exchange is not handed on: two hubs that fetch from each other would
/// otherwise each keep alive what the other has withdrawn. Regions and the frames of videos do
/// not go out: the feed's batches are not made for their size, and regions tell more of a picture
/// than is needed to find it whole. A signal that lies in several shared banks is withdrawn when
/// it is in all of them. What a reader itself confirmed is not confirmed to it: it would take its
/// own word for another's, and two such words for a quorum. An entry that was forgotten, alone or
/// with its bank, goes out as withdrawn.
public final class Publication {

  private static final int MOST_READ = 10_000;
  private static final int MOST_READINGS = 20;

  private final EntryStore entries;
  private final ShareStore shares;
  private final ExchangeStore exchanges;

  /// Publishes from here.
  public Publication(EntryStore entries, ShareStore shares, ExchangeStore exchanges) {
    this.entries = entries;
    this.shares = shares;
    this.exchanges = exchanges;
  }

  /// Some of what goes out, in the order of the changes.
  ///
  /// @param signals of each entry that changed all signals
  /// @param upTo the change number up to which this goes
  /// @param more whether there may be more
  public record Page(List<PublishedSignal> signals, long upTo, boolean more) {

    /// Copies the signals.
    public Page {
      signals = List.copyOf(signals);
    }
  }

  /// Returns what changed after a point.
  ///
  /// @param reader who reads
  /// @param after up to where the reader has read, 0 from the beginning
  /// @param atMost how many entries, 1 to 10,000
  public Page after(TenantId tenant, SourceId reader, long after, int atMost) {
    Reading reading =
        new Reading(tenant, reader, shares.outgoing(tenant), Set.copyOf(exchanges.sources(tenant)));
    List<PublishedSignal> signals = new ArrayList<>();
    long upTo = after;
    int left = atMost;
    // Others' entries lie in between: a page reads on past them, but not for ever.
    for (int i = 0; i < MOST_READINGS && left > 0; i++) {
      int asked = i == 0 ? left : MOST_READ;
      List<EntryChange> read = entries.changesAfter(upTo, asked);
      for (EntryChange change : read) {
        if (left == 0) {
          return new Page(signals, upTo, true);
        }
        int before = signals.size();
        reading.add(change, signals);
        left -= signals.size() > before ? 1 : 0;
        upTo = change.number();
      }
      if (read.size() < asked) {
        return new Page(signals, upTo, false);
      }
    }
    return new Page(signals, upTo, true);
  }

  /// One page being read.
  private final class Reading {
    private final TenantId tenant;
    private final SourceId reader;
    private final Map<BankId, ShareStore.Outgoing> banks;
    private final Set<SourceId> fetched;

    Reading(
        TenantId tenant,
        SourceId reader,
        Map<BankId, ShareStore.Outgoing> banks,
        Set<SourceId> fetched) {
      this.tenant = tenant;
      this.reader = reader;
      this.banks = banks;
      this.fetched = fetched;
    }

    void add(EntryChange change, List<PublishedSignal> to) {
      switch (change) {
        case EntryChange.Changed(Entry entry) -> {
          Statements own = own(entry);
          if (banks.containsKey(entry.bank()) && !own.all().isEmpty()) {
            exchanged(entry.signals()).forEach(signal -> to.add(published(entry, own, signal)));
          }
        }
        case EntryChange.Forgotten forgotten -> {
          if (forgotten.tenant().equals(tenant)) {
            exchanged(forgotten.signals()).forEach(signal -> to.add(published(forgotten, signal)));
          }
        }
      }
    }

    private static Stream<Signal> exchanged(List<Signal> signals) {
      return signals.stream().filter(signal -> signal.type().isExchanged());
    }

    private PublishedSignal published(Entry entry, Statements own, Signal signal) {
      PublishedState state = state(entry, own);
      Entry speaks = entry;
      if (state == PublishedState.WITHDRAWN) {
        Optional<Entry> elsewhere = live(signal);
        speaks = elsewhere.orElse(entry);
        state = elsewhere.map(live -> state(live, own(live))).orElse(state);
      }
      List<Statement> said = own(speaks).all();
      return new PublishedSignal(entry.changed(), signal, state, changedAt(entry, own), said);
    }

    private PublishedSignal published(EntryChange.Forgotten forgotten, Signal signal) {
      Optional<Entry> live = live(signal);
      return new PublishedSignal(
          forgotten.number(),
          signal,
          live.map(entry -> state(entry, own(entry))).orElse(PublishedState.WITHDRAWN),
          forgotten.at(),
          live.map(entry -> own(entry).all()).orElse(List.of()));
    }

    /// Returns an entry that has a signal and goes out as what it is, if there is one.
    private Optional<Entry> live(Signal signal) {
      return banks.keySet().stream()
          .flatMap(bank -> entries.find(bank, signal).stream())
          .filter(entry -> state(entry, own(entry)) != PublishedState.WITHDRAWN)
          .findFirst();
    }

    private PublishedState state(Entry entry, Statements own) {
      ShareStore.Outgoing bank = banks.get(entry.bank());
      Standing standing = own.standing();
      if (bank == null || !bank.shared() || !standing.matches()) {
        return PublishedState.WITHDRAWN;
      }
      boolean confirmed = own.all().stream()
          .anyMatch(
              said -> said.kind() == StatementKind.CONFIRMED && !said.source().equals(reader));
      return confirmed ? PublishedState.CONFIRMED : PublishedState.PROPOSED;
    }

    private Statements own(Entry entry) {
      return Statements.of(entry.statements().all().stream()
          .filter(said -> !fetched.contains(said.source()))
          .toList());
    }

    /// Returns when the last word was said, or when the bank ceased to be shared, if that was
    /// later.
    private Instant changedAt(Entry entry, Statements own) {
      Instant last =
          own.all().stream().map(Statement::saidAt).max(Instant::compareTo).orElseThrow();
      ShareStore.Outgoing bank = banks.get(entry.bank());
      return bank != null && !bank.shared() && bank.changedAt().isAfter(last)
          ? bank.changedAt()
          : last;
    }
  }
}
