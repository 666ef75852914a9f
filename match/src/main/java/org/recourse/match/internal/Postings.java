package org.recourse.match.internal;

import java.lang.foreign.MemorySegment;
import org.recourse.fingerprint.PdqFingerprint;
import org.recourse.match.CorruptIndexException;

/// An immutable index of rows whose fingerprints all have an even, or all an odd number of set
/// bits. May be shared between threads. The layout is in `docs/formats/bank-v1.md`.
final class Postings {

  /*
   * Exactness. Chunk i has a budget t[i], and the budgets sum to radius + 1. If a row is within
   * the radius, the sum of d[i] - t[i] over all chunks is negative, so (cycle lemma; used for
   * searching by Qin and Xiao as the "pigeonring" [1]) some chunk starts a round in which every
   * partial sum is negative. Looking at partial sums of one and of two chunks, such a row is
   * found in a bucket with d[i] < t[i], and its posting has d[i] + d[i+1] < t[i] + t[i+1]. A
   * posting carries 16 bits of the next chunk; fewer bits can only make d[i+1] look smaller, so
   * nothing is missed. What is found is compared in full, so nothing else is told.
   *
   * Speed. A look-up is some hundred loads from anywhere in memory, and what it takes is how
   * many of them are under way at once. So each phase makes loads that do not depend on each
   * other, with no branch that cannot be foreseen between them: all directory entries; a touch
   * of each cache line of the buckets; then the buckets' checks; then the ordinals of the few
   * that pass; then their fingerprints. Measured: without the touching 1.3 to 1.7 times as long.
   *
   * A row is told by the first chunk that finds it, so no set of rows already told is needed.
   *
   * [1] J. Qin, C. Xiao: Pigeonring: A Principle for Faster Thresholded Similarity Search. PVLDB
   *     12(1), 2018.
   */

  static final int HEAD_BYTES = 64;

  private final Geometry geometry;
  private final int rows;
  private final MemorySegment[] directories;
  private final MemorySegment[] checks;
  private final MemorySegment[] ordinals;
  private final long size;

  /// Reads the parts of an index out of bytes that [PostingsWriter] filled.
  Postings(MemorySegment bytes) {
    rows = bytes.get(ByteReader.U32, 0);
    geometry = new Geometry(bytes.get(ByteReader.U32, 4), bytes.get(ByteReader.U32, 8));
    size = bytes.byteSize();
    int parts = Math.max(1, geometry.chunks());
    directories = new MemorySegment[parts];
    checks = new MemorySegment[parts];
    ordinals = new MemorySegment[parts];
    long at = HEAD_BYTES;
    for (int i = 0; i < parts; i++) {
      directories[i] = bytes.asSlice(at, directoryBytes(geometry));
      at += padded(directories[i].byteSize());
      checks[i] = bytes.asSlice(at, geometry.chunks() == 0 ? 0 : 2L * rows);
      at += padded(checks[i].byteSize());
      ordinals[i] = bytes.asSlice(at, 4L * rows);
      at += padded(ordinals[i].byteSize());
    }
  }

  /// Returns how many bytes an index takes.
  static long bytes(Geometry geometry, long rows) {
    if (geometry.chunks() == 0) {
      return HEAD_BYTES + padded(4 * rows);
    }
    long chunk = padded(directoryBytes(geometry)) + padded(2 * rows) + padded(4 * rows);
    return HEAD_BYTES + geometry.chunks() * chunk;
  }

  /// Refuses bytes that are too few, before any of them is searched.
  static Postings read(String file, long offset, MemorySegment bytes) throws CorruptIndexException {
    try {
      long expected = bytes(
          new Geometry(bytes.get(ByteReader.U32, 4), bytes.get(ByteReader.U32, 8)),
          bytes.get(ByteReader.U32, 0));
      if (expected == bytes.byteSize()) {
        return new Postings(bytes);
      }
    } catch (IllegalArgumentException | IndexOutOfBoundsException _) {
      // Told below: the head is not one of ours.
    }
    throw new CorruptIndexException(
        file, offset, "head of the index", "one of " + bytes.byteSize() + " bytes", "another");
  }

  private static long directoryBytes(Geometry geometry) {
    return geometry.chunks() == 0 ? 0 : 4L * (geometry.buckets() + 1);
  }

  static long padded(long bytes) {
    return (bytes + 63) / 64 * 64;
  }

  Geometry geometry() {
    return geometry;
  }

  int rows() {
    return rows;
  }

  long size() {
    return size;
  }

  MemorySegment directory(int chunk) {
    return directories[chunk];
  }

  MemorySegment checks(int chunk) {
    return checks[chunk];
  }

  MemorySegment ordinals(int chunk) {
    return ordinals[chunk];
  }

  /// Tells every row within the radius, each once, unless that would take longer than comparing
  /// all rows; then tells none and returns false.
  ///
  /// @param words the fingerprints of the rows, by ordinal
  /// @param radius made even or odd as the distances are, 0 to 256
  boolean search(Words words, PdqFingerprint query, int radius, RowSink sink) {
    if (geometry.chunks() == 0) {
      searchList(words, query, radius, sink);
      return true;
    }
    return PostingsSearch.search(this, words, query, radius, sink);
  }

  private void searchList(Words words, PdqFingerprint query, int radius, RowSink sink) {
    for (long i = 0; i < rows; i++) {
      int ordinal = ordinals[0].get(ByteReader.U32, 4 * i);
      int distance = words.distance(ordinal, query.w0(), query.w1(), query.w2(), query.w3());
      if (distance <= radius) {
        sink.accept(ordinal, distance);
      }
    }
  }
}
