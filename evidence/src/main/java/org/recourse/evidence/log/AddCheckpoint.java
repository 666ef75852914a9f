package org.recourse.evidence.log;

import java.util.List;

/// What a log asks of a witness: to cosign a checkpoint that follows one that it cosigned before
/// (C2SP tlog-witness, `add-checkpoint`). Immutable.
///
/// @param before how many entries the log had at the checkpoint that was cosigned last, 0 if none
///     was
/// @param path the proof that it only grew since
/// @param checkpoint signed by the log
public record AddCheckpoint(long before, List<TreeHash> path, SignedNote checkpoint) {

  /// How many bytes are read.
  public static final int MOST_BYTES = SignedNote.MOST_BYTES + (1 << 16);

  private static final String OLD = "old ";

  /// Copies the path.
  public AddCheckpoint {
    path = List.copyOf(path);
  }

  /// Reads a request.
  ///
  /// @param bytes at most [#MOST_BYTES]
  public static AddCheckpoint read(byte[] bytes) throws NotLogFormatException {
    if (bytes.length > MOST_BYTES) {
      throw new NotLogFormatException("request", "at most " + MOST_BYTES + " bytes");
    }
    ProofText text = ProofText.read(bytes, "request");
    long before = text.number(OLD, "old size");
    return new AddCheckpoint(before, text.hashes(), text.note());
  }

  /// Returns it as it is sent.
  public byte[] bytes() {
    return ProofText.bytes(OLD + before, path, checkpoint);
  }
}
