package org.recourse.hub;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.recourse.fingerprint.PdqFingerprint;
import org.recourse.match.ReverseScan;

/// The other direction: has this new entry been seen before, in uploads that were looked up when
/// it was not in a bank yet?
///
/// Answers by reading all that is remembered from one end to the other, some milliseconds a
/// million. May be shared between threads. Takes 52 bytes an upload, most of them outside the
/// heap; what is forgotten is given back in blocks of 65,536.
public final class SeenUploads {

  /// An upload that lies near one of the entries asked for.
  ///
  /// @param entry which: its place in the list
  /// @param upload the number of the upload
  /// @param distance in how many bits they differ
  public record Seen(int entry, long upload, int distance) {}

  private static final int BLOCK = 1 << 16;

  private final List<Block> blocks = new CopyOnWriteArrayList<>();

  /// Makes one that has seen nothing.
  public SeenUploads() {}

  /// Remembers an upload.
  ///
  /// @param number as the store gave it
  public synchronized void add(long number, SeenUpload upload) {
    if (blocks.isEmpty() || blocks.getLast().isFull()) {
      blocks.add(new Block());
    }
    blocks.getLast().add(number, upload);
  }

  /// Returns how many uploads are remembered.
  public long count() {
    return blocks.stream().mapToLong(block -> block.count).sum();
  }

  /// Forgets blocks of which everything was seen earlier. Single uploads that are forgotten in
  /// the store are not found there any more.
  public synchronized void forgetBefore(Instant time) {
    blocks.removeIf(block -> block.newest.isBefore(time));
  }

  /// Returns every remembered upload of a tenant that lies near one of the entries, in the order
  /// in which they were seen.
  ///
  /// @param entries at most 1,000
  /// @param radius 0 to 64 bits
  public List<Seen> rescan(TenantId tenant, List<PdqFingerprint> entries, int radius) {
    List<Seen> seen = new ArrayList<>();
    ReverseScan scan = new ReverseScan(entries, radius);
    for (Block block : blocks) {
      block.scan(scan, tenant, seen);
    }
    return seen;
  }

  private static final class Block {
    private static final ValueLayout.OfLong WORD =
        ValueLayout.JAVA_LONG.withOrder(ByteOrder.LITTLE_ENDIAN);
    private final MemorySegment rows =
        Arena.ofAuto().allocate((long) BLOCK * ReverseScan.ROW_BYTES, WORD.byteAlignment());
    private final long[] numbers = new long[BLOCK];
    private final long[] tenants = new long[BLOCK];
    private volatile Instant newest = Instant.MIN;
    private volatile int count;

    boolean isFull() {
      return count == BLOCK;
    }

    // The count is written last: whoever reads it sees the rows below it.
    void add(long number, SeenUpload upload) {
      int row = count;
      PdqFingerprint fingerprint = upload.fingerprint();
      long at = (long) row * ReverseScan.ROW_BYTES;
      rows.set(WORD, at, fingerprint.w0());
      rows.set(WORD, at + 8, fingerprint.w1());
      rows.set(WORD, at + 16, fingerprint.w2());
      rows.set(WORD, at + 24, fingerprint.w3());
      numbers[row] = number;
      tenants[row] = upload.tenant().number();
      newest = upload.seenAt();
      count = row + 1;
    }

    void scan(ReverseScan scan, TenantId tenant, List<Seen> seen) {
      MemorySegment filled = rows.asSlice(0, (long) count * ReverseScan.ROW_BYTES);
      scan.scan(filled, 0, (row, entry, distance) -> {
        if (tenants[(int) row] == tenant.number()) {
          seen.add(new Seen(entry, numbers[(int) row], distance));
        }
      });
    }
  }
}
