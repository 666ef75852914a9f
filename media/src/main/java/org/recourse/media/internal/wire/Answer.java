package org.recourse.media.internal.wire;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.recourse.fingerprint.Hashing;
import org.recourse.fingerprint.PdqDialect;
import org.recourse.fingerprint.Pixels;
import org.recourse.media.DecodeRequest;
import org.recourse.media.MediaFormat;
import org.recourse.media.RefusalReason;

/// What the child says of one file. Reading it trusts nothing: a number that cannot be is a
/// [ProtocolException].
public sealed interface Answer {

  /// Longest detail of a refusal, in characters.
  int MAX_DETAIL = 200;

  /// A picture, as in [org.recourse.media.Decoding.Picture].
  record Picture(
      MediaFormat format,
      int width,
      int height,
      int exifOrientation,
      boolean damaged,
      int denominator,
      Map<PdqDialect, Hashing.Fingerprinted> hashings,
      Optional<Pixels> plane)
      implements Answer {}

  /// The end of a video whose frames were sent before.
  record Video(
      MediaFormat format,
      int width,
      int height,
      double seconds,
      boolean damaged,
      long decodedFrames)
      implements Answer {}

  /// A refusal.
  record Refused(RefusalReason reason, String detail) implements Answer {}

  /// Writes it.
  default void writeTo(DataOutputStream out) throws IOException {
    switch (this) {
      case Picture picture -> {
        out.writeByte(1);
        write(picture, out);
      }
      case Video video -> {
        out.writeByte(2);
        out.writeByte(video.format().ordinal());
        out.writeInt(video.width());
        out.writeInt(video.height());
        out.writeDouble(video.seconds());
        out.writeBoolean(video.damaged());
        out.writeLong(video.decodedFrames());
      }
      case Refused refused -> {
        out.writeByte(3);
        out.writeByte(refused.reason().ordinal());
        out.writeUTF(printable(refused.detail()));
      }
    }
  }

  /// Reads what [#writeTo] wrote, or anything else a child may send.
  static Answer readFrom(DataInputStream in) throws IOException {
    byte kind = in.readByte();
    Answer answer = switch (kind) {
      case 1 -> readPicture(in);
      case 2 ->
        new Video(
            constant(MediaFormat.values(), in.readByte()),
            side(in.readInt()),
            side(in.readInt()),
            seconds(in.readDouble()),
            in.readBoolean(),
            count(in.readLong()));
      case 3 ->
        new Refused(constant(RefusalReason.values(), in.readByte()), printable(in.readUTF()));
      default -> throw new ProtocolException("answer of kind " + kind);
    };
    if (in.available() > 0) {
      throw new ProtocolException(in.available() + " bytes after the answer");
    }
    return answer;
  }

  private static void write(Picture picture, DataOutputStream out) throws IOException {
    out.writeByte(picture.format().ordinal());
    out.writeInt(picture.width());
    out.writeInt(picture.height());
    out.writeByte(picture.exifOrientation());
    out.writeBoolean(picture.damaged());
    out.writeByte(picture.denominator());
    out.writeByte(picture.hashings().size());
    for (var hashing : picture.hashings().entrySet()) {
      out.writeByte(hashing.getKey().ordinal());
      FrameCodec.writeHashing(hashing.getValue(), out);
    }
    out.writeBoolean(picture.plane().isPresent());
    if (picture.plane().isPresent()) {
      Pixels plane = picture.plane().get();
      out.writeInt(plane.width());
      out.writeInt(plane.height());
      byte[] row = new byte[plane.width()];
      for (int y = 0; y < plane.height(); y++) {
        plane.row(y, row);
        out.write(row);
      }
    }
  }

  private static Picture readPicture(DataInputStream in) throws IOException {
    MediaFormat format = constant(MediaFormat.values(), in.readByte());
    int width = side(in.readInt());
    int height = side(in.readInt());
    int orientation = within(in.readByte(), 1, 8, "orientation");
    boolean damaged = in.readBoolean();
    int denominator = within(in.readByte(), 1, 8, "denominator");
    int dialects = within(in.readByte(), 0, PdqDialect.values().length, "dialects");
    Map<PdqDialect, Hashing.Fingerprinted> hashings = new EnumMap<>(PdqDialect.class);
    for (int i = 0; i < dialects; i++) {
      hashings.put(constant(PdqDialect.values(), in.readByte()), FrameCodec.readHashing(in));
    }
    Optional<Pixels> plane = in.readBoolean() ? Optional.of(readPlane(in)) : Optional.empty();
    return new Picture(format, width, height, orientation, damaged, denominator, hashings, plane);
  }

  private static Pixels readPlane(DataInputStream in) throws IOException {
    int width = within(in.readInt(), 1, DecodeRequest.MAX_PLANE_LIMIT, "plane width");
    int height = within(in.readInt(), 1, DecodeRequest.MAX_PLANE_LIMIT, "plane height");
    byte[] bytes = new byte[width * height];
    in.readFully(bytes);
    return Pixels.of(width, height, 1, bytes);
  }

  private static int side(int side) throws ProtocolException {
    return within(side, 1, 1 << 20, "side");
  }

  private static double seconds(double seconds) throws ProtocolException {
    if (!(seconds >= 0 && seconds < 1e9)) {
      throw new ProtocolException("seconds out of range");
    }
    return seconds;
  }

  private static long count(long count) throws ProtocolException {
    if (count < 0) {
      throw new ProtocolException("negative count");
    }
    return count;
  }

  private static int within(int value, int least, int most, String what) throws ProtocolException {
    if (value < least || value > most) {
      throw new ProtocolException("%s out of range: %d".formatted(what, value));
    }
    return value;
  }

  private static <E> E constant(E[] values, int ordinal) throws ProtocolException {
    return values[within(ordinal, 0, values.length - 1, "code")];
  }

  // A detail may quote a decoder, and a decoder may quote the file: only plain text gets through.
  private static String printable(String text) {
    String plain = text.replaceAll("[^ -~]", "?");
    return plain.length() <= MAX_DETAIL ? plain : plain.substring(0, MAX_DETAIL);
  }
}
