package org.recourse.server.limits;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.regex.Pattern;

/// A little work for a browser: four counters, each of which makes a digest that begins with so
/// many zero bits. On average that takes four times 2^bits digests. Immutable.
///
/// For each part, SHA-256 is made of 16 KiB: the counter (4 bytes, the highest first), the part's
/// number (1 byte), the [text][#text] in ASCII, and zeros. The counter comes first, so that no
/// part of a try can be done for all of them. That a try is 16 KiB long keeps the browser's call
/// from being most of it: on the developers' machine plain Java made 69,000 tries a second on a
/// core, Chromium 35,000; of 64 bytes it would be 5,000,000 against 96,000.
///
/// @param text what it is known by, which its maker signed
/// @param bits how hard each of its parts is
/// @param madeAt when it was made
public record Puzzle(String text, int bits, Instant madeAt) {

  /// How many counters solve it.
  static final int PARTS = 4;

  private static final int PIECE_BYTES = 16 * 1024;
  private static final int MOST_BITS = 24;
  private static final Pattern ANSWER =
      Pattern.compile("[0-9]{1,9}(-[0-9]{1,9}){" + (PARTS - 1) + "}");

  /// Checks how hard it is.
  public Puzzle {
    if (bits < 1 || bits > MOST_BITS) {
      throw new IllegalArgumentException("bits must be 1 to " + MOST_BITS + ": " + bits);
    }
  }

  /// Returns whether four counters, joined by hyphens, solve it. The first wrong one ends it.
  public boolean isSolvedBy(String answer) {
    if (!ANSWER.matcher(answer).matches()) {
      return false;
    }
    String[] counters = answer.split("-", -1);
    byte[] piece = piece();
    for (int part = 0; part < PARTS; part++) {
      if (!isFound(piece, part, Integer.parseInt(counters[part]))) {
        return false;
      }
    }
    return true;
  }

  /// Returns an answer, as a browser finds it: by trying.
  public String solve() {
    StringBuilder answer = new StringBuilder();
    byte[] piece = piece();
    for (int part = 0; part < PARTS; part++) {
      int counter = 0;
      while (!isFound(piece, part, counter)) {
        counter++;
      }
      answer.append(part == 0 ? "" : "-").append(counter);
    }
    return answer.toString();
  }

  private byte[] piece() {
    byte[] piece = new byte[PIECE_BYTES];
    byte[] ascii = text.getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(ascii, 0, piece, Integer.BYTES + 1, ascii.length);
    return piece;
  }

  private boolean isFound(byte[] piece, int part, int counter) {
    ByteBuffer.wrap(piece).putInt(counter);
    piece[Integer.BYTES] = (byte) part;
    int first = ByteBuffer.wrap(sha256().digest(piece)).getInt();
    return first >>> (Integer.SIZE - bits) == 0;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java has SHA-256", e);
    }
  }
}
