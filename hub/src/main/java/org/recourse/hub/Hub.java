package org.recourse.hub;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The banks of all tenants: durable in their stores, live in memory.
///
/// May be shared between threads. A change is on the disk first and in the index next, and only
/// then returns: whoever was told that an entry is there finds it, and whoever was told that it
/// is withdrawn does not. Changes are made one after the other, so that the index shows what the
/// database says; look-ups wait for nothing and need no database.
public final class Hub {

  /*
   * Review banks have an index of their own: a radius beyond 31 is answered by a scan, and that
   * must not slow down the look-ups in all other banks.
   */
  private final BankStore bankStore;
  private final EntryStore entryStore;
  private final InstantSource clock;
  private final MatchListener listener;
  private final LiveBanks near;
  private final LiveBanks wide;
  private final FloodWatch floods = new FloodWatch();
  private final ReentrantLock changing = new ReentrantLock();
  private final Map<BankId, HubBank> banks = new ConcurrentHashMap<>();

  // What is shown when that of which it is a part is on the disk. Guarded by the lock.
  private Optional<List<Runnable>> waiting = Optional.empty();

  /// Opens the hub: reads every entry into memory.
  ///
  /// @param maintenance runs the tasks that index what was added
  /// @throws StoreUnavailableException if the database cannot be reached
  public Hub(
      BankStore bankStore, EntryStore entryStore, Executor maintenance, InstantSource clock) {
    this(bankStore, entryStore, maintenance, clock, MatchListener.NONE);
  }

  /// Opens the hub, and tells somebody of every look-up.
  ///
  /// @param maintenance runs the tasks that index what was added
  /// @param listener is told before the look-up returns
  /// @throws StoreUnavailableException if the database cannot be reached
  public Hub(
      BankStore bankStore,
      EntryStore entryStore,
      Executor maintenance,
      InstantSource clock,
      MatchListener listener) {
    this.bankStore = bankStore;
    this.entryStore = entryStore;
    this.clock = clock;
    this.listener = listener;
    this.near = new LiveBanks(maintenance);
    this.wide = new LiveBanks(maintenance);
    bankStore.all().forEach(bank -> banks.put(bank.id(), bank));
    entryStore.readAll(this::show);
  }

  /// Returns a tenant's banks, by name.
  public List<HubBank> banks(TenantId tenant) {
    return banks.values().stream()
        .filter(bank -> bank.tenant().equals(tenant))
        .sorted((a, b) -> a.name().text().compareTo(b.name().text()))
        .toList();
  }

  /// Returns the tenant's bank of this name, if there is one.
  public Optional<HubBank> bank(TenantId tenant, BankName name) {
    return banks.values().stream()
        .filter(bank -> bank.tenant().equals(tenant) && bank.name().equals(name))
        .findFirst();
  }

  /// Makes a bank, or returns empty if the tenant has one of this name.
  public Optional<HubBank> createBank(
      TenantId tenant, BankName name, BankPolicy policy, double enabledRatio) {
    return alone(() -> {
      Optional<HubBank> created = bankStore.create(tenant, name, policy, enabledRatio);
      created.ifPresent(bank -> banks.put(bank.id(), bank));
      return created;
    });
  }

  /// Changes a bank's name, policy or ratio, and returns whether it could: not if it is gone, or
  /// the name is taken.
  ///
  /// @throws IllegalArgumentException if the purpose is another: entries are kept by it
  public boolean changeBank(HubBank bank) {
    return alone(() -> {
      checkPurpose(bank);
      boolean changed = bankStore.change(bank);
      if (changed) {
        banks.put(bank.id(), bank);
      }
      return changed;
    });
  }

  /// Removes a bank with all its entries, and returns whether it was there.
  public boolean removeBank(BankId bank) {
    return alone(() -> {
      boolean removed = bankStore.remove(bank, clock.instant());
      banks.remove(bank);
      near.removeAll(bank);
      wide.removeAll(bank);
      return removed;
    });
  }

  /// Adds entries, all or none, as [EntryStore#add] does.
  public List<Entry> add(List<NewEntry> entries) {
    return added(() -> entryStore.add(entries), added -> added);
  }

  /// Shows entries that were added within a larger transaction.
  ///
  /// @param write writes all of it to the store, and returns when it is on the disk
  /// @param added the entries in what `write` returned
  public <T> T added(Supplier<T> write, Function<T, List<Entry>> added) {
    return changed(() -> {
      T written = write.get();
      List<Entry> kept = added.apply(written).stream().filter(Entry::isKept).toList();
      onDisk(() -> kept.forEach(this::show));
      return written;
    });
  }

  /// Adds, changes and forgets several entries together with whatever else the same database
  /// keeps, all or none. What look-ups find changes when all of it is on the disk.
  ///
  /// @param work calls [#add], [#added], [#change] and [#forget], and other stores of the same
  ///     database; neither this nor anything else of the hub that changes it. What it throws
  ///     undoes all of it
  public <T> T together(Supplier<T> work) {
    return alone(() -> {
      List<Runnable> shown = new ArrayList<>();
      waiting = Optional.of(shown);
      T done;
      try {
        done = entryStore.together(work);
      } finally {
        waiting = Optional.empty();
      }
      shown.forEach(Runnable::run);
      return done;
    });
  }

  // Now, unless what was changed is a part of something larger that is not on the disk yet.
  private void onDisk(Runnable show) {
    waiting.ifPresentOrElse(shown -> shown.add(show), show);
  }

  /// Returns a tenant's entry, if there is one.
  public Optional<Entry> entry(TenantId tenant, EntryId entry) {
    return entryStore.find(entry).filter(found -> belongs(found.bank(), tenant));
  }

  /// Returns those of these entries that are a tenant's, by their numbers.
  public Map<EntryId, Entry> entries(TenantId tenant, Collection<EntryId> entries) {
    return entryStore.find(entries.stream().distinct().toList()).stream()
        .filter(found -> belongs(found.bank(), tenant))
        .collect(Collectors.toMap(Entry::id, found -> found));
  }

  /// Returns the entry of a bank that has this signal, if there is one.
  public Optional<Entry> entry(BankId bank, Signal signal) {
    return entryStore.find(bank, signal);
  }

  /// Returns a bank's entries, as [EntryStore#list] does.
  public List<Entry> entries(BankId bank, long after, int atMost, boolean quarantined) {
    return entryStore.list(bank, after, atMost, quarantined);
  }

  /// Changes an entry, and returns it as it is now, or empty if there is none.
  public Optional<Entry> change(EntryId entry, UnaryOperator<Entry> change) {
    return changed(() -> {
      Optional<Entry> now = entryStore.change(entry, change);
      now.ifPresent(after -> onDisk(() -> show(after)));
      return now;
    });
  }

  /// Forgets an entry, as [EntryStore#forget] does, and returns whether it was there.
  public boolean forget(EntryId entry) {
    return changed(() -> {
      boolean forgotten = entryStore.forget(entry, clock.instant());
      onDisk(() -> {
        near.remove(entry);
        wide.remove(entry);
      });
      return forgotten;
    });
  }

  /// Takes back everything that a source ever said, and returns how many entries that changed.
  public int rollBack(SourceId source) {
    return alone(() -> entryStore.rollBack(source, clock.instant(), this::show));
  }

  /// Returns what an upload matches in a tenant's banks, and what may follow from each match.
  ///
  /// Each entry once, by what of it is most telling, and the most telling first. Counts the
  /// upload against each entry's flood limit, and quarantines what exceeds it. A negative bank's
  /// veto needs the whole upload to be what it holds: a widely seen picture beside somebody's own
  /// does not hide that.
  ///
  /// @param asked which of the tenant's banks are asked; tested once for each. Negative banks are
  ///     always asked: who names banks does not mean to lose their veto
  /// @throws StoreUnavailableException if an entry must be quarantined and cannot be
  public List<HubMatch> lookUp(TenantId tenant, Upload upload, Predicate<HubBank> asked) {
    Instant now = clock.instant();
    Map<BankId, HubBank> banksAsked = asked(tenant, asked.or(Hub::vetoes));
    List<Found> found = find(upload, banksAsked, facts -> facts.matches(now)).stream()
        .filter(near -> near.match().facts().matches(now))
        .toList();
    boolean vetoed = found.stream()
        .anyMatch(near -> vetoes(near.bank()) && near.match().resemblance().isWhole());
    List<HubMatch> matches = new ArrayList<>(found.size());
    for (Found near : found) {
      LiveMatch match = watch(near, upload, now);
      Judgement judgement = Judgement.of(near.policy(), match, upload.isTrusted(), vetoed);
      matches.add(new HubMatch(near.bank(), match, judgement));
    }
    listener.lookedUp(tenant, matches);
    return matches;
  }

  /// Returns every entry of a tenant's banks that lies near an upload, whatever its state,
  /// without counting or judging.
  public List<LiveMatch> find(TenantId tenant, Upload upload, Predicate<HubBank> asked) {
    return find(upload, asked(tenant, asked), facts -> true).stream()
        .map(Found::match)
        .toList();
  }

  /// Returns how many entries can be found.
  public int entryCount() {
    return near.entryCount() + wide.entryCount();
  }

  /// Returns how many signals of a type a tenant's entries have.
  public long signalCount(TenantId tenant, SignalType type) {
    Set<BankId> counted = banks(tenant).stream().map(HubBank::id).collect(Collectors.toSet());
    return near.signalCount(type, counted::contains) + wide.signalCount(type, counted::contains);
  }

  /// Returns about how many bytes the fingerprints and their indexes take.
  public long bytesInMemory() {
    return near.bytesInMemory() + wide.bytesInMemory();
  }

  private Map<BankId, HubBank> asked(TenantId tenant, Predicate<HubBank> asked) {
    return banks.values().stream()
        .filter(bank -> bank.tenant().equals(tenant) && asked.test(bank))
        .collect(Collectors.toMap(HubBank::id, bank -> bank));
  }

  private List<Found> find(
      Upload upload, Map<BankId, HubBank> asked, Predicate<EntryFacts> counts) {
    List<Found> found = new ArrayList<>();
    Sought sought = new Sought(upload);
    find(near, sought, asked, counts, found);
    find(wide, sought, asked, counts, found);
    return found;
  }

  private void find(
      LiveBanks live,
      Sought sought,
      Map<BankId, HubBank> asked,
      Predicate<EntryFacts> counts,
      List<Found> found) {
    int greatest = asked.values().stream()
        .filter(bank -> liveOf(bank) == live)
        .mapToInt(bank -> bank.policy().radius())
        .max()
        .orElse(LiveBanks.NOT_ASKED);
    if (greatest == LiveBanks.NOT_ASKED) {
      return;
    }
    Upload upload = sought.upload();
    ToIntFunction<BankId> radiusOf = id -> radius(asked.get(id));
    List<LiveMatch> whole = live.find(upload.fingerprints(), radiusOf, greatest);
    List<LiveMatch> more = new ArrayList<>(live.findCopies(
        sought, new Asking(radiusOf, greatest, id -> video(asked.get(id)), counts)));
    upload.digests().forEach(digest -> more.addAll(live.find(digest, radiusOf)));
    if (!more.isEmpty()) {
      more.addAll(whole);
    }
    for (LiveMatch match : more.isEmpty() ? whole : CopySearch.once(more)) {
      HubBank bank = asked.get(match.bank());
      if (bank != null) {
        found.add(new Found(bank, match));
      }
    }
  }

  private static VideoRule video(@Nullable HubBank bank) {
    return bank == null ? VideoRule.USUAL : bank.policy().video();
  }

  private static int radius(@Nullable HubBank bank) {
    return bank == null ? LiveBanks.NOT_ASKED : bank.policy().radius();
  }

  private LiveMatch watch(Found near, Upload upload, Instant now) {
    LiveMatch match = near.match();
    if (match.facts().quarantined()
        || !floods.isFlooded(match.entry(), upload.key(), near.policy().floodLimit(), now)) {
      return match;
    }
    Optional<Entry> quarantined = change(match.entry(), entry -> entry.quarantined(true));
    listener.quarantined(near.bank().tenant(), match.entry());
    return quarantined.map(entry -> match.with(entry.facts())).orElse(match);
  }

  private static boolean vetoes(HubBank bank) {
    return bank.policy().purpose() == BankPurpose.NEGATIVE;
  }

  private LiveBanks liveOf(HubBank bank) {
    return bank.policy().purpose() == BankPurpose.REVIEW ? wide : near;
  }

  private void show(Entry entry) {
    HubBank bank = banks.get(entry.bank());
    if (bank != null) {
      liveOf(bank).put(entry.bank(), entry.id(), entry.facts(), entry.signals());
    }
  }

  private void checkPurpose(HubBank bank) {
    HubBank before = banks.get(bank.id());
    if (before != null && before.policy().purpose() != bank.policy().purpose()) {
      throw new IllegalArgumentException("a bank's purpose cannot be changed");
    }
  }

  private boolean belongs(BankId id, TenantId tenant) {
    HubBank bank = banks.get(id);
    return bank != null && bank.tenant().equals(tenant);
  }

  // What is seen at once, and so cannot be a part of something larger that may be undone.
  private <T> T alone(Supplier<T> change) {
    return changed(() -> {
      if (waiting.isPresent()) {
        throw new IllegalStateException("not within together");
      }
      return change.get();
    });
  }

  private <T> T changed(Supplier<T> change) {
    changing.lock();
    try {
      return change.get();
    } finally {
      changing.unlock();
    }
  }

  private record Found(HubBank bank, LiveMatch match) {
    BankPolicy policy() {
      return bank.policy();
    }
  }
}
