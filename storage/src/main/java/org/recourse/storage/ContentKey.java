package org.recourse.storage;

import java.nio.charset.StandardCharsets;
import javax.crypto.SecretKey;

/// The key of one case or notice: what is sealed under it is unreadable once the key's row is
/// deleted. May be shared between threads.
final class ContentKey {

  private final KeyRing ring;
  private final SecretKey key;
  private final long number;

  ContentKey(KeyRing ring, SecretKey key, long number) {
    this.ring = ring;
    this.key = key;
    this.number = number;
  }

  long number() {
    return number;
  }

  /// Encrypts a text.
  ///
  /// @param what names the column
  /// @param owner numbers the row
  byte[] seal(String text, String what, long owner) {
    return ring.seal(key, text.getBytes(StandardCharsets.UTF_8), what, owner);
  }

  /// Encrypts bytes.
  ///
  /// @param what names the column
  /// @param owner numbers the row
  byte[] seal(byte[] plain, String what, long owner) {
    return ring.seal(key, plain, what, owner);
  }

  /// Decrypts the bytes that [#seal] encrypted for the same column and row.
  byte[] openBytes(byte[] sealed, String what, long owner) {
    return ring.open(key, sealed, what, owner);
  }

  /// Decrypts what [#seal] encrypted for the same column and row.
  String open(byte[] sealed, String what, long owner) {
    return new String(ring.open(key, sealed, what, owner), StandardCharsets.UTF_8);
  }
}
