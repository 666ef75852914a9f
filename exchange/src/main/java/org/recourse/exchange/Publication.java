package org.recourse.exchange;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.recourse.hub.BankId;
import org.recourse.hub.Entry;
import org.recourse.hub.EntryStore;
import org.recourse.hub.Signal;
import org.recourse.hub.SourceId;
import org.recourse.hub.Standing;
import org.recourse.hub.Statement;
import org.recourse.hub.Statements;
import org.recourse.hub.TenantId;

/// What of a tenant's banks goes out to others. May be shared between threads.
///
/// What goes out of an entry is what the tenant's reviewers and partners say of it. What was
/// itself
/// fetched from an exchange is not handed on: two hubs that fetch from each other would otherwise
/// each keep alive what the other has withdrawn. Regions and the frames of videos do not go out:
/// the
/// feed's batches are not made for their size, and regions tell more of a picture than is needed
/// to find it whole. A signal that lies in several shared banks is
/// withdrawn when it is in all of them.
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
  /// @param after up to where the reader has read, 0 from the beginning
  /// @param atMost how many entries, 1 to 10,000
  public Page after(TenantId tenant, long after, int atMost) {
    Reading reading = new Reading(shares.of(tenant), Set.copyOf(exchanges.sources(tenant)));
    List<PublishedSignal> signals = new ArrayList<>();
    long upTo = after;
    int left = atMost;
    // Others' entries lie in between: a page reads on past them, but not for ever.
    for (int i = 0; i < MOST_READINGS && left > 0; i++) {
      int asked = i == 0 ? left : MOST_READ;
      List<Entry> read = entries.changedAfter(upTo, asked);
      for (Entry entry : read) {
        if (left == 0) {
          return new Page(signals, upTo, true);
        }
        int before = signals.size();
        reading.add(entry, signals);
        left -= signals.size() > before ? 1 : 0;
        upTo = entry.changed();
      }
      if (read.size() < asked) {
        return new Page(signals, upTo, false);
      }
    }
    return new Page(signals, upTo, true);
  }

  /// One page being read.
  private final class Reading {
    private final Map<BankId, ShareStore.Share> banks;
    private final Set<SourceId> fetched;

    Reading(Map<BankId, ShareStore.Share> banks, Set<SourceId> fetched) {
      this.banks = banks;
      this.fetched = fetched;
    }

    void add(Entry entry, List<PublishedSignal> to) {
      Statements own = own(entry);
      if (!banks.containsKey(entry.bank()) || own.all().isEmpty()) {
        return;
      }
      for (Signal signal : entry.signals()) {
        if (signal.type().isExchanged()) {
          to.add(published(entry, own, signal));
        }
      }
    }

    private PublishedSignal published(Entry entry, Statements own, Signal signal) {
      PublishedState state = state(entry, own);
      Entry speaks = entry;
      if (state == PublishedState.WITHDRAWN) {
        Optional<Entry> elsewhere = liveElsewhere(entry, signal);
        speaks = elsewhere.orElse(entry);
        state = elsewhere.map(live -> state(live, own(live))).orElse(state);
      }
      List<Statement> said = own(speaks).all();
      return new PublishedSignal(entry.changed(), signal, state, last(own.all()), said);
    }

    private Optional<Entry> liveElsewhere(Entry entry, Signal signal) {
      return banks.keySet().stream()
          .filter(bank -> !bank.equals(entry.bank()))
          .flatMap(bank -> entries.find(bank, signal).stream())
          .filter(other -> state(other, own(other)) != PublishedState.WITHDRAWN)
          .findFirst();
    }

    private PublishedState state(Entry entry, Statements own) {
      ShareStore.Share share = banks.get(entry.bank());
      Standing standing = own.standing();
      if (share == null || !share.shared() || !standing.matches()) {
        return PublishedState.WITHDRAWN;
      }
      return standing == Standing.CONFIRMED ? PublishedState.CONFIRMED : PublishedState.PROPOSED;
    }

    private Statements own(Entry entry) {
      return Statements.of(entry.statements().all().stream()
          .filter(said -> !fetched.contains(said.source()))
          .toList());
    }

    private static Instant last(List<Statement> said) {
      return said.stream().map(Statement::saidAt).max(Instant::compareTo).orElseThrow();
    }
  }
}
