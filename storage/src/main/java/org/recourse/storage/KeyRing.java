package org.recourse.storage;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// The keys under which the database keeps what is intimate: the data's own keys, themselves
/// encrypted under the operator's [OperatorKey].
///
/// AES-256 in Galois/Counter Mode (NIST SP 800-38D) with random nonces; each sealed text is bound
/// to what it is and whose, so that none can be put in another's place. Signals are found again
/// by HMAC-SHA-256. May be shared between threads.
///
/// A sealed text is: version (1 byte, 1), number of the key (4), nonce (12), ciphertext with tag.
public final class KeyRing {

  private static final byte VERSION = 1;
  private static final int KEY_BYTES = 32;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final int HEAD_BYTES = 1 + Integer.BYTES + NONCE_BYTES;
  private static final int MAC_BYTES = 16;
  private static final int SEALING = 1;
  private static final int FINDING = 2;

  // To look for an implementation takes as long as to encrypt an entry.
  private static final ThreadLocal<Cipher> CIPHER =
      ThreadLocal.withInitial(() -> algorithm(() -> Cipher.getInstance("AES/GCM/NoPadding")));
  private static final ThreadLocal<Mac> MAC =
      ThreadLocal.withInitial(() -> algorithm(() -> Mac.getInstance("HmacSHA256")));

  private final SecureRandom random;
  private final SecretKey sealing;
  private final SecretKey finding;

  private KeyRing(SecureRandom random, SecretKey sealing, SecretKey finding) {
    this.random = random;
    this.sealing = sealing;
    this.finding = finding;
  }

  /// Opens the keys of a database, or makes them if it has none.
  ///
  /// @param now milliseconds since 1970
  /// @throws WrongKeyException if the database was made under another key
  public static KeyRing open(Database database, OperatorKey operator, long now)
      throws WrongKeyException {
    SecureRandom random = new SecureRandom();
    if (kept(database).isEmpty()) {
      make(database, operator, random, now);
    }
    List<WrappedKey> kept = kept(database);
    return new KeyRing(
        random,
        new SecretKeySpec(unwrapped(operator, kept.get(0)), "AES"),
        new SecretKeySpec(unwrapped(operator, kept.get(1)), "HmacSHA256"));
  }

  /// Encrypts the data's keys under another key of the operator's. What is stored stays as it is.
  ///
  /// @throws WrongKeyException if the database was made under another key than `before`
  public static void rotate(Database database, OperatorKey before, OperatorKey after)
      throws WrongKeyException {
    SecureRandom random = new SecureRandom();
    if (kept(database).isEmpty()) {
      throw new WrongKeyException("it has no data yet", null);
    }
    List<WrappedKey> rewrapped = new ArrayList<>();
    String derivation = after.newDerivation(random);
    SecretKey wrapping = after.derive(derivation);
    for (WrappedKey key : kept(database)) {
      rewrapped.add(wrapped(key.number(), derivation, wrapping, random, unwrapped(before, key)));
    }
    database.transaction("rotating the key", () -> {
      for (WrappedKey key : rewrapped) {
        database
            .jdbc()
            .update(
                "update data_key set derivation = ?, key_sealed = ? where number = ?",
                key.derivation(),
                key.sealed(),
                key.number());
      }
      return true;
    });
  }

  /// Encrypts.
  ///
  /// @param what names the column
  /// @param owner numbers the row
  byte[] seal(byte[] plain, String what, long owner) {
    return sealed(sealing, random, SEALING, plain, context(what, owner));
  }

  /// Decrypts what [#seal] encrypted for the same column and row.
  ///
  /// @throws IllegalStateException if it is not that, or was changed
  byte[] open(byte[] sealed, String what, long owner) {
    try {
      return opened(sealing, sealed, context(what, owner));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the " + what + " of row " + owner + " was changed", e);
    }
  }

  /// Returns a new key for [#sealingKey].
  byte[] newKey() {
    byte[] key = new byte[KEY_BYTES];
    random.nextBytes(key);
    return key;
  }

  /// Returns a key to seal with.
  static SecretKey sealingKey(byte[] key) {
    return new SecretKeySpec(key, "AES");
  }

  /// Encrypts under a key of its own.
  byte[] seal(SecretKey key, byte[] plain, String what, long owner) {
    return sealed(key, random, SEALING, plain, context(what, owner));
  }

  /// Decrypts what was encrypted under a key of its own.
  ///
  /// @throws IllegalStateException if it is not that, or was changed
  byte[] open(SecretKey key, byte[] sealed, String what, long owner) {
    try {
      return opened(key, sealed, context(what, owner));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the " + what + " of row " + owner + " was changed", e);
    }
  }

  /// Returns what a text is found again by: 16 bytes.
  byte[] mac(String text) {
    try {
      Mac mac = MAC.get();
      mac.init(finding);
      return Arrays.copyOf(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)), MAC_BYTES);
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  @SuppressWarnings("ArrayRecordComponent") // private, and never compared
  private record WrappedKey(int number, String derivation, byte[] sealed) {}

  private static List<WrappedKey> kept(Database database) {
    return database.query(
        "reading the keys",
        () -> database
            .jdbc()
            .query(
                "select number, derivation, key_sealed from data_key order by number",
                (row, i) -> new WrappedKey(row.getInt(1), row.getString(2), row.getBytes(3))));
  }

  private static void make(Database database, OperatorKey operator, SecureRandom random, long now)
      throws WrongKeyException {
    String derivation = operator.newDerivation(random);
    SecretKey wrapping = operator.derive(derivation);
    database.transaction("making the keys", () -> {
      for (int number = SEALING; number <= FINDING; number++) {
        byte[] key = new byte[KEY_BYTES];
        random.nextBytes(key);
        WrappedKey made = wrapped(number, derivation, wrapping, random, key);
        database
            .jdbc()
            .update(
                "insert into data_key (number, derivation, key_sealed, created_at) values (?, ?, ?, ?)",
                number,
                derivation,
                made.sealed(),
                now);
      }
      return true;
    });
  }

  private static WrappedKey wrapped(
      int number, String derivation, SecretKey wrapping, SecureRandom random, byte[] key) {
    return new WrappedKey(
        number, derivation, sealed(wrapping, random, 0, key, context("data_key", number)));
  }

  private static byte[] unwrapped(OperatorKey operator, WrappedKey key) throws WrongKeyException {
    SecretKey wrapping = operator.derive(key.derivation());
    try {
      return opened(wrapping, key.sealed(), context("data_key", key.number()));
    } catch (GeneralSecurityException e) {
      throw new WrongKeyException("it was made under another key file or passphrase", e);
    }
  }

  private static byte[] sealed(
      SecretKey key, SecureRandom random, int number, byte[] plain, byte[] context) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    try {
      Cipher cipher = CIPHER.get();
      cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, nonce));
      cipher.updateAAD(context);
      ByteBuffer sealed = ByteBuffer.allocate(HEAD_BYTES + cipher.getOutputSize(plain.length));
      sealed.put(VERSION).putInt(number).put(nonce);
      return sealed.put(cipher.doFinal(plain)).array();
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  private static byte[] opened(SecretKey key, byte[] sealed, byte[] context)
      throws GeneralSecurityException {
    if (sealed.length <= HEAD_BYTES || sealed[0] != VERSION) {
      throw new GeneralSecurityException("not a sealed text of version " + VERSION);
    }
    Cipher cipher = CIPHER.get();
    cipher.init(
        Cipher.DECRYPT_MODE,
        key,
        new GCMParameterSpec(TAG_BITS, sealed, HEAD_BYTES - NONCE_BYTES, NONCE_BYTES));
    cipher.updateAAD(context);
    return cipher.doFinal(sealed, HEAD_BYTES, sealed.length - HEAD_BYTES);
  }

  // Every JDK has them.
  private static <T> T algorithm(Callable<T> found) {
    try {
      return found.call();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static byte[] context(String what, long owner) {
    return (Objects.requireNonNull(what) + '/' + owner).getBytes(StandardCharsets.UTF_8);
  }
}
