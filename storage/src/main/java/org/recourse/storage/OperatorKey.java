package org.recourse.storage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.SecretKey;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/// What the operator opens the database with: a key file or a passphrase. Immutable; refuses to
/// print itself.
public abstract sealed class OperatorKey {

  private static final int KEY_BYTES = 32;

  private OperatorKey() {}

  /// Reads a key file: 64 hexadecimal digits.
  ///
  /// @throws IOException if it cannot be read, or is no key file
  public static OperatorKey ofFile(Path file) throws IOException {
    String text = Files.readString(file, StandardCharsets.US_ASCII).strip();
    try {
      byte[] key = HexFormat.of().parseHex(text);
      if (key.length == KEY_BYTES) {
        return new KeyFile(key);
      }
    } catch (IllegalArgumentException _) {
      // Said below, without the text.
    }
    throw new IOException(file + " is no key file: it must hold 64 hexadecimal digits");
  }

  /// Makes a key file that only its owner may read, and reads it. It has its name only once it is
  /// whole and on the disk: a start that is killed in between must not leave half a key, nor may
  /// data outlive the key that opens it.
  ///
  /// @throws IOException if it is there already, or cannot be written
  public static OperatorKey makeFile(Path file, SecureRandom random) throws IOException {
    byte[] key = new byte[KEY_BYTES];
    random.nextBytes(key);
    String text = HexFormat.of().formatHex(key) + "\n";
    Path part = file.resolveSibling(file.getFileName() + ".part");
    Files.deleteIfExists(part);
    OwnerOnly.create(part);
    try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)));
      channel.force(true);
    }
    Files.move(part, file);
    OwnerOnly.syncDirectory(file);
    return new KeyFile(key);
  }

  /// Returns the key of a passphrase.
  ///
  /// @param passphrase at least 12 characters
  /// @throws IllegalArgumentException if it is shorter
  public static OperatorKey ofPassphrase(String passphrase) {
    return new Passphrase(passphrase);
  }

  /// Returns how a new key is to be derived, without anything secret: kept with the database.
  abstract String newDerivation(SecureRandom random);

  /// Derives the key.
  ///
  /// @param derivation as [#newDerivation] gave it
  /// @throws WrongKeyException if the database was made with a key of the other kind
  abstract SecretKey derive(String derivation) throws WrongKeyException;

  @Override
  public final String toString() {
    return "OperatorKey[withheld]";
  }

  private static final class KeyFile extends OperatorKey {
    private static final String DERIVATION = "file";
    private final byte[] key;

    KeyFile(byte[] key) {
      this.key = key;
    }

    @Override
    String newDerivation(SecureRandom random) {
      return DERIVATION;
    }

    @Override
    SecretKey derive(String derivation) throws WrongKeyException {
      if (!derivation.equals(DERIVATION)) {
        throw new WrongKeyException("it was made with a passphrase, not with a key file", null);
      }
      return new SecretKeySpec(key, "AES");
    }
  }

  private static final class Passphrase extends OperatorKey {
    private static final int LEAST_CHARACTERS = 12;
    private static final int SALT_BYTES = 16;
    // OWASP Password Storage Cheat Sheet, 2023: 210,000 rounds of PBKDF2-HMAC-SHA512.
    private static final int ROUNDS = 210_000;
    private static final String DERIVATION = "pbkdf2-sha512-" + ROUNDS + ":";
    private final String passphrase;

    Passphrase(String passphrase) {
      if (passphrase.length() < LEAST_CHARACTERS) {
        throw new IllegalArgumentException("a passphrase has at least " + LEAST_CHARACTERS
            + " characters: " + passphrase.length());
      }
      this.passphrase = passphrase;
    }

    @Override
    String newDerivation(SecureRandom random) {
      byte[] salt = new byte[SALT_BYTES];
      random.nextBytes(salt);
      return DERIVATION + HexFormat.of().formatHex(salt);
    }

    @Override
    SecretKey derive(String derivation) throws WrongKeyException {
      if (!derivation.startsWith(DERIVATION)) {
        throw new WrongKeyException("it was made with a key file, not with a passphrase", null);
      }
      byte[] salt = HexFormat.of().parseHex(derivation.substring(DERIVATION.length()));
      PBEKeySpec spec =
          new PBEKeySpec(passphrase.toCharArray(), salt, ROUNDS, KEY_BYTES * Byte.SIZE);
      try {
        SecretKeyFactory factory = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA512");
        return new SecretKeySpec(factory.generateSecret(spec).getEncoded(), "AES");
      } catch (GeneralSecurityException e) {
        throw new AssertionError(e);
      } finally {
        spec.clearPassword();
      }
    }
  }
}
