package org.recourse.benchmarks.hub;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// Solves what the requester's pages ask for while very many come (`docs/run/intake.md`): written
/// from the page's script, not from the server's code.
final class PuzzleSolver {

  private static final int PARTS = 4;
  private static final int PIECE_BYTES = 16 * 1024;

  private PuzzleSolver() {}

  /// Returns the answer: for each part the first counter that will do.
  static String solve(String puzzle) {
    int bits = Integer.parseInt(puzzle.split("\\.", -1)[2]);
    StringBuilder answer = new StringBuilder();
    for (int part = 0; part < PARTS; part++) {
      answer.append(part == 0 ? "" : "-").append(found(puzzle, part, bits));
    }
    return answer.toString();
  }

  private static int found(String puzzle, int part, int bits) {
    ByteBuffer piece = ByteBuffer.allocate(PIECE_BYTES);
    piece.position(Integer.BYTES).put((byte) part);
    piece.put(puzzle.getBytes(StandardCharsets.US_ASCII));
    MessageDigest sha = sha256();
    for (int counter = 0; ; counter++) {
      piece.putInt(0, counter);
      if (ByteBuffer.wrap(sha.digest(piece.array())).getInt() >>> (Integer.SIZE - bits) == 0) {
        return counter;
      }
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java has SHA-256", e);
    }
  }
}
