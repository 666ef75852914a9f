package org.recourse.storage;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.recourse.storage.Backup.DamagedException;

/// The end of a copy, by which every change of a bit is noticed: SQLite's own check sees only
/// what it must read to follow the structure.
///
/// | part   | bytes | meaning                           |
/// |--------|-------|-----------------------------------|
/// | digest | 32    | SHA-256 of all that precedes      |
/// | magic  | 8     | `RCRSBAK1`                        |
///
/// SQLite's tools read such a file as it is. Not a signature: who can change the copy can change
/// the seal.
final class Seal {

  private static final byte[] MAGIC = "RCRSBAK1".getBytes(StandardCharsets.US_ASCII);
  private static final int DIGEST_BYTES = 32;
  private static final int PART = 64 * 1024;

  private Seal() {}

  /// Appends the seal of a file to it.
  static void put(Path file) throws IOException {
    MessageDigest digest = sha256();
    try (InputStream in = Files.newInputStream(file);
        OutputStream out = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
      in.transferTo(out);
    }
    try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.APPEND)) {
      out.write(digest.digest());
      out.write(MAGIC);
    }
  }

  /// Copies what is before the seal into a file that is there.
  ///
  /// @throws DamagedException if the bytes are not those that were sealed
  static void copyWithout(Path from, Path to) throws IOException {
    long left = Files.size(from) - DIGEST_BYTES - MAGIC.length;
    if (left < 0) {
      throw new DamagedException();
    }
    MessageDigest digest = sha256();
    try (InputStream in = Files.newInputStream(from);
        OutputStream out = new DigestOutputStream(Files.newOutputStream(to), digest)) {
      byte[] part = new byte[PART];
      while (left > 0) {
        int n = in.read(part, 0, (int) Math.min(part.length, left));
        if (n < 0) {
          throw new DamagedException();
        }
        out.write(part, 0, n);
        left -= n;
      }
      boolean whole = MessageDigest.isEqual(digest.digest(), in.readNBytes(DIGEST_BYTES))
          && MessageDigest.isEqual(MAGIC, in.readAllBytes());
      if (!whole) {
        throw new DamagedException();
      }
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
