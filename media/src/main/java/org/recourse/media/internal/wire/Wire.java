package org.recourse.media.internal.wire;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;

/// The messages on the two pipes: one byte of type, four of length, then the body. Big endian.
///
/// | type | from | body |
/// |---|---|---|
/// | READY | child | [Readiness], once, when it is jailed |
/// | JOB | caller | [Job]; a DATA message with the beginning of the file comes right behind it |
/// | PULL | child | position u64, count u32: "send me these bytes of the file" |
/// | DATA | caller | the bytes, fewer at the end of the file |
/// | NO_DATA | caller | nothing: the file cannot be read any more |
/// | STREAM | child | milliseconds u64: the file is a video that claims to last so long |
/// | FRAMES | child | some frames of the video, see [FrameCodec] |
/// | ANSWER | child | [Answer], ends the job |
///
/// Both ends refuse a body longer than the type allows, so neither can make the other allocate.
public final class Wire {

  public static final byte READY = 1;
  public static final byte JOB = 2;
  public static final byte PULL = 3;
  public static final byte DATA = 4;
  public static final byte NO_DATA = 5;
  public static final byte STREAM = 6;
  public static final byte FRAMES = 7;
  public static final byte ANSWER = 8;

  /// The most bytes of a file that are sent with the job: most pictures whole.
  public static final int MAX_LEAD = 4 << 20;

  /// The most bytes of a file in one DATA message that was asked for.
  public static final int MAX_PULL = 1 << 20;

  /// The most bytes in any other message: an answer with the largest plane.
  public static final int MAX_BODY = (4 << 20) + (64 << 10);

  private Wire() {}

  /// A received message.
  ///
  /// @param type one of the constants
  /// @param length bytes of the body
  /// @param body the body, from its beginning
  public record Message(byte type, int length, DataInputStream body) {}

  /// Writes one part of a message's body.
  @FunctionalInterface
  public interface Body {
    void writeTo(DataOutputStream out) throws IOException;
  }

  /// Sends a message and flushes.
  public static void send(DataOutputStream out, byte type, Body body) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
    body.writeTo(new DataOutputStream(bytes));
    out.writeByte(type);
    out.writeInt(bytes.size());
    bytes.writeTo(out);
    out.flush();
  }

  /// Sends bytes as they are, without a copy.
  public static void send(DataOutputStream out, byte type, byte[] bytes, int count)
      throws IOException {
    out.writeByte(type);
    out.writeInt(count);
    out.write(bytes, 0, count);
    out.flush();
  }

  /// Waits for the next message.
  ///
  /// @throws EOFException if the other end is gone
  /// @throws ProtocolException if the message is longer than allowed
  public static Message receive(DataInputStream in) throws IOException {
    byte type = in.readByte();
    int length = in.readInt();
    if (length < 0 || length > MAX_BODY) {
      throw new ProtocolException("message of %d bytes".formatted(length));
    }
    byte[] body = in.readNBytes(length);
    if (body.length < length) {
      throw new EOFException();
    }
    return new Message(type, length, new DataInputStream(new ByteArrayInputStream(body)));
  }
}
