package org.recourse.evidence.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.recourse.evidence.Verdict;
import org.recourse.evidence.disk.Disk;
import org.recourse.evidence.disk.FileDisk;

/// A log on a disk: what it acknowledged, what it proves, and what it refuses to build on.
class TileLogTest {

  private static final NoteSigner SIGNER =
      NoteSigner.make("example.org/custody", NoteKey.Use.NOTE, new SecureRandom());

  @TempDir
  private Path folder;

  /// A disk in memory that can be told to fail, or to lose a write and say nothing.
  private static final class Memory implements Disk {
    private final Map<String, byte[]> files = new HashMap<>();
    private int writesLeft = Integer.MAX_VALUE;
    private boolean loses;

    @Override
    public Optional<byte[]> read(String path) {
      return Optional.ofNullable(files.get(path)).map(byte[]::clone);
    }

    @Override
    public void replace(String path, byte[] bytes) throws IOException {
      if (writesLeft-- <= 0) {
        if (!loses) {
          throw new IOException("Input/output error");
        }
        return;
      }
      files.put(path, bytes.clone());
    }
  }

  private static long append(TileLog log, int number) throws IOException {
    return log.append(MerkleTreeTest.entry(number));
  }

  @Test
  void logHasTheTreeOfItsEntriesAndProvesEachAlsoAfterItWasOpenedAgain() throws Exception {
    Memory disk = new Memory();
    MerkleTreeTest.Plain plain = new MerkleTreeTest.Plain();
    TileLog log = TileLog.open(disk, SIGNER);
    assertThat(log.checkpoint()).isEmpty();
    for (int i = 0; i < 600; i++) {
      assertThat(append(log, i)).isEqualTo(i);
      plain.add(MerkleTreeTest.entry(i));
      if (i % 97 == 0 || (i >= 510 && i <= 514)) {
        log = TileLog.open(disk, SIGNER);
        assertThat(log.size()).isEqualTo(i + 1);
        Checkpoint now = Checkpoint.read(log.checkpoint().orElseThrow());
        assertThat(now.root()).isEqualTo(plain.root(0, i + 1));
      }
    }
    for (int i = 0; i < 600; i++) {
      byte[] entry = log.entry(i);
      assertThat(entry).isEqualTo(MerkleTreeTest.entry(i));
      assertThat(log.prove(i).check(entry, SIGNER.key(), List.of()).proves(0)).isTrue();
    }
  }

  @Test
  void filesAreThoseOfTheSpecification() throws Exception {
    Memory disk = new Memory();
    TileLog log = TileLog.open(disk, SIGNER);
    for (int i = 0; i < 257; i++) {
      append(log, i);
    }
    assertThat(disk.files)
        .containsKeys(
            "checkpoint",
            "tile/0/000",
            "tile/entries/000",
            "tile/0/001.p/1",
            "tile/entries/001.p/1",
            "tile/1/000.p/1");
    assertThat(disk.files.get("tile/0/000")).hasSize(8_192);
    assertThat(disk.files.get("tile/entries/001.p/1")).containsExactly(0, 4, 0, 0, 1, 0);
  }

  @Test
  void witnessSeesItGrow() throws Exception {
    NoteSigner key = NoteSigner.make("witness", NoteKey.Use.COSIGNATURE, new SecureRandom());
    Witness witness = new Witness(key, List.of(SIGNER.key()), new Memory(), InstantSource.system());
    TileLog log = TileLog.open(new Memory(), SIGNER);
    long before = 0;
    for (int i = 0; i < 300; i++) {
      append(log, i);
      if (i % 41 == 0) {
        assertThat(witness.add(log.forWitness(before))).isInstanceOf(Witness.Answer.Cosigned.class);
        before = log.size();
      }
    }
  }

  @Test
  void manyAtOnceAreWrittenTogetherAndEachOnce() throws Exception {
    TileLog log = TileLog.open(new FileDisk(folder), SIGNER);
    List<Callable<Long>> appends = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      int number = i;
      appends.add(() -> append(log, number));
    }
    Set<Long> indexes = new HashSet<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Long>> done = threads.invokeAll(appends);
      for (int i = 0; i < done.size(); i++) {
        long index = done.get(i).get();
        indexes.add(index);
        assertThat(log.entry(index)).isEqualTo(MerkleTreeTest.entry(i));
      }
    }
    assertThat(indexes).hasSize(400);
    assertThat(TileLog.open(new FileDisk(folder), SIGNER).size()).isEqualTo(400);
  }

  /// At each write of ten appends the disk fails, or loses the write: what was acknowledged
  /// before is there when the log is opened again, and nothing is acknowledged that is not.
  @Test
  void whatWasAcknowledgedOutlastsEachFailureOfTheDisk() throws Exception {
    for (boolean loses : new boolean[] {false, true}) {
      for (int writes = 0; writes < 60; writes++) {
        Memory disk = new Memory();
        TileLog log = TileLog.open(disk, SIGNER);
        append(log, 0);
        disk.writesLeft = writes;
        disk.loses = loses;
        int acknowledged = 1;
        try {
          for (int i = 1; i <= 10; i++) {
            append(log, i);
            acknowledged++;
          }
        } catch (IOException _) {
          assertThatThrownBy(() -> append(log, 99)).hasMessage("the disk failed before");
        }
        disk.writesLeft = Integer.MAX_VALUE;
        TileLog again = TileLog.open(disk, SIGNER);
        assertThat(again.size())
            .as("loses " + loses + ", after " + writes)
            .isBetween((long) acknowledged, acknowledged + 1L);
        for (int i = 0; i < acknowledged; i++) {
          assertThat(again.entry(i)).isEqualTo(MerkleTreeTest.entry(i));
        }
        assertThat(append(again, 100)).isEqualTo(again.size() - 1);
      }
    }
  }

  @Test
  void everyChangedBitOfALogIsFoundOut() throws Exception {
    Memory disk = new Memory();
    TileLog log = TileLog.open(disk, SIGNER);
    for (int i = 0; i < 5; i++) {
      append(log, i);
    }
    for (String path : List.of("checkpoint", "tile/0/000.p/5", "tile/entries/000.p/5")) {
      byte[] whole = disk.read(path).orElseThrow();
      for (int bit = 0; bit < whole.length * Byte.SIZE; bit++) {
        byte[] changed = whole.clone();
        changed[bit / Byte.SIZE] ^= (byte) (1 << (bit % Byte.SIZE));
        disk.files.put(path, changed);
        assertThatThrownBy(() -> TileLog.open(disk, SIGNER))
            .as(path + " bit " + bit)
            .isInstanceOf(CorruptLogException.class);
      }
      disk.files.put(path, Arrays.copyOf(whole, whole.length - 1));
      assertThatThrownBy(() -> TileLog.open(disk, SIGNER)).isInstanceOf(IOException.class);
      disk.files.remove(path);
      if (!path.equals("checkpoint")) {
        assertThatThrownBy(() -> TileLog.open(disk, SIGNER))
            .hasMessage(path + ": expected that it is there");
      }
      disk.files.put(path, whole);
    }
    assertThat(TileLog.open(disk, SIGNER).size()).isEqualTo(5);
  }

  @Test
  void anotherLogsFilesAndTooLongEntriesAreRefused() throws Exception {
    Memory disk = new Memory();
    TileLog log = TileLog.open(disk, SIGNER);
    append(log, 0);
    NoteSigner other = NoteSigner.make("example.org/custody", NoteKey.Use.NOTE, new SecureRandom());
    assertThatThrownBy(() -> TileLog.open(disk, other))
        .hasMessage("checkpoint: expected this log's own signature");
    assertThatThrownBy(() -> log.append(new byte[65_536]))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(
            log.prove(0).check(MerkleTreeTest.entry(0), SIGNER.key(), List.of()).byLog())
        .isEqualTo(Verdict.HOLDS);
  }
}
