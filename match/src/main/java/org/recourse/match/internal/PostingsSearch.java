package org.recourse.match.internal;

import java.lang.foreign.MemorySegment;
import org.recourse.fingerprint.PdqFingerprint;

/// One look-up in [Postings], phase by phase as described there. For one thread.
final class PostingsSearch {

  // Nanoseconds, roughly, as measured at 10 M rows; only their ratios matter.
  private static final long PROBE_COST = 100;
  private static final long SCANNED_ROW_COST = 3;

  private static final int CANDIDATES = 128;
  private static final int LINE_BYTES = 64;
  private static final int MAX_TOUCHED_LINES = 6;
  private static final long ONE_EACH = 0x0001_0001_0001_0001L;

  private final Postings postings;
  private final Geometry geometry;
  private final Words words;
  private final int radius;
  private final RowSink sink;
  private final int[] budgets;
  private final Flips flips;
  private final long[] query;
  private final long[] buckets;
  private final long[] candidates = new long[CANDIDATES];
  private int candidateCount;

  private PostingsSearch(
      Postings postings,
      Words words,
      PdqFingerprint query,
      int radius,
      RowSink sink,
      int[] budgets,
      int probes) {
    this.postings = postings;
    this.geometry = postings.geometry();
    this.words = words;
    this.radius = radius;
    this.sink = sink;
    this.budgets = budgets;
    this.flips = Flips.of(geometry.bits());
    this.query = new long[] {query.w0(), query.w1(), query.w2(), query.w3()};
    this.buckets = new long[probes];
  }

  static boolean search(
      Postings postings, Words words, PdqFingerprint query, int radius, RowSink sink) {
    Geometry geometry = postings.geometry();
    int[] budgets = Budgets.divide(radius, geometry.chunks());
    long probes = Budgets.probes(budgets, Flips.of(geometry.bits()));
    long affordable = SCANNED_ROW_COST * words.rows();
    if (probes > affordable / PROBE_COST) {
      return false;
    }
    PostingsSearch search =
        new PostingsSearch(postings, words, query, radius, sink, budgets, (int) probes);
    if (search.findBuckets() > affordable) {
      return false;
    }
    if (search.touchBuckets() == Long.MIN_VALUE) {
      throw new AssertionError("the sum of some thousand small numbers is not that small");
    }
    search.openBuckets();
    search.compareCandidates();
    return true;
  }

  /// Fills `buckets` with begin (low half) and end (high half) of each, and returns how many
  /// postings they have together.
  private long findBuckets() {
    long total = 0;
    int at = 0;
    for (int chunk = 0; chunk < budgets.length; chunk++) {
      if (budgets[chunk] > 0) {
        MemorySegment directory = postings.directory(chunk);
        int value = bits(query, chunk * geometry.bits(), geometry.bits());
        int probes = flips.count(budgets[chunk] - 1);
        for (int i = 0; i < probes; i++) {
          long bucket = directory.get(ByteReader.U64, 4L * (value ^ flips.mask(i)));
          buckets[at + i] = bucket;
          total += (bucket >>> 32) - (bucket & 0xffff_ffffL);
        }
        at += probes;
      }
    }
    return total;
  }

  // A bucket shorter than a line often lies across two.
  private int linesToTouch() {
    long average = 2L * postings.rows() / geometry.buckets();
    return (int) Math.min(MAX_TOUCHED_LINES, 1 + Math.max(1, average / LINE_BYTES));
  }

  /// Loads from each bucket, so that the caches begin to fetch all of them at once.
  ///
  /// @return a sum of what was loaded, which cannot be the least number; but a compiler does not
  ///     know
  private long touchBuckets() {
    int lines = linesToTouch();
    long touched = 0;
    int at = 0;
    for (int chunk = 0; chunk < budgets.length; chunk++) {
      if (budgets[chunk] > 0) {
        MemorySegment checks = postings.checks(chunk);
        int probes = flips.count(budgets[chunk] - 1);
        for (int line = 0; line < lines; line++) {
          for (int i = at; i < at + probes; i++) {
            long begin = 2 * (buckets[i] & 0xffff_ffffL) + (long) line * LINE_BYTES;
            long last = 2 * (buckets[i] >>> 32) - 2;
            touched += checks.get(ByteReader.U16, Math.max(0, Math.min(begin, last)));
          }
        }
        at += probes;
      }
    }
    return touched;
  }

  private void openBuckets() {
    int at = 0;
    for (int chunk = 0; chunk < budgets.length; chunk++) {
      int next = geometry.next(chunk);
      int check = bits(query, next * geometry.bits(), geometry.checkBits());
      int both = budgets[chunk] + budgets[next];
      for (int flipped = 0, i = 0; flipped < budgets[chunk]; flipped++) {
        int most = both - 1 - flipped;
        for (int end = flips.count(flipped); i < end; i++, at++) {
          openBucket(chunk, buckets[at], check, most);
        }
      }
    }
  }

  private void openBucket(int chunk, long bucket, int check, int most) {
    int begin = (int) bucket;
    int end = (int) (bucket >>> 32);
    while (begin < end) {
      int stop = Math.min(end, begin + CANDIDATES - candidateCount);
      candidateCount =
          pass(postings.checks(chunk), chunk, begin, stop, check, most, candidates, candidateCount);
      begin = stop;
      if (begin < end) {
        compareCandidates();
      }
    }
    if (candidateCount > CANDIDATES / 2) {
      compareCandidates();
    }
  }

  /// Appends the postings whose check differs in at most `most` bits; four checks at a time,
  /// counted side by side in one word.
  private static int pass(
      MemorySegment checks,
      int chunk,
      int begin,
      int end,
      int check,
      int most,
      long[] candidates,
      int count) {
    long tag = (long) chunk << 32;
    long check4 = check * ONE_EACH;
    long limit4 = (most | 0x8000L) * ONE_EACH;
    int n = count;
    int i = begin;
    for (; i + 4 <= end; i += 4) {
      long counts = bitCounts(checks.get(ByteReader.U64, 2L * i) ^ check4);
      long passed = (limit4 - counts) & 0x8000_8000_8000_8000L;
      while (passed != 0) {
        candidates[n++] = tag | (i + (Long.numberOfTrailingZeros(passed) >>> 4));
        passed &= passed - 1;
      }
    }
    for (; i < end; i++) {
      if (Integer.bitCount((checks.get(ByteReader.U16, 2L * i) ^ check) & 0xffff) <= most) {
        candidates[n++] = tag | i;
      }
    }
    return n;
  }

  /// The number of set bits in each of four 16-bit lanes.
  private static long bitCounts(long lanes) {
    long x = lanes - (lanes >>> 1 & 0x5555_5555_5555_5555L);
    x = (x & 0x3333_3333_3333_3333L) + (x >>> 2 & 0x3333_3333_3333_3333L);
    x = x + (x >>> 4) & 0x0f0f_0f0f_0f0f_0f0fL;
    return x + (x >>> 8) & 0x00ff_00ff_00ff_00ffL;
  }

  private void compareCandidates() {
    for (int i = 0; i < candidateCount; i++) {
      int chunk = (int) (candidates[i] >>> 32);
      long posting = candidates[i] & 0xffff_ffffL;
      int ordinal = postings.ordinals(chunk).get(ByteReader.U32, 4 * posting);
      candidates[i] = (long) chunk << 32 | ordinal;
    }
    for (int i = 0; i < candidateCount; i++) {
      int ordinal = (int) candidates[i];
      int distance = words.distance(ordinal, query[0], query[1], query[2], query[3]);
      if (distance <= radius && isFirstToFind((int) (candidates[i] >>> 32), ordinal)) {
        sink.accept(ordinal, distance);
      }
    }
    candidateCount = 0;
  }

  private boolean isFirstToFind(int chunk, long ordinal) {
    long[] difference = new long[4];
    for (int i = 0; i < 4; i++) {
      difference[i] = words.word(ordinal, i) ^ query[i];
    }
    for (int earlier = 0; earlier < chunk; earlier++) {
      if (finds(earlier, difference)) {
        return false;
      }
    }
    return true;
  }

  private boolean finds(int chunk, long[] difference) {
    int next = geometry.next(chunk);
    int own = Integer.bitCount(bits(difference, chunk * geometry.bits(), geometry.bits()));
    int beside = Integer.bitCount(bits(difference, next * geometry.bits(), geometry.checkBits()));
    return own < budgets[chunk] && own + beside < budgets[chunk] + budgets[next];
  }

  private static int bits(long[] words, int offset, int count) {
    int word = offset >>> 6;
    int shift = offset & 63;
    long bits = words[word] >>> shift;
    if (shift + count > 64) {
      bits |= words[word + 1] << (64 - shift);
    }
    return (int) bits & (1 << count) - 1;
  }
}
