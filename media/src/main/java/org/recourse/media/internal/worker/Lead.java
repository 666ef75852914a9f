package org.recourse.media.internal.worker;

import java.io.DataInputStream;
import java.io.IOException;
import org.recourse.media.internal.wire.ProtocolException;
import org.recourse.media.internal.wire.Wire;

/// The beginning of the file that comes with each job, in memory that is kept from one to the
/// next.
final class Lead {

  private byte[] bytes = new byte[1 << 16];
  private int count;

  /// Waits for it.
  ///
  /// @param length bytes of the file
  void receive(DataInputStream in, long length) throws IOException {
    byte type = in.readByte();
    int given = in.readInt();
    if (type != Wire.DATA || given < 0 || given > Math.min(length, Wire.MAX_LEAD)) {
      throw new ProtocolException("unexpected message of type " + type);
    }
    if (bytes.length < given) {
      bytes = new byte[Math.max(given, Math.min(2 * bytes.length, Wire.MAX_LEAD))];
    }
    in.readFully(bytes, 0, given);
    count = given;
  }

  /// Copies what there is of a range into the beginning of `into`.
  ///
  /// @return how many bytes
  int read(long position, byte[] into, int wanted) {
    int copied = Math.clamp(count - position, 0, wanted);
    if (copied > 0) {
      System.arraycopy(bytes, (int) position, into, 0, copied);
    }
    return copied;
  }
}
