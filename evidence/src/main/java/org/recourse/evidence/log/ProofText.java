package org.recourse.evidence.log;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/// The form that proofs for a reader and for a witness share: lines, hashes, an empty line, and a
/// checkpoint.
final class ProofText {

  // As deep as a tree of 2^63 leaves.
  private static final int MOST_HASHES = 63;
  private static final String BETWEEN = "\n\n";

  private final Deque<String> lines;
  private final byte[] note;
  private final String what;

  private ProofText(Deque<String> lines, byte[] note, String what) {
    this.lines = lines;
    this.note = note;
    this.what = what;
  }

  static ProofText read(byte[] bytes, String what) throws NotLogFormatException {
    // Each byte a character: what comes first is ASCII, and the note is read from its bytes.
    String all = new String(bytes, StandardCharsets.ISO_8859_1);
    int end = all.indexOf(BETWEEN);
    if (end < 0) {
      throw new NotLogFormatException(what, "an empty line before the checkpoint");
    }
    return new ProofText(
        new ArrayDeque<>(List.of(all.substring(0, end).split("\n", -1))),
        Arrays.copyOfRange(bytes, end + BETWEEN.length(), bytes.length),
        what);
  }

  /// Passes over a line that must be there.
  void line(String expected) throws NotLogFormatException {
    if (!expected.equals(lines.poll())) {
      throw new NotLogFormatException(what, expected);
    }
  }

  /// Passes over a line with base64 after a word, if there is one.
  void passOver(String word, String name) throws NotLogFormatException {
    if (!lines.isEmpty() && lines.getFirst().startsWith(word)) {
      Lines.base64(lines.removeFirst().substring(word.length()), name);
    }
  }

  /// Returns the number after a word.
  long number(String word, String name) throws NotLogFormatException {
    if (lines.isEmpty() || !lines.getFirst().startsWith(word)) {
      throw new NotLogFormatException(what, "a line with the " + name);
    }
    return Lines.number(lines.removeFirst().substring(word.length()), name);
  }

  /// Returns the hashes, which are all lines that are left.
  List<TreeHash> hashes() throws NotLogFormatException {
    if (lines.size() > MOST_HASHES) {
      throw new NotLogFormatException(what, "at most " + MOST_HASHES + " hashes");
    }
    List<TreeHash> hashes = new ArrayList<>();
    for (String line : lines) {
      hashes.add(TreeHash.read(line, "hash"));
    }
    return hashes;
  }

  /// Returns the checkpoint.
  SignedNote note() throws NotLogFormatException {
    return SignedNote.read(note);
  }

  /// Writes it.
  static byte[] bytes(String head, List<TreeHash> path, SignedNote checkpoint) {
    StringBuilder text = new StringBuilder(head);
    path.forEach(hash -> text.append('\n').append(hash.base64()));
    text.append(BETWEEN);
    byte[] first = text.toString().getBytes(StandardCharsets.US_ASCII);
    byte[] note = checkpoint.bytes();
    byte[] all = Arrays.copyOf(first, first.length + note.length);
    System.arraycopy(note, 0, all, first.length, note.length);
    return all;
  }
}
