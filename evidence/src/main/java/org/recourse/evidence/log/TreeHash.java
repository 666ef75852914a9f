package org.recourse.evidence.log;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/// A SHA-256 hash of a Merkle tree (RFC 6962 section 2.1): of a leaf, of a node, or the root.
/// Immutable.
public final class TreeHash {

  /// How many bytes it has.
  public static final int BYTES = 32;

  /// The root of a tree without leaves.
  public static final TreeHash OF_NOTHING = new TreeHash(sha256().digest());

  private static final byte LEAF = 0;
  private static final byte NODE = 1;
  private static final int BASE64_CHARACTERS = 44;

  private final byte[] bytes;

  private TreeHash(byte[] bytes) {
    this.bytes = bytes;
  }

  /// Returns the hash of 32 bytes as they stand.
  public static TreeHash of(byte[] bytes) {
    if (bytes.length != BYTES) {
      throw new IllegalArgumentException("a hash has " + BYTES + " bytes: " + bytes.length);
    }
    return new TreeHash(bytes.clone());
  }

  /// Returns the hash of an entry of the log.
  public static TreeHash ofLeaf(byte[] entry) {
    MessageDigest sha = sha256();
    sha.update(LEAF);
    return new TreeHash(sha.digest(entry));
  }

  /// Returns the hash of the node above two.
  public static TreeHash ofNode(TreeHash left, TreeHash right) {
    MessageDigest sha = sha256();
    sha.update(NODE);
    sha.update(left.bytes);
    return new TreeHash(sha.digest(right.bytes));
  }

  /// Reads what [#base64] wrote.
  ///
  /// @throws NotLogFormatException if it is no hash, or written otherwise than [#base64] does
  static TreeHash read(String base64, String what) throws NotLogFormatException {
    byte[] bytes = base64.length() == BASE64_CHARACTERS ? Lines.base64(base64, what) : new byte[0];
    if (bytes.length != BYTES) {
      throw new NotLogFormatException(what, "a SHA-256 hash in base64");
    }
    return new TreeHash(bytes);
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java has SHA-256", e);
    }
  }

  /// Returns its 32 bytes.
  public byte[] bytes() {
    return bytes.clone();
  }

  /// Returns it in base64 with padding, as notes and proofs have it.
  public String base64() {
    return Base64.getEncoder().encodeToString(bytes);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TreeHash hash && Arrays.equals(bytes, hash.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  /// Returns it in hexadecimal digits.
  @Override
  public String toString() {
    return HexFormat.of().formatHex(bytes);
  }
}
