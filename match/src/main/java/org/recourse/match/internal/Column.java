package org.recourse.match.internal;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/// Bytes that are appended, in pages outside the heap, so that growing never copies. For one
/// thread.
final class Column {

  private static final long PAGE_BYTES = 1 << 20;

  private final Arena arena;
  private final List<MemorySegment> pages = new ArrayList<>();
  private long at = PAGE_BYTES;

  /// Takes its pages from the arena.
  Column(Arena arena) {
    this.arena = arena;
  }

  // Sizes are powers of two, so a value never straddles pages.
  private MemorySegment page(int bytes) {
    if (at == PAGE_BYTES) {
      pages.add(arena.allocate(PAGE_BYTES, 8));
      at = 0;
    }
    at += bytes;
    return pages.getLast();
  }

  void u8(int value) {
    page(1).set(java.lang.foreign.ValueLayout.JAVA_BYTE, at - 1, (byte) value);
  }

  void u32(int value) {
    page(4).set(ByteReader.U32, at - 4, value);
  }

  void u64(long value) {
    page(8).set(ByteReader.U64, at - 8, value);
  }

  void raw(byte[] bytes) {
    for (byte b : bytes) {
      u8(b);
    }
  }

  long size() {
    return pages.isEmpty() ? 0 : (pages.size() - 1) * PAGE_BYTES + at;
  }

  /// Returns the bytes in pieces, in order.
  List<MemorySegment> pieces() {
    List<MemorySegment> pieces = new ArrayList<>(pages);
    if (!pieces.isEmpty()) {
      pieces.add(pieces.removeLast().asSlice(0, at));
    }
    return pieces;
  }

  /// Returns the bytes in one piece.
  MemorySegment joined(Arena into) {
    MemorySegment joined = into.allocate(Math.max(64, size()), 64);
    long to = 0;
    for (MemorySegment piece : pieces()) {
      MemorySegment.copy(piece, 0, joined, to, piece.byteSize());
      to += piece.byteSize();
    }
    return joined.asSlice(0, size());
  }
}
