package org.recourse.evidence.log;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.recourse.evidence.Verdict;

/// A witness's word that at a time a checkpoint was the largest that it had seen of a log, and
/// that the log had only grown until then (C2SP tlog-cosignature, Ed25519). Immutable.
///
/// @param by the witness
/// @param verdict whether it stands under the checkpoint: `CANNOT_TELL` if the witness did not
///     sign, `FAILS` if a signature that claims to be its own is not
/// @param at when, in whole seconds, if it stands there
public record Cosignature(NoteKey by, Verdict verdict, Optional<Instant> at) {

  private static final int SIGNATURE_BYTES = 64;

  /// Returns what a witness's key says under a note. Of several signatures the first counts, and
  /// one that is wrong spoils them all.
  static Cosignature under(SignedNote note, NoteKey witness) {
    List<NoteSignature> own = note.signatures().stream().filter(witness::isOf).toList();
    if (own.isEmpty()) {
      return new Cosignature(witness, Verdict.CANNOT_TELL, Optional.empty());
    }
    List<Instant> times =
        own.stream().flatMap(one -> at(note, witness, one.bytes()).stream()).toList();
    return times.size() < own.size()
        ? new Cosignature(witness, Verdict.FAILS, Optional.empty())
        : new Cosignature(witness, Verdict.HOLDS, Optional.of(times.getFirst()));
  }

  private static Optional<Instant> at(SignedNote note, NoteKey witness, byte[] bytes) {
    if (bytes.length != Long.BYTES + SIGNATURE_BYTES) {
      return Optional.empty();
    }
    long seconds = ByteBuffer.wrap(bytes).getLong();
    byte[] signed = Arrays.copyOfRange(bytes, Long.BYTES, bytes.length);
    boolean holds = seconds >= 0
        && seconds <= Instant.MAX.getEpochSecond()
        && witness.verifies(message(note.text(), seconds), signed);
    return holds ? Optional.of(Instant.ofEpochSecond(seconds)) : Optional.empty();
  }

  static byte[] message(String text, long seconds) {
    return ("cosignature/v1\ntime " + seconds + '\n' + text).getBytes(StandardCharsets.UTF_8);
  }
}
