package org.recourse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.recourse.evidence.log.Checkpoint;
import org.recourse.evidence.log.MerkleTree;
import org.recourse.evidence.log.NoteKey;
import org.recourse.evidence.log.NoteSigner;
import org.recourse.evidence.log.TlogProof;
import org.recourse.evidence.log.TreeHash;

/// Proofs from a log, checked at the command line by somebody who has only the files.
class VerifyTest {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Instant NOON = Instant.parse("2026-03-03T12:00:00Z");

  private final NoteSigner log = NoteSigner.make("example.org/custody", NoteKey.Use.NOTE, RANDOM);
  private final NoteSigner saw =
      NoteSigner.make("witness.example/1", NoteKey.Use.COSIGNATURE, RANDOM);
  private final NoteSigner away =
      NoteSigner.make("witness.example/2", NoteKey.Use.COSIGNATURE, RANDOM);

  @TempDir
  private Path folder;

  private Path proof;
  private Path entry;

  // Two entries: the hash beside the second is the whole way.
  @BeforeEach
  void write() throws IOException {
    byte[] second = "the second".getBytes(StandardCharsets.UTF_8);
    List<TreeHash> leaves = List.of(
        TreeHash.ofLeaf("the first".getBytes(StandardCharsets.UTF_8)), TreeHash.ofLeaf(second));
    MerkleTree tree = new MerkleTree(
        2,
        (height, index) -> height == 0
            ? leaves.get((int) index)
            : TreeHash.ofNode(leaves.getFirst(), leaves.getLast()));
    Checkpoint checkpoint = new Checkpoint("example.org/custody", 2, tree.root());
    proof = folder.resolve("1.tlog-proof");
    entry = folder.resolve("1.bin");
    Files.write(entry, second);
    Files.write(
        proof,
        new TlogProof(1, tree.inclusion(1).path(), saw.cosign(log.sign(checkpoint), NOON)).bytes());
  }

  private Run verify(Object... more) {
    List<Object> all =
        new ArrayList<>(List.of("verify", proof, "--entry", entry, "--log", log.key()));
    all.addAll(Arrays.asList(more));
    return Run.of(all.toArray());
  }

  @Test
  void eachCheckSaysWhatItCameTo() {
    Run run = verify("--witness", saw.key(), "--witness", away.key(), "--need", 1);
    assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.DONE);
    assertThat(run.lines())
        .containsExactly(
            "HOLDS        signed by example.org/custody, when it had 2 entries",
            "HOLDS        entry 1 is in the tree with that root",
            "HOLDS        seen by witness.example/1 at 2026-03-03T12:00:00Z, and only grown until"
                + " then",
            "CANNOT_TELL  seen by witness.example/2",
            "The entry is proved to be in the log.");
  }

  @Test
  void tooFewWitnessesAnotherEntryAndAnotherKeyProveNothing() throws IOException {
    Run few = verify("--witness", saw.key(), "--witness", away.key(), "--need", 2);
    assertThat(few.code()).isEqualTo(ExitCode.FOUND_NOTHING_OR_REFUSED_SOME);
    assertThat(few.lines()).last().isEqualTo("The entry is NOT proved.");
    NoteSigner other = NoteSigner.make("example.org/custody", NoteKey.Use.NOTE, RANDOM);
    Run stranger = Run.of("verify", proof, "--entry", entry, "--log", other.key());
    assertThat(stranger.code()).isEqualTo(ExitCode.FOUND_NOTHING_OR_REFUSED_SOME);
    assertThat(stranger.lines()).first().asString().startsWith("CANNOT_TELL  signed by");
    Files.writeString(entry, "the secund");
    Run changed = verify();
    assertThat(changed.code()).isEqualTo(ExitCode.FOUND_NOTHING_OR_REFUSED_SOME);
    assertThat(changed.lines()).contains("FAILS        entry 1 is in the tree with that root");
  }

  @Test
  void whatIsNoProofNoKeyAndNoFileIsSaid() throws IOException {
    assertThat(verify("--need", 1).err()).contains("--need is 0 to the number of witnesses: 1");
    assertThat(verify("--witness", "nobody").err())
        .contains("key: expected NAME+ID+BASE64, as signed-note has it");
    Files.writeString(proof, "hello\n");
    Run none = verify();
    assertThat(none.code()).isNotEqualTo(ExitCode.DONE);
    assertThat(none.err()).contains("1.tlog-proof is no proof: proof: expected an empty line");
    Files.delete(entry);
    Files.write(proof, new byte[3]);
    assertThat(verify().err()).contains("1.tlog-proof is no proof");
  }
}
