package org.recourse.evidence.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.recourse.evidence.Verdict;
import org.recourse.evidence.disk.Disk;
import org.recourse.evidence.disk.FileDisk;
import org.recourse.evidence.log.Witness.Answer;

/// A witness in front of a log that grows, and of one that rewrites what it was.
class WitnessTest {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Instant NOON = Instant.parse("2026-03-03T12:00:00Z");
  private static final String ORIGIN = "example.org/custody";

  @TempDir
  private Path folder;

  private final NoteSigner log = NoteSigner.make(ORIGIN, NoteKey.Use.NOTE, RANDOM);
  private final NoteSigner own =
      NoteSigner.make("witness.example/1", NoteKey.Use.COSIGNATURE, RANDOM);
  private final MerkleTreeTest.Plain entries = MerkleTreeTest.Plain.of(40);

  private Witness witness(Disk disk) {
    return new Witness(own, List.of(log.key()), disk, () -> NOON);
  }

  private Witness witness() {
    return witness(new FileDisk(folder));
  }

  private SignedNote signed(int size, MerkleTreeTest.Plain of) {
    return log.sign(new Checkpoint(ORIGIN, size, of.root(0, size)));
  }

  private AddCheckpoint grown(int before, int size) {
    List<TreeHash> path = before == 0
        ? List.of()
        : new MerkleTree(size, entries).consistency(before).path();
    return new AddCheckpoint(before, path, signed(size, entries));
  }

  @Test
  void logThatOnlyGrowsIsCosignedAndItsLastCheckpointKept() throws Exception {
    Witness witness = witness();
    for (int[] step : new int[][] {{0, 0}, {0, 1}, {1, 7}, {7, 7}, {7, 8}, {8, 40}}) {
      AddCheckpoint asked = AddCheckpoint.read(grown(step[0], step[1]).bytes());
      assertThat(witness.add(asked)).isInstanceOf(Answer.Cosigned.class);
    }
    SignedNote kept = witness().latest(ORIGIN).orElseThrow();
    assertThat(Checkpoint.read(kept).size()).isEqualTo(40);
    assertThat(kept.signedBy(log.key())).isEqualTo(Verdict.HOLDS);
    assertThat(Cosignature.under(kept, own.key()))
        .isEqualTo(new Cosignature(own.key(), Verdict.HOLDS, Optional.of(NOON)));
  }

  @Test
  void cosignatureThatGoesBackMakesTheLogsCheckpointProveMore() throws Exception {
    AddCheckpoint asked = grown(0, 40);
    Answer.Cosigned answer = (Answer.Cosigned) witness().add(asked);
    SignedNote whole = SignedNote.read(
        (new String(asked.checkpoint().bytes(), StandardCharsets.UTF_8) + answer.line())
            .getBytes(StandardCharsets.UTF_8));
    TlogProof proof = new TlogProof(5, new MerkleTree(40, entries).inclusion(5).path(), whole);
    assertThat(
            proof.check(MerkleTreeTest.entry(5), log.key(), List.of(own.key())).proves(1))
        .isTrue();
  }

  @Test
  void forkIsRefusedAndKeptAsTheProofOfIt() throws Exception {
    Witness witness = witness();
    witness.add(grown(0, 20));
    MerkleTreeTest.Plain other = MerkleTreeTest.Plain.of(19);
    for (int i = 19; i < 40; i++) {
      other.add(MerkleTreeTest.entry(1_000 + i));
    }
    List<TreeHash> path = new MerkleTree(40, other).consistency(20).path();
    AddCheckpoint fork = new AddCheckpoint(20, path, signed(40, other));
    assertThat(witness.add(fork)).isEqualTo(new Answer.NotConsistent());
    assertThat(witness.add(new AddCheckpoint(20, List.of(), signed(20, other))))
        .isEqualTo(new Answer.NotConsistent());
    Path kept = folder.resolve(Witness.folder(ORIGIN)).resolve("fork");
    assertThat(AddCheckpoint.read(Files.readAllBytes(kept))).isEqualTo(fork);
    assertThat(Checkpoint.read(witness().latest(ORIGIN).orElseThrow()).size()).isEqualTo(20);
    assertThat(witness.add(grown(20, 40))).isInstanceOf(Answer.Cosigned.class);
  }

  @Test
  void whoGoesBackOrStandsElsewhereIsToldWhereTheWitnessStands() throws Exception {
    Witness witness = witness();
    witness.add(grown(0, 20));
    assertThat(witness.add(grown(0, 40))).isEqualTo(new Answer.StandsElsewhere(20));
    assertThat(witness.add(grown(10, 40))).isEqualTo(new Answer.StandsElsewhere(20));
    assertThat(witness.add(new AddCheckpoint(20, List.of(), signed(10, entries))))
        .isEqualTo(new Answer.Malformed());
  }

  @Test
  void strangersLogsForgedSignaturesAndEmptyProofsAreRefused() throws Exception {
    Witness witness = witness();
    NoteSigner stranger = NoteSigner.make("example.org/other", NoteKey.Use.NOTE, RANDOM);
    SignedNote theirs = stranger.sign(new Checkpoint("example.org/other", 1, entries.root(0, 1)));
    assertThat(witness.add(new AddCheckpoint(0, List.of(), theirs)))
        .isEqualTo(new Answer.UnknownLog());
    NoteSigner forger = NoteSigner.make(ORIGIN, NoteKey.Use.NOTE, RANDOM);
    SignedNote forged = forger.sign(new Checkpoint(ORIGIN, 1, entries.root(0, 1)));
    assertThat(witness.add(new AddCheckpoint(0, List.of(), forged)))
        .isEqualTo(new Answer.NotSigned());
    assertThat(witness.add(new AddCheckpoint(0, List.of(TreeHash.OF_NOTHING), signed(3, entries))))
        .isEqualTo(new Answer.NotConsistent());
    SignedNote nothing = log.sign(new Checkpoint(ORIGIN, 0, entries.root(0, 1)));
    assertThat(witness.add(new AddCheckpoint(0, List.of(), nothing)))
        .isEqualTo(new Answer.NotConsistent());
    assertThat(witness.latest(ORIGIN)).isEmpty();
  }

  @Test
  void nothingIsCosignedThatIsNotOnTheDisk() throws Exception {
    Disk full = new Disk() {
      @Override
      public Optional<byte[]> read(String path) {
        return Optional.empty();
      }

      @Override
      public void replace(String path, byte[] bytes) throws IOException {
        throw new IOException("No space left on device");
      }
    };
    assertThatThrownBy(() -> witness(full).add(grown(0, 20))).isInstanceOf(IOException.class);
  }

  @Test
  void whatIsKeptAndChangedIsNotBuiltOn() throws Exception {
    witness().add(grown(0, 20));
    Path kept = folder.resolve(Witness.folder(ORIGIN)).resolve("checkpoint");
    byte[] bytes = Files.readAllBytes(kept);
    for (int place : new int[] {0, 22, bytes.length / 2, bytes.length - 3}) {
      byte[] changed = bytes.clone();
      changed[place] ^= 1;
      Files.write(kept, changed);
      assertThatThrownBy(() -> witness().add(grown(20, 40))).isInstanceOf(IOException.class);
    }
  }
}
