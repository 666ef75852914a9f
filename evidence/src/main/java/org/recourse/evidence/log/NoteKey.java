package org.recourse.evidence.log;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/// By what the signatures of a log or a witness are checked: a verifier key (C2SP signed-note).
/// An Ed25519 key (RFC 8032). Immutable.
public final class NoteKey {

  /// What a key signs. The bytes are the signature types of signed-note.
  public enum Use {
    /// A note's text, as a log signs its checkpoints.
    NOTE(1),
    /// A checkpoint that a witness saw, with the time (tlog-cosignature).
    COSIGNATURE(4);

    private final byte code;

    Use(int code) {
      this.code = (byte) code;
    }
  }

  /// How many bytes a public key has.
  public static final int KEY_BYTES = 32;

  static final int ID_BYTES = 4;
  private static final String ALGORITHM = "Ed25519";

  // What stands before the 32 bytes in the encoding that Java reads (RFC 8410 section 4).
  private static final byte[] SPKI = HexFormat.of().parseHex("302a300506032b6570032100");

  private final String name;
  private final Use use;
  private final byte[] key;
  private final byte[] id;
  private final PublicKey verifying;

  private NoteKey(String name, Use use, byte[] key, PublicKey verifying) {
    this.name = name;
    this.use = use;
    this.key = key;
    this.id = id(name, use, key);
    this.verifying = verifying;
  }

  /// Makes the key of a name.
  ///
  /// @param name not empty, without spaces, `+` and control characters
  /// @param key 32 bytes as RFC 8032 writes a public key
  public static NoteKey of(String name, Use use, byte[] key) {
    if (!isName(name)) {
      throw new IllegalArgumentException("a key's name has no spaces and no plus");
    }
    try {
      return new NoteKey(name, use, key.clone(), verifying(key));
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("no Ed25519 public key", e);
    }
  }

  /// Reads a key as `name+id+base64`.
  public static NoteKey read(String text) throws NotLogFormatException {
    int last = text.lastIndexOf('+', text.length() - 1);
    String[] parts = text.split("\\+", 3);
    if (last < 0 || parts.length != 3 || !isName(parts[0])) {
      throw new NotLogFormatException("key", "NAME+ID+BASE64, as signed-note has it");
    }
    byte[] encoded = Lines.base64(parts[2], "key");
    Use use = use(encoded);
    byte[] key = Arrays.copyOfRange(encoded, 1, encoded.length);
    try {
      NoteKey read = new NoteKey(parts[0], use, key, verifying(key));
      if (read.idText().equals(parts[1])) {
        return read;
      }
    } catch (GeneralSecurityException _) {
      // Said below.
    }
    throw new NotLogFormatException("key", "an Ed25519 key with its own id");
  }

  private static Use use(byte[] encoded) throws NotLogFormatException {
    if (encoded.length == 1 + KEY_BYTES) {
      for (Use use : Use.values()) {
        if (use.code == encoded[0]) {
          return use;
        }
      }
    }
    throw new NotLogFormatException("key", "an Ed25519 key of a log or a witness");
  }

  private static PublicKey verifying(byte[] key) throws GeneralSecurityException {
    ByteArrayOutputStream spki = new ByteArrayOutputStream();
    spki.writeBytes(SPKI);
    spki.writeBytes(key);
    return KeyFactory.getInstance(ALGORITHM)
        .generatePublic(new X509EncodedKeySpec(spki.toByteArray()));
  }

  private static byte[] id(String name, Use use, byte[] key) {
    MessageDigest sha = TreeHash.sha256();
    sha.update(name.getBytes(StandardCharsets.UTF_8));
    sha.update((byte) '\n');
    sha.update(use.code);
    return Arrays.copyOf(sha.digest(key), ID_BYTES);
  }

  /// Returns whether something can be a key's name.
  static boolean isName(String name) {
    return !name.isEmpty()
        && name.codePoints()
            .noneMatch(
                c -> c == '+' || c < ' ' || Character.isWhitespace(c) || Character.isSpaceChar(c));
  }

  /// Returns its name.
  public String name() {
    return name;
  }

  /// Returns what it signs.
  public Use use() {
    return use;
  }

  /// Returns whether a signature claims to be by this key.
  boolean isOf(NoteSignature signature) {
    return signature.name().equals(name) && signature.id().equals(idText());
  }

  /// Returns whether an Ed25519 signature is by this key.
  boolean verifies(byte[] message, byte[] signature) {
    try {
      Signature ed25519 = Signature.getInstance(ALGORITHM);
      ed25519.initVerify(verifying);
      ed25519.update(message);
      return ed25519.verify(signature);
    } catch (GeneralSecurityException _) {
      // As Java says that bytes are no signature at all.
      return false;
    }
  }

  String idText() {
    return HexFormat.of().formatHex(id);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof NoteKey one && one.toString().equals(toString());
  }

  @Override
  public int hashCode() {
    return toString().hashCode();
  }

  /// Returns it as `name+id+base64`, which is public.
  @Override
  public String toString() {
    byte[] encoded = new byte[1 + key.length];
    encoded[0] = use.code;
    System.arraycopy(key, 0, encoded, 1, key.length);
    return name + '+' + idText() + '+' + Base64.getEncoder().encodeToString(encoded);
  }
}
