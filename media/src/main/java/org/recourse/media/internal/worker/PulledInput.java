package org.recourse.media.internal.worker;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.recourse.media.internal.decode.Input;
import org.recourse.media.internal.wire.ProtocolException;
import org.recourse.media.internal.wire.Wire;

/// The file: its beginning came with the job, the rest is asked for range by range from the
/// caller. The child itself can open nothing.
final class PulledInput implements Input {

  private final Lead lead;
  private final DataInputStream in;
  private final DataOutputStream out;
  private final long length;

  PulledInput(Lead lead, DataInputStream in, DataOutputStream out, long length) {
    this.lead = lead;
    this.in = in;
    this.out = out;
    this.length = length;
  }

  @Override
  public long length() {
    return length;
  }

  @Override
  public int read(long position, byte[] into, int count) throws IOException {
    if (position < 0 || position >= length) {
      return 0;
    }
    int begun = lead.read(position, into, count);
    int wanted = (int) Math.min(Math.min(count - begun, Wire.MAX_PULL), length - position - begun);
    return wanted > 0 ? begun + pull(position + begun, into, begun, wanted) : begun;
  }

  private int pull(long position, byte[] into, int offset, int wanted) throws IOException {
    out.writeByte(Wire.PULL);
    out.writeInt(Long.BYTES + Integer.BYTES);
    out.writeLong(position);
    out.writeInt(wanted);
    out.flush();
    byte type = in.readByte();
    int given = in.readInt();
    if (type == Wire.NO_DATA) {
      throw new UnreadableException();
    }
    if (type != Wire.DATA || given < 0 || given > wanted) {
      throw new ProtocolException("unexpected message of type " + type);
    }
    in.readFully(into, offset, given);
    return given;
  }

  /// The caller cannot read the file any more.
  static final class UnreadableException extends IOException {
    private static final long serialVersionUID = 1;

    UnreadableException() {
      super("the file cannot be read");
    }
  }
}
