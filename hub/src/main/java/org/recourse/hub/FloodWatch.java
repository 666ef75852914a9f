package org.recourse.hub;

import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/// Notices entries that match too many distinct uploads in too short a time.
///
/// A picture of someone's is uploaded now and then; a fingerprint that matches dozens of different
/// uploads within minutes is a blank page, a meme, or an attack on the bank. May be shared between
/// threads. Memory is bounded: at most [#MAX_ENTRIES] entries are watched, those unseen for longest
/// are forgotten first, and of each no more uploads than its limit.
public final class FloodWatch {

  /// How many entries are watched at once.
  public static final int MAX_ENTRIES = 100_000;

  private final Map<EntryId, Map<Long, Instant>> uploads = new LinkedHashMap<>(1024, 0.75f, true) {
    @Override
    protected boolean removeEldestEntry(Map.Entry<EntryId, Map<Long, Instant>> eldest) {
      return size() > MAX_ENTRIES;
    }
  };

  /// Makes one that has seen nothing.
  public FloodWatch() {}

  /// Notes that an entry matched an upload, and returns whether that is one more than the limit
  /// allows. After that the entry's uploads are counted anew.
  ///
  /// @param upload tells uploads apart: the same for the same upload, for others almost
  ///     surely not
  public synchronized boolean isFlooded(EntryId entry, long upload, FloodLimit limit, Instant now) {
    Map<Long, Instant> seen = uploads.computeIfAbsent(entry, unseen -> new LinkedHashMap<>());
    forgetBefore(seen, now.minus(limit.within()));
    seen.putIfAbsent(upload, now);
    if (seen.size() <= limit.uploadCount()) {
      return false;
    }
    uploads.remove(entry);
    return true;
  }

  /// Forgets uploads that lie longer back than any limit looks.
  public synchronized void forget(Instant now) {
    Instant before = now.minus(Duration.ofDays(1));
    uploads.values().forEach(seen -> forgetBefore(seen, before));
    uploads.values().removeIf(Map::isEmpty);
  }

  // In the order in which they were first seen: the first that is young enough ends it.
  private static void forgetBefore(Map<Long, Instant> seen, Instant before) {
    Iterator<Instant> times = seen.values().iterator();
    while (times.hasNext() && times.next().isBefore(before)) {
      times.remove();
    }
  }
}
