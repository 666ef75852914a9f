package org.recourse.match.internal;

import java.util.List;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.recourse.match.Disk;
import org.recourse.match.DiskException;
import org.recourse.match.EntryContent;

/// The end of a journal, where additions and removals become durable one after the other. For one
/// thread at a time. The format is in `docs/formats/bank-v1.md`.
public final class Journal implements AutoCloseable {

  /*
   * A sync is much dearer where the file became longer, because the file system then writes down
   * the new length as well. So the file is made longer by some hundred records at a time, with
   * zeros, and a record is written over zeros. They are cut off when the journal is finished.
   *
   * A write or a sync that fails leaves the file's end unknown. The record was not acknowledged,
   * so it is cut off before anything else is written; while even that fails, nothing can be
   * added, and the bank can still be read.
   */

  static final long MAGIC = Formats.magic("RCRSJNL\0");
  static final int VERSION = 1;
  static final int HEADER_BYTES = 32;
  static final int RECORD_HEADER_BYTES = 20;
  static final int ADD = 1;
  static final int REMOVE = 2;
  static final int CONTINUES = 3;
  static final int CLOSED = 4;
  private static final int ROOM_BYTES = 256 * 1024;

  private final Disk disk;
  private final long sequence;
  private Disk.@Nullable Output file;
  private long length;
  private long room;
  private long nextRecord;
  private boolean closedInOrder;

  private Journal(
      Disk disk, long sequence, Disk.@Nullable Output file, long length, long nextRecord) {
    this.disk = disk;
    this.sequence = sequence;
    this.file = file;
    this.length = length;
    this.nextRecord = nextRecord;
  }

  /// Returns the name of the file.
  public static String fileName(long sequence) {
    return "journal-" + sequence;
  }

  /// Creates an empty journal, durably.
  public static Journal create(Disk disk, long sequence) {
    ByteWriter header =
        new ByteWriter().u64(MAGIC).u32(VERSION).u32(0).u64(sequence).u32(0);
    header.checksumFrom(0);
    Disk.Output file = disk.create(fileName(sequence));
    try {
      file.write(header.asBuffer());
      file.sync();
      disk.sync();
    } catch (DiskException e) {
      file.close();
      throw e;
    }
    return new Journal(disk, sequence, file, HEADER_BYTES, 0);
  }

  /// Goes on writing a journal that was read; what follows its whole records is cut off.
  public static Journal resume(Disk disk, JournalReplay replay) {
    Disk.Output file = disk.append(fileName(replay.sequence()), replay.wholeBytes());
    Journal journal =
        new Journal(disk, replay.sequence(), file, replay.wholeBytes(), replay.records());
    journal.closedInOrder = replay.ending() == JournalReplay.Ending.CLOSED;
    return journal;
  }

  /// Returns the number in the file's name.
  public long sequence() {
    return sequence;
  }

  /// Makes a batch of entries durable.
  public void added(long first, List<EntryContent> contents) {
    ByteWriter payload = new ByteWriter().u64(first).u32(contents.size());
    contents.forEach(content -> EntryCodec.write(payload, content));
    append(ADD, payload);
  }

  /// Makes removals durable, all or none.
  public void removed(List<Long> numbers) {
    ByteWriter payload = new ByteWriter().u32(numbers.size());
    numbers.forEach(payload::u64);
    append(REMOVE, payload);
  }

  /// Ends this journal: another follows, which exists.
  public void continues(long next) {
    appendLast(CONTINUES, new ByteWriter().u64(next));
  }

  private void append(int type, ByteWriter payload) {
    attempt(out -> {
      int bytes = write(out, type, payload);
      if (bytes > room) {
        out.makeRoom(ROOM_BYTES);
        room = bytes + (long) ROOM_BYTES;
      }
      return bytes;
    });
    closedInOrder = false;
  }

  /// Appends a record that ends the file.
  private void appendLast(int type, ByteWriter payload) {
    attempt(out -> {
      out.cutOff();
      int bytes = write(out, type, payload);
      room = bytes;
      return bytes;
    });
    closedInOrder = type == CLOSED;
  }

  private void attempt(ToIntFunction<Disk.Output> writing) {
    Disk.Output out = writable();
    try {
      int bytes = writing.applyAsInt(out);
      out.sync();
      length += bytes;
      room -= bytes;
      nextRecord++;
    } catch (DiskException e) {
      giveUp(out);
      throw e;
    }
  }

  private int write(Disk.Output out, int type, ByteWriter payload) {
    ByteWriter record =
        new ByteWriter().u32(payload.size()).u8(type).u8(0).u16(0).u64(nextRecord);
    record.checksumFrom(0);
    payload.checksumFrom(0);
    record.raw(payload.asBuffer());
    out.write(record.asBuffer());
    return record.size();
  }

  private Disk.Output writable() {
    if (file == null) {
      file = disk.append(fileName(sequence), length);
    }
    return file;
  }

  private void giveUp(Disk.Output out) {
    file = null;
    room = 0;
    try {
      out.close();
      file = disk.append(fileName(sequence), length);
      file.sync();
    } catch (DiskException _) {
      // Cut off at the next attempt; the first failure is the one worth telling.
      file = null;
    }
  }

  /// Closes the file and leaves it as a crash would. For when another journal continues this one.
  public void abandon() {
    if (file != null) {
      file.close();
      file = null;
    }
  }

  /// Records that the bank was closed in order, and closes the file.
  @Override
  public void close() {
    try {
      if (!closedInOrder) {
        appendLast(CLOSED, new ByteWriter());
      }
    } finally {
      abandon();
    }
  }
}
