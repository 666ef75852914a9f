package org.recourse.media.internal.pool;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.util.List;
import org.recourse.media.internal.wire.Readiness;
import org.recourse.media.internal.wire.Wire;

/// A child as somebody who took it over would have it: greets as it should, then answers the first
/// job with a lie. Which one is told by the argument that is the address space for the real child.
public final class LyingChild {

  static final List<String> LIES = List.of(
      "endless message",
      "negative length",
      "unknown type",
      "short answer",
      "long answer",
      "impossible reason",
      "huge plane",
      "pull beyond",
      "endless frames",
      "exit",
      "silence");

  private LyingChild() {}

  /// Lies.
  public static void main(String[] args) throws IOException {
    DataOutputStream out =
        new DataOutputStream(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)));
    Wire.send(out, Wire.READY, body -> new Readiness(true, true, true, true, true).writeTo(body));
    String lie = LIES.get(Integer.parseInt(args[0]) - 1);
    byte[] start = new byte[5];
    int got = System.in.readNBytes(start, 0, 5);
    if (got < 5) {
      return;
    }
    switch (lie) {
      case "endless message" -> {
        out.writeByte(Wire.ANSWER);
        out.writeInt(Integer.MAX_VALUE);
        byte[] much = new byte[1 << 20];
        while (true) {
          out.write(much);
        }
      }
      case "negative length" -> {
        out.writeByte(Wire.ANSWER);
        out.writeInt(-1);
      }
      case "unknown type" -> Wire.send(out, (byte) 99, body -> body.writeInt(0));
      case "short answer" -> Wire.send(out, Wire.ANSWER, body -> body.writeByte(1));
      case "long answer" ->
        Wire.send(out, Wire.ANSWER, body -> {
          body.writeByte(3);
          body.writeByte(0);
          body.writeUTF("x");
          body.writeLong(0);
        });
      case "impossible reason" ->
        Wire.send(out, Wire.ANSWER, body -> {
          body.writeByte(3);
          body.writeByte(120);
          body.writeUTF("x");
        });
      case "huge plane" ->
        Wire.send(out, Wire.ANSWER, body -> {
          body.write(new byte[] {1, 0, 0, 0, 0, 9, 0, 0, 0, 9, 1, 0, 1, 0, 1});
          body.writeInt(2048);
          body.writeInt(1 << 30);
        });
      case "pull beyond" ->
        Wire.send(out, Wire.PULL, body -> {
          body.writeLong(-5);
          body.writeInt(10);
        });
      case "endless frames" -> {
        byte[] frames = new byte[4 + 1024 * 273];
        frames[2] = 4; // 1024 of them
        while (true) {
          Wire.send(out, Wire.FRAMES, frames, frames.length);
        }
      }
      case "exit" -> Runtime.getRuntime().halt(3);
      default -> {
        while (System.in.read() >= 0) {
          // says nothing
        }
      }
    }
    out.flush();
    while (System.in.read() >= 0) {
      // waits to be ended
    }
  }
}
