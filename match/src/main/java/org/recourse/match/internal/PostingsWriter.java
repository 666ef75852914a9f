package org.recourse.match.internal;

import java.lang.foreign.MemorySegment;

/// Fills bytes with an index of fingerprints. For one thread.
final class PostingsWriter {

  /*
   * Each chunk's postings are sorted by the chunk's value, in two passes: first into at most 256
   * parts by its highest bits, which writes in 256 streams; then each part, which is small enough
   * for the cache, into buckets. With one pass into all buckets nearly every write would miss it.
   */

  private static final int PART_BITS = 8;
  private static final int ORDINAL_BITS = 31;
  private static final int CHECK_BITS = 16;

  private final Words words;
  private final int[] ordinals;
  private final Geometry geometry;
  private final int lowBits;
  private final long[] parted;

  private PostingsWriter(Words words, int[] ordinals, Geometry geometry) {
    this.words = words;
    this.ordinals = ordinals;
    this.geometry = geometry;
    this.lowBits = Math.max(0, geometry.bits() - PART_BITS);
    this.parted = new long[geometry.chunks() == 0 ? 0 : ordinals.length];
  }

  /// Indexes some of the rows.
  ///
  /// @param ordinals which, ascending
  /// @param target [Postings#bytes] bytes, all zero
  static Postings write(Words words, int[] ordinals, Geometry geometry, MemorySegment target) {
    target.set(ByteReader.U32, 0, ordinals.length);
    target.set(ByteReader.U32, 4, geometry.chunks());
    target.set(ByteReader.U32, 8, geometry.bits());
    Postings postings = new Postings(target);
    PostingsWriter writer = new PostingsWriter(words, ordinals, geometry);
    if (geometry.chunks() == 0) {
      writer.writeList(postings.ordinals(0));
    }
    for (int chunk = 0; chunk < geometry.chunks(); chunk++) {
      writer.writeChunk(chunk, postings);
    }
    return postings;
  }

  private void writeList(MemorySegment list) {
    for (int i = 0; i < ordinals.length; i++) {
      list.set(ByteReader.U32, 4L * i, ordinals[i]);
    }
  }

  private void writeChunk(int chunk, Postings postings) {
    int offset = chunk * geometry.bits();
    int[] begins = new int[geometry.buckets() + 1];
    for (int ordinal : ordinals) {
      begins[words.bits(ordinal, offset, geometry.bits()) + 1]++;
    }
    MemorySegment directory = postings.directory(chunk);
    for (int bucket = 0; bucket < geometry.buckets(); bucket++) {
      begins[bucket + 1] += begins[bucket];
      directory.set(ByteReader.U32, 4L * (bucket + 1), begins[bucket + 1]);
    }
    part(begins, chunk);
    sort(begins, postings.checks(chunk), postings.ordinals(chunk));
  }

  private void part(int[] begins, int chunk) {
    int offset = chunk * geometry.bits();
    int nextOffset = geometry.next(chunk) * geometry.bits();
    int[] ends = new int[geometry.buckets() >>> lowBits];
    for (int part = 0; part < ends.length; part++) {
      ends[part] = begins[part << lowBits];
    }
    int lowMask = (1 << lowBits) - 1;
    for (int ordinal : ordinals) {
      int value = words.bits(ordinal, offset, geometry.bits());
      long check = words.bits(ordinal, nextOffset, geometry.checkBits());
      parted[ends[value >>> lowBits]++] =
          (long) (value & lowMask) << (CHECK_BITS + ORDINAL_BITS) | check << ORDINAL_BITS | ordinal;
    }
  }

  private void sort(int[] begins, MemorySegment checks, MemorySegment sorted) {
    int[] next = begins;
    int parts = geometry.buckets() >>> lowBits;
    for (int part = 0, i = 0; part < parts; part++) {
      // The buckets of later parts are still untouched, so this is where the part ends.
      int end = begins[(part + 1) << lowBits];
      for (; i < end; i++) {
        long posting = parted[i];
        int bucket = part << lowBits | (int) (posting >>> (CHECK_BITS + ORDINAL_BITS));
        int to = next[bucket]++;
        checks.set(ByteReader.U16, 2L * to, (short) (posting >>> ORDINAL_BITS));
        sorted.set(ByteReader.U32, 4L * to, (int) posting & Integer.MAX_VALUE);
      }
    }
  }
}
