package org.recourse.media.internal.pool;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.recourse.media.Digests;
import org.recourse.media.Source;
import org.recourse.media.internal.wire.Wire;

/// Digests a file from the ranges that the child happens to ask for, so that it is read once.
///
/// Whatever lies beyond what was asked for in order is read at the end.
final class DigestingBytes {

  private final Source.Bytes bytes;
  private final MessageDigest sha256 = digest("SHA-256");
  private final MessageDigest md5 = digest("MD5");
  private long digested;

  DigestingBytes(Source.Bytes bytes) {
    this.bytes = bytes;
  }

  /// Takes a range that was read. Called after the child was answered, so that both work at once.
  void offer(long position, byte[] range, int offset, int count) {
    long end = position + count;
    if (position <= digested && end > digested) {
      int from = (int) (digested - position);
      sha256.update(range, offset + from, count - from);
      md5.update(range, offset + from, count - from);
      digested = end;
    }
  }

  /// Reads the rest and returns the digests of everything.
  Digests finish() throws IOException {
    byte[] buffer = new byte[(int) Math.min(Wire.MAX_PULL, Math.max(1, bytes.length() - digested))];
    while (digested < bytes.length()) {
      int count = bytes.read(digested, buffer, 0, buffer.length);
      if (count <= 0) {
        throw new IOException("the file became shorter while it was read");
      }
      offer(digested, buffer, 0, count);
    }
    HexFormat hex = HexFormat.of();
    return new Digests(hex.formatHex(sha256.digest()), hex.formatHex(md5.digest()), digested);
  }

  private static MessageDigest digest(String algorithm) {
    try {
      return MessageDigest.getInstance(algorithm);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has " + algorithm, e);
    }
  }
}
