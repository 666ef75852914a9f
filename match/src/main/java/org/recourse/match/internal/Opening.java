package org.recourse.match.internal;

import java.util.ArrayList;
import java.util.List;
import org.recourse.match.BankEntry;
import org.recourse.match.BankUnusableException;
import org.recourse.match.CorruptIndexException;
import org.recourse.match.Disk;
import org.recourse.match.EntryContent;
import org.recourse.match.Recovery;

/// What was read and verified of a bank's files when it was opened.
///
/// @param tail what the journals hold
/// @param nextEntry the number that the next entry will get
/// @param lastJournal the one that is written on
record Opening(
    Manifest manifest,
    List<Segment> segments,
    Tail tail,
    long nextEntry,
    JournalReplay lastJournal,
    List<Recovery> recoveries) {

  static Opening read(Disk disk) throws BankUnusableException {
    return new Reader(disk, Manifest.read(disk)).read();
  }

  private static final class Reader implements JournalReplay.Handler {
    private final Disk disk;
    private final Manifest manifest;
    private final List<Segment> segments = new ArrayList<>();
    private final Tail tail = new Tail();
    private long nextEntry;

    Reader(Disk disk, Manifest manifest) {
      this.disk = disk;
      this.manifest = manifest;
      nextEntry = manifest.nextEntry();
    }

    Opening read() throws BankUnusableException {
      for (Manifest.SegmentFile file : manifest.segments()) {
        segments.add(Segment.open(disk, file));
      }
      for (long number : manifest.removed()) {
        if (segments.stream().noneMatch(segment -> segment.remove(number))) {
          throw new CorruptIndexException(
              Manifest.FILE, 0, "removed entry", "one of a segment", Long.toString(number));
        }
      }
      JournalReplay last = JournalReplay.read(disk, manifest.firstJournal(), this);
      while (last.ending() == JournalReplay.Ending.CONTINUES) {
        last = JournalReplay.read(disk, last.next(), this);
      }
      refuseUnreachedRecords(last);
      return new Opening(manifest, segments, tail, nextEntry, last, recoveries(last));
    }

    /// A journal that nothing leads to can only be one that was about to be begun. If it has
    /// records, then what led to it was lost.
    private void refuseUnreachedRecords(JournalReplay last) throws CorruptIndexException {
      if (disk.size(Journal.fileName(last.sequence() + 1)) > Journal.HEADER_BYTES) {
        throw new CorruptIndexException(
            Journal.fileName(last.sequence()),
            last.wholeBytes(),
            "end of the journal",
            "that the next journal follows",
            "missing");
      }
    }

    private static List<Recovery> recoveries(JournalReplay last) {
      return last.ending() == JournalReplay.Ending.CLOSED
          ? List.of()
          : List.of(
              new Recovery(Journal.fileName(last.sequence()), last.wholeBytes(), last.tornBytes()));
    }

    @Override
    public void added(ByteReader at, long first, List<EntryContent> contents)
        throws CorruptIndexException {
      if (first != nextEntry) {
        throw at.corrupt("first entry", Long.toString(nextEntry), Long.toString(first));
      }
      contents.forEach(content -> tail.add(new BankEntry(nextEntry++, content)));
    }

    // The entry may be gone already: merged away, or removed according to the manifest, which
    // can be younger than the record.
    @Override
    public void removed(ByteReader at, long number) throws CorruptIndexException {
      if (number < 1 || number >= nextEntry) {
        throw at.corrupt("removed entry", "1 to " + (nextEntry - 1), Long.toString(number));
      }
      if (!tail.remove(number)) {
        segments.forEach(segment -> segment.remove(number));
      }
    }
  }

  /// Deletes files of ours that the manifest does not reach: what a crash left behind.
  void deleteLeftovers(Disk disk) {
    for (String file : disk.files()) {
      if (isLeftover(file)) {
        disk.delete(file);
      }
    }
  }

  private boolean isLeftover(String file) {
    if (file.matches("segment-[0-9]{1,18}")) {
      long sequence = Long.parseLong(file.substring("segment-".length()));
      return manifest.segments().stream().noneMatch(used -> used.sequence() == sequence);
    }
    if (file.matches("journal-[0-9]{1,18}")) {
      long sequence = Long.parseLong(file.substring("journal-".length()));
      return sequence < manifest.firstJournal() || sequence > lastJournal.sequence();
    }
    return file.equals(Manifest.FILE + ".tmp");
  }
}
