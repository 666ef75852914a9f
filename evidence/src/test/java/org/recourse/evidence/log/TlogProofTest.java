package org.recourse.evidence.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.recourse.evidence.Verdict;

/// Proofs that stand alone.
class TlogProofTest {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Instant NOON = Instant.parse("2026-03-03T12:00:00Z");
  private static final String ORIGIN = "example.org/custody";
  private static final int SIZE = 77;
  private static final int INDEX = 42;

  private final NoteSigner log = NoteSigner.make(ORIGIN, NoteKey.Use.NOTE, RANDOM);
  private final NoteSigner first =
      NoteSigner.make("witness.example/1", NoteKey.Use.COSIGNATURE, RANDOM);
  private final NoteSigner second =
      NoteSigner.make("witness.example/2", NoteKey.Use.COSIGNATURE, RANDOM);
  private final MerkleTree tree = new MerkleTree(SIZE, MerkleTreeTest.Plain.of(SIZE));
  private final byte[] entry = MerkleTreeTest.entry(INDEX);

  private TlogProof proof() {
    SignedNote note = log.sign(new Checkpoint(ORIGIN, SIZE, tree.root()));
    return new TlogProof(INDEX, tree.inclusion(INDEX).path(), first.cosign(note, NOON));
  }

  private TlogProof.Findings check(TlogProof proof) {
    return proof.check(entry, log.key(), List.of(first.key(), second.key()));
  }

  @Test
  void entryIsProvedByTheLogAndTheWitnessesThatSawIt() throws Exception {
    TlogProof written = proof();
    TlogProof read = TlogProof.read(written.bytes());
    assertThat(read).isEqualTo(written);
    TlogProof.Findings findings = check(read);
    assertThat(findings.checkpoint()).contains(new Checkpoint(ORIGIN, SIZE, tree.root()));
    assertThat(findings.byLog()).isEqualTo(Verdict.HOLDS);
    assertThat(findings.inTree()).isEqualTo(Verdict.HOLDS);
    assertThat(findings.witnesses())
        .containsExactly(
            new Cosignature(first.key(), Verdict.HOLDS, Optional.of(NOON)),
            new Cosignature(second.key(), Verdict.CANNOT_TELL, Optional.empty()));
    assertThat(findings.proves(1)).isTrue();
    assertThat(findings.proves(2)).isFalse();
  }

  @Test
  void oneWitnessCountsOnceHoweverOftenItIsAskedForOrSigned() {
    SignedNote twice = first.cosign(proof().checkpoint(), NOON.plusSeconds(5));
    TlogProof proof = new TlogProof(INDEX, tree.inclusion(INDEX).path(), twice);
    assertThat(proof.check(entry, log.key(), List.of(first.key(), first.key())).witnesses())
        .hasSize(1);
  }

  @Test
  void anotherEntryAnotherLogAndAnotherWitnessAreNotProved() {
    TlogProof proof = proof();
    assertThat(proof.check(MerkleTreeTest.entry(41), log.key(), List.of()).inTree())
        .isEqualTo(Verdict.FAILS);
    NoteSigner other = NoteSigner.make(ORIGIN, NoteKey.Use.NOTE, RANDOM);
    assertThat(proof.check(entry, other.key(), List.of()).byLog()).isEqualTo(Verdict.CANNOT_TELL);
    NoteSigner sameName = NoteSigner.make("witness.example/1", NoteKey.Use.COSIGNATURE, RANDOM);
    assertThat(proof.check(entry, log.key(), List.of(sameName.key())).witnesses())
        .extracting(Cosignature::verdict)
        .containsExactly(Verdict.CANNOT_TELL);
  }

  @Test
  void checkpointOfAnotherOriginIsNotTheLogs() {
    SignedNote note = log.sign(new Checkpoint("example.org/another", SIZE, tree.root()));
    TlogProof proof = new TlogProof(INDEX, tree.inclusion(INDEX).path(), note);
    assertThat(check(proof).byLog()).isEqualTo(Verdict.FAILS);
    assertThat(check(proof).proves(0)).isFalse();
  }

  @Test
  void linesAfterTheRootAreNotTakenForAPartOfWhatIsKnown() throws Exception {
    String text = new Checkpoint(ORIGIN, SIZE, tree.root()).text() + "and it is all true\n";
    TlogProof proof = new TlogProof(
        INDEX,
        tree.inclusion(INDEX).path(),
        new SignedNote(text, proof().checkpoint().signatures()));
    TlogProof.Findings findings = check(TlogProof.read(proof.bytes()));
    assertThat(findings.checkpoint()).isEmpty();
    assertThat(findings.byLog()).isEqualTo(Verdict.CANNOT_TELL);
    assertThat(check(proof).proves(0)).isFalse();
  }

  /// Each bit that is changed is found out: by the format, the log's signature, the tree, or the
  /// witness's.
  @Test
  void everyBitOfAProofCounts() {
    byte[] whole = proof().bytes();
    for (int bit = 0; bit < whole.length * Byte.SIZE; bit++) {
      byte[] changed = whole.clone();
      changed[bit / Byte.SIZE] ^= (byte) (1 << (bit % Byte.SIZE));
      assertThat(isProved(changed)).as("bit " + bit).isFalse();
    }
  }

  private boolean isProved(byte[] bytes) {
    try {
      return check(TlogProof.read(bytes)).proves(1);
    } catch (NotLogFormatException _) {
      return false;
    }
  }

  @Test
  void everyShorteningOfAProofIsRefused() {
    byte[] whole = proof().bytes();
    for (int length = 0; length < whole.length; length++) {
      assertThat(isProved(Arrays.copyOf(whole, length))).as("of " + length).isFalse();
    }
  }

  @Test
  void extraIsPassedOverAndWhatIsNoProofIsSaid() throws Exception {
    String text = new String(proof().bytes(), StandardCharsets.UTF_8);
    String extra = text.replaceFirst("\nindex ", "\nextra aGVsbG8=\nindex ");
    assertThat(isProved(extra.getBytes(StandardCharsets.UTF_8))).isTrue();
    for (String wrong : List.of(
        text.replace("@v1", "@v2"),
        text.replace("index 42", "index 042"),
        text.replace("index 42", "index -42"),
        text.replace("index 42", "index 9999999999999999999"),
        text.replace("index 42\n", ""),
        text.replace("\n\n", "\n"),
        extra.replace("aGVsbG8=", "?"))) {
      assertThatThrownBy(() -> TlogProof.read(wrong.getBytes(StandardCharsets.UTF_8)))
          .isInstanceOf(NotLogFormatException.class);
    }
    assertThatThrownBy(() -> TlogProof.read(new byte[TlogProof.MOST_BYTES + 1]))
        .hasMessageStartingWith("proof: expected at most");
  }

  @Test
  void signatureThatClaimsToBeAWitnesssAndIsNotSpoilsTheProof() {
    TlogProof good = proof();
    byte[] wrong = good.checkpoint().signatures().getLast().bytes();
    wrong[20] ^= 1;
    SignedNote note = good.checkpoint().with(NoteSignature.of(first.key(), wrong));
    TlogProof.Findings findings = check(new TlogProof(INDEX, good.path(), note));
    assertThat(findings.witnesses().getFirst().verdict()).isEqualTo(Verdict.FAILS);
    assertThat(findings.proves(0)).isFalse();
  }

  @Test
  void keyThatWasKeptSignsAsBefore() throws Exception {
    NoteSigner again = NoteSigner.read(log.secret());
    assertThat(again.key()).isEqualTo(log.key());
    Checkpoint checkpoint = new Checkpoint(ORIGIN, SIZE, tree.root());
    assertThat(again.sign(checkpoint)).isEqualTo(log.sign(checkpoint));
    String mixed = log.secret().lines().findFirst().orElseThrow()
        + '\n'
        + first.secret().lines().skip(1).findFirst().orElseThrow()
        + '\n';
    for (String wrong : List.of("", "\n", log.key() + "\n", mixed, log.secret().substring(3))) {
      assertThatThrownBy(() -> NoteSigner.read(wrong)).isInstanceOf(NotLogFormatException.class);
    }
  }

  @Test
  void keysSignWhatTheyAreForAlone() {
    Checkpoint checkpoint = new Checkpoint(ORIGIN, SIZE, tree.root());
    assertThatThrownBy(() -> first.sign(checkpoint)).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> log.cosign(log.sign(checkpoint), NOON))
        .isInstanceOf(IllegalStateException.class);
    assertThat(log).hasToString("NoteSigner[withheld]");
  }
}
