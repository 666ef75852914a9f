package org.recourse.evidence.log;

import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/// A line under a note: who says to have signed it, and the signature (C2SP signed-note).
/// Immutable.
public final class NoteSignature {

  private static final String DASH = "\u2014 ";

  private final String name;
  private final byte[] encoded;

  private NoteSignature(String name, byte[] encoded) {
    this.name = name;
    this.encoded = encoded;
  }

  /// Makes one.
  ///
  /// @param key by whom
  /// @param signature what the key's use asks for
  static NoteSignature of(NoteKey key, byte[] signature) {
    byte[] id = HexFormat.of().parseHex(key.idText());
    byte[] encoded = Arrays.copyOf(id, id.length + signature.length);
    System.arraycopy(signature, 0, encoded, id.length, signature.length);
    return new NoteSignature(key.name(), encoded);
  }

  /// Reads a line, without its end.
  static NoteSignature read(String line) throws NotLogFormatException {
    int space = line.lastIndexOf(' ');
    if (!line.startsWith(DASH) || space < DASH.length()) {
      throw new NotLogFormatException("signature", "a dash, a name and base64");
    }
    String name = line.substring(DASH.length(), space);
    byte[] encoded = Lines.base64(line.substring(space + 1), "signature");
    if (!NoteKey.isName(name) || encoded.length <= NoteKey.ID_BYTES) {
      throw new NotLogFormatException("signature", "a key's name, its id, and a signature");
    }
    return new NoteSignature(name, encoded);
  }

  /// Returns the name of the key.
  public String name() {
    return name;
  }

  /// Returns the id of the key, 8 hexadecimal digits.
  public String id() {
    return HexFormat.of().formatHex(encoded, 0, NoteKey.ID_BYTES);
  }

  /// Returns the signature itself.
  byte[] bytes() {
    return Arrays.copyOfRange(encoded, NoteKey.ID_BYTES, encoded.length);
  }

  /// Returns the line, without its end.
  String line() {
    return DASH + name + ' ' + Base64.getEncoder().encodeToString(encoded);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof NoteSignature one && one.line().equals(line());
  }

  @Override
  public int hashCode() {
    return line().hashCode();
  }

  @Override
  public String toString() {
    return line();
  }
}
