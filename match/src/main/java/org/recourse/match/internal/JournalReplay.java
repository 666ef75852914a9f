package org.recourse.match.internal;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import org.recourse.match.CorruptIndexException;
import org.recourse.match.Disk;
import org.recourse.match.EntryContent;
import org.recourse.match.NewerFormatException;

/// What a journal held when it was read. Immutable.
///
/// @param wholeBytes where the last whole record ends
/// @param records how many whole records there are
/// @param ending how it ends
/// @param next the journal that continues it, if that is the ending
/// @param tornBytes what follows the whole records, was never acknowledged, and is not mere room
public record JournalReplay(
    long sequence, long wholeBytes, long records, Ending ending, long next, long tornBytes) {

  /// How a journal ends.
  public enum Ending {
    /// The bank was closed.
    CLOSED,
    /// Another journal continues it.
    CONTINUES,
    /// It was being written when the process or the machine stopped.
    OPEN
  }

  /// Takes what was acknowledged, in order.
  public interface Handler {
    /// A batch of entries was added.
    void added(ByteReader at, long first, List<EntryContent> contents) throws CorruptIndexException;

    /// An entry was removed, alone or in a batch.
    void removed(ByteReader at, long number) throws CorruptIndexException;
  }

  /// Reads a journal from the start.
  ///
  /// @throws CorruptIndexException if anything is wrong that a crash cannot explain
  public static JournalReplay read(Disk disk, long sequence, Handler handler)
      throws CorruptIndexException, NewerFormatException {
    String file = Journal.fileName(sequence);
    if (disk.size(file) < 0) {
      throw new CorruptIndexException(file, 0, "file", "there", "missing");
    }
    MemorySegment bytes = disk.read(file);
    ByteReader in = new ByteReader(file, bytes, 0, bytes.byteSize());
    Formats.checkStart(in, file, Journal.MAGIC, "bank", Journal.VERSION);
    in.u32();
    if (in.u64() != sequence) {
      throw in.corrupt("sequence number", Long.toString(sequence), "another");
    }
    in.u32();
    in.checksumFrom(0, "the header");
    return new Records(file, bytes, sequence, handler).read();
  }

  private static final class Records {
    private final String file;
    private final MemorySegment bytes;
    private final long sequence;
    private final Handler handler;
    private long at = Journal.HEADER_BYTES;
    private long records;
    private Ending ending = Ending.OPEN;
    private long next;

    Records(String file, MemorySegment bytes, long sequence, Handler handler) {
      this.file = file;
      this.bytes = bytes;
      this.sequence = sequence;
      this.handler = handler;
    }

    JournalReplay read() throws CorruptIndexException {
      while (at < bytes.byteSize() && isWhole(at, records)) {
        if (ending == Ending.CONTINUES) {
          throw corrupt("end of the journal", "here", "another record");
        }
        handle();
      }
      refuseDamage();
      long torn = tornBytes();
      if (ending == Ending.CONTINUES && torn > 0) {
        throw corrupt("end of the journal", "here", "more bytes");
      }
      if (ending == Ending.CLOSED && at < bytes.byteSize()) {
        ending = Ending.OPEN;
      }
      return new JournalReplay(sequence, at, records, ending, next, torn);
    }

    /// Zeros are room for records; no record is of zeros alone, because none has type 0.
    private long tornBytes() {
      long end = bytes.byteSize();
      while (end > at && bytes.get(ValueLayout.JAVA_BYTE, end - 1) == 0) {
        end--;
      }
      return end - at;
    }

    private void handle() throws CorruptIndexException {
      int length = bytes.get(ByteReader.U32, at);
      int type = bytes.get(ValueLayout.JAVA_BYTE, at + 4);
      long payload = at + Journal.RECORD_HEADER_BYTES;
      ByteReader in = new ByteReader(file, bytes, payload, payload + length);
      ending = Ending.OPEN;
      switch (type) {
        case Journal.ADD -> handler.added(in, in.u64(), contents(in));
        case Journal.REMOVE -> {
          for (int left = in.count(8); left > 0; left--) {
            handler.removed(in, in.u64());
          }
        }
        case Journal.CLOSED -> ending = Ending.CLOSED;
        default -> {
          ending = Ending.CONTINUES;
          next = in.u64();
          if (next != sequence + 1) {
            throw in.corrupt("next journal", Long.toString(sequence + 1), Long.toString(next));
          }
        }
      }
      in.end("the record");
      at = payload + length + 4;
      records++;
    }

    private static List<EntryContent> contents(ByteReader in) throws CorruptIndexException {
      int count = in.count(1);
      List<EntryContent> contents = new ArrayList<>(count);
      for (int i = 0; i < count; i++) {
        contents.add(EntryCodec.read(in));
      }
      return contents;
    }

    /// Whether a whole record of this number begins here.
    private boolean isWhole(long from, long number) {
      return isHeader(from, number) && isPayload(from);
    }

    private boolean isHeader(long from, long number) {
      if (bytes.byteSize() - from < Journal.RECORD_HEADER_BYTES + 4) {
        return false;
      }
      int typeAndZeros = bytes.get(ByteReader.U32, from + 4);
      return typeAndZeros >= Journal.ADD
          && typeAndZeros <= Journal.CLOSED
          && bytes.get(ByteReader.U64, from + 8) == number
          && bytes.get(ByteReader.U32, from + 16) == ByteReader.checksum(bytes, from, 16);
    }

    private boolean isPayload(long from) {
      long length = bytes.get(ByteReader.U32, from) & 0xffff_ffffL;
      long payload = from + Journal.RECORD_HEADER_BYTES;
      return length <= bytes.byteSize() - payload - 4
          && bytes.get(ByteReader.U32, payload + length)
              == ByteReader.checksum(bytes, payload, length);
    }

    /// A crash tears only the end. So if a later record is found behind a wrong one, somebody or
    /// something has changed what was acknowledged.
    private void refuseDamage() throws CorruptIndexException {
      long last = bytes.byteSize() - Journal.RECORD_HEADER_BYTES - 4;
      for (long from = at + 1; from <= last; from++) {
        long number = bytes.get(ByteReader.U64, from + 8);
        if (number > records && number - records < 1 << 20 && isWhole(from, number)) {
          throw corrupt("record " + records, "whole", "damaged, with whole records behind it");
        }
      }
    }

    private CorruptIndexException corrupt(String what, String expected, String found) {
      return new CorruptIndexException(file, at, what, expected, found);
    }
  }
}
