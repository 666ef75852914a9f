package org.recourse.evidence.log;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.recourse.evidence.Verdict;

/// A text with signatures under it (C2SP signed-note). That it can be read says nothing: only
/// what a known key signed counts. Immutable.
///
/// @param text ends with a line's end
/// @param signatures at least one
public record SignedNote(String text, List<NoteSignature> signatures) {

  /// How many signatures are read.
  public static final int MOST_SIGNATURES = 64;

  /// How many bytes are read.
  public static final int MOST_BYTES = 1 << 20;

  private static final String BETWEEN = "\n\n";

  /// Copies the signatures, and checks the text.
  public SignedNote {
    signatures = List.copyOf(signatures);
    if (!isText(text) || !text.endsWith("\n") || signatures.isEmpty()) {
      throw new IllegalArgumentException("a note has lines of text, and signatures");
    }
  }

  private static boolean isText(String text) {
    return text.chars().allMatch(c -> c >= ' ' || c == '\n');
  }

  /// Reads a note.
  ///
  /// @param bytes at most [#MOST_BYTES]
  public static SignedNote read(byte[] bytes) throws NotLogFormatException {
    if (bytes.length > MOST_BYTES) {
      throw new NotLogFormatException("note", "at most " + MOST_BYTES + " bytes");
    }
    String all = utf8(bytes);
    int end = all.lastIndexOf(BETWEEN);
    if (!isText(all) || !all.endsWith("\n") || end < 0) {
      throw new NotLogFormatException("note", "a text, an empty line, and signatures");
    }
    List<NoteSignature> signatures = new ArrayList<>();
    for (String line : all.substring(end + BETWEEN.length()).split("\n", -1)) {
      // What stands after the last line's end is empty, as checked above.
      if (!line.isEmpty()) {
        signatures.add(NoteSignature.read(line));
      }
    }
    if (signatures.isEmpty() || signatures.size() > MOST_SIGNATURES) {
      throw new NotLogFormatException("note", "1 to " + MOST_SIGNATURES + " signatures");
    }
    return new SignedNote(all.substring(0, end + 1), signatures);
  }

  private static String utf8(byte[] bytes) throws NotLogFormatException {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException _) {
      throw new NotLogFormatException("note", "UTF-8");
    }
  }

  /// Returns whether a key signed the text: `CANNOT_TELL` if no signature claims to be its own,
  /// `FAILS` if one does and is not.
  public Verdict signedBy(NoteKey key) {
    List<NoteSignature> own = signatures.stream().filter(key::isOf).toList();
    if (own.isEmpty() || key.use() != NoteKey.Use.NOTE) {
      return Verdict.CANNOT_TELL;
    }
    byte[] message = text.getBytes(StandardCharsets.UTF_8);
    return own.stream().allMatch(one -> key.verifies(message, one.bytes()))
        ? Verdict.HOLDS
        : Verdict.FAILS;
  }

  /// Returns this with one more signature.
  public SignedNote with(NoteSignature signature) {
    List<NoteSignature> all = new ArrayList<>(signatures);
    all.add(signature);
    return new SignedNote(text, all);
  }

  /// Returns it as it is stored and sent.
  public byte[] bytes() {
    StringBuilder all = new StringBuilder(text).append('\n');
    signatures.forEach(signature -> all.append(signature.line()).append('\n'));
    return all.toString().getBytes(StandardCharsets.UTF_8);
  }
}
