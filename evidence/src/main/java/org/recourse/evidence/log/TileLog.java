package org.recourse.evidence.log;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.recourse.evidence.Verdict;
import org.recourse.evidence.disk.Disk;

/// A log on a disk, which only grows: entries, the tiles of their tree, and a signed checkpoint,
/// in the files of tlog-tiles, so that a web server can hand them out as they lie there.
///
/// May be shared between threads. Who appends waits until the entry is on the disk under a signed
/// checkpoint; entries that come while others are being written are written together. Each file
/// is read back, and its hashes made anew, before the checkpoint that rests on it is signed: a
/// disk that says it wrote and did not is found out. Once the disk has failed nothing more is
/// appended: nobody knows what is on it until the log is opened again.
public final class TileLog {

  /// How long an entry may be (tlog-tiles).
  public static final int LONGEST_ENTRY = 0xffff;

  private static final String CHECKPOINT = "checkpoint";

  private final Disk disk;
  private final NoteSigner signer;
  private final List<Waiting> waiting = new ArrayList<>();
  private final Object committing = new Object();

  private Edge edge;
  private @Nullable SignedNote checkpoint;
  private @Nullable IOException failed;

  /// An entry that is not on the disk yet.
  private static final class Waiting {
    private final byte[] entry;
    private long index = -1;

    Waiting(byte[] entry) {
      this.entry = entry.clone();
    }
  }

  private TileLog(Disk disk, NoteSigner signer, Edge edge, Optional<SignedNote> checkpoint) {
    this.disk = disk;
    this.signer = signer;
    this.edge = edge;
    this.checkpoint = checkpoint.orElse(null);
  }

  /// Opens a log, or begins one where none is.
  ///
  /// @param signer the log's key; its name is the origin
  /// @throws CorruptLogException if what is there is not what this log wrote
  public static TileLog open(Disk disk, NoteSigner signer) throws IOException {
    Optional<byte[]> kept = disk.read(CHECKPOINT);
    if (kept.isEmpty()) {
      return new TileLog(disk, signer, new Edge(), Optional.empty());
    }
    SignedNote note = note(kept.get());
    if (note.signedBy(signer.key()) != Verdict.HOLDS) {
      throw new CorruptLogException(CHECKPOINT, "this log's own signature");
    }
    Checkpoint read = checkpoint(note);
    Edge edge = edge(disk, read.size());
    if (!read.origin().equals(signer.key().name()) || !edge.root().equals(read.root())) {
      throw new CorruptLogException(CHECKPOINT, "the root of the tiles beside it");
    }
    return new TileLog(disk, signer, edge, Optional.of(note));
  }

  private static SignedNote note(byte[] bytes) throws CorruptLogException {
    try {
      return SignedNote.read(bytes);
    } catch (NotLogFormatException _) {
      throw new CorruptLogException(CHECKPOINT, "a signed note");
    }
  }

  private static Checkpoint checkpoint(SignedNote note) throws CorruptLogException {
    try {
      return Checkpoint.read(note);
    } catch (NotLogFormatException _) {
      throw new CorruptLogException(CHECKPOINT, "an origin, a size and a root");
    }
  }

  private static Edge edge(Disk disk, long size) throws IOException {
    List<byte[]> tiles = new ArrayList<>();
    byte[] entries = new byte[0];
    for (int level = 0; size >>> (level * Tile.HEIGHT) > 0; level++) {
      long hashes = size >>> (level * Tile.HEIGHT);
      int width = (int) (hashes % Tile.FULL);
      tiles.add(new byte[0]);
      if (width > 0) {
        Tile tile = new Tile(level, hashes / Tile.FULL, width);
        tiles.set(level, tile(disk, tile));
        if (level == 0) {
          entries = there(disk, tile.entriesPath());
          check(tile, tiles.getFirst(), entries);
        }
      }
    }
    return new Edge(size, tiles, entries);
  }

  private static byte[] tile(Disk disk, Tile tile) throws IOException {
    byte[] bytes = there(disk, tile.path());
    if (bytes.length != tile.width() * TreeHash.BYTES) {
      throw new CorruptLogException(tile.path(), tile.width() + " hashes");
    }
    return bytes;
  }

  private static byte[] there(Disk disk, String path) throws IOException {
    return disk.read(path).orElseThrow(() -> new CorruptLogException(path, "that it is there"));
  }

  // The leaves' hashes, made anew from the entries.
  private static void check(Tile tile, byte[] hashes, byte[] bundle) throws CorruptLogException {
    List<byte[]> entries = Edge.entries(bundle, tile.entriesPath());
    if (entries.size() != tile.width()) {
      throw new CorruptLogException(tile.entriesPath(), tile.width() + " entries");
    }
    for (int i = 0; i < entries.size(); i++) {
      TreeHash made = TreeHash.ofLeaf(entries.get(i));
      if (!made.equals(Tiles.above(hashes, i, 1))) {
        throw new CorruptLogException(tile.entriesPath(), "the entries that its tile is made of");
      }
    }
  }

  /// Returns how many entries the log has.
  public long size() {
    synchronized (committing) {
      return edge.size();
    }
  }

  /// Returns the last checkpoint, empty if nothing was appended yet.
  public Optional<SignedNote> checkpoint() {
    synchronized (committing) {
      return Optional.ofNullable(checkpoint);
    }
  }

  /// Appends an entry, and returns its index when it is on the disk under a signed checkpoint.
  ///
  /// @param entry at most 65,535 bytes; what is intimate is no entry, but a commitment to it is
  /// @throws IOException if the disk failed, now or before: whether the entry is in the log
  ///     nobody knows until it is opened again
  public long append(byte[] entry) throws IOException {
    if (entry.length > LONGEST_ENTRY) {
      throw new IllegalArgumentException(
          "an entry has at most " + LONGEST_ENTRY + " bytes: " + entry.length);
    }
    Waiting own = new Waiting(entry);
    synchronized (waiting) {
      waiting.add(own);
    }
    synchronized (committing) {
      // Whoever had the turn before may have written this one too.
      if (own.index < 0) {
        commit();
      }
      return own.index;
    }
  }

  private void commit() throws IOException {
    if (failed != null) {
      throw new IOException("the disk failed before", failed);
    }
    List<Waiting> batch;
    synchronized (waiting) {
      batch = List.copyOf(waiting);
      waiting.clear();
    }
    try {
      write(batch);
    } catch (IOException e) {
      failed = e;
      throw e;
    }
  }

  private void write(List<Waiting> batch) throws IOException {
    Edge grown = new Edge(edge);
    Map<String, byte[]> files = grown.add(batch.stream().map(one -> one.entry).toList());
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      disk.replace(file.getKey(), file.getValue());
    }
    readBack(files, grown.size());
    SignedNote signed =
        signer.sign(new Checkpoint(signer.key().name(), grown.size(), grown.root()));
    disk.replace(CHECKPOINT, signed.bytes());
    readBack(CHECKPOINT, signed.bytes());
    long index = edge.size();
    edge = grown;
    checkpoint = signed;
    for (Waiting one : batch) {
      one.index = index++;
    }
  }

  private void readBack(Map<String, byte[]> files, long size) throws IOException {
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      readBack(file.getKey(), file.getValue());
    }
    for (Tile tile : Tile.grown(edge.size(), size)) {
      if (tile.level() == 0) {
        check(tile, tile(disk, tile), there(disk, tile.entriesPath()));
      }
    }
  }

  private void readBack(String path, byte[] written) throws IOException {
    if (!Arrays.equals(there(disk, path), written)) {
      throw new CorruptLogException(path, "what was written");
    }
  }

  /// Returns an entry.
  ///
  /// @param index 0 to size - 1
  public byte[] entry(long index) throws IOException {
    Tile tile = Tile.with(0, index, size());
    byte[] bundle = there(disk, tile.entriesPath());
    check(tile, tile(disk, tile), bundle);
    return Edge.entries(bundle, tile.entriesPath()).get((int) (index % Tile.FULL));
  }

  /// Returns the proof that an entry is in the log as it is now.
  ///
  /// @param index 0 to size - 1
  public TlogProof prove(long index) throws IOException {
    SignedNote now = checkpoint().orElseThrow(() -> new IllegalArgumentException("an empty log"));
    long size = checkpoint(now).size();
    return read(() -> new TlogProof(index, tree(size).inclusion(index).path(), now));
  }

  /// Returns what a witness is asked.
  ///
  /// @param before how large the log was when the witness cosigned it last, 0 if it never did
  public AddCheckpoint forWitness(long before) throws IOException {
    SignedNote now = checkpoint().orElseThrow(() -> new IllegalArgumentException("an empty log"));
    long size = checkpoint(now).size();
    return read(() -> new AddCheckpoint(
        before, before == 0 ? List.of() : tree(size).consistency(before).path(), now));
  }

  private MerkleTree tree(long size) {
    return new MerkleTree(size, new Tiles(size, tile -> {
      try {
        return tile(disk, tile);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }));
  }

  private static <T> T read(Supplier<T> reading) throws IOException {
    try {
      return reading.get();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }
}
