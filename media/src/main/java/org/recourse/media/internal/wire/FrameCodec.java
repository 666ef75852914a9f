package org.recourse.media.internal.wire;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.recourse.fingerprint.Hashing;
import org.recourse.fingerprint.Orientation;
import org.recourse.fingerprint.PdqFingerprint;
import org.recourse.media.VideoFrame;

/// Frames and fingerprints as bytes: a fingerprint is four u64, a hashing is a quality byte and
/// eight fingerprints, a frame is a number u64, seconds f64 and a hashing.
public final class FrameCodec {

  /// The most frames in one message.
  public static final int MAX_FRAMES = 1024;

  private FrameCodec() {}

  /// Writes a count and so many frames.
  public static void write(List<VideoFrame> frames, DataOutputStream out) throws IOException {
    out.writeInt(frames.size());
    for (VideoFrame frame : frames) {
      out.writeLong(frame.number());
      out.writeDouble(frame.seconds());
      writeHashing(frame.hashing(), out);
    }
  }

  /// Reads what [#write] wrote.
  public static List<VideoFrame> read(DataInputStream in) throws IOException {
    int count = in.readInt();
    if (count < 0 || count > MAX_FRAMES) {
      throw new ProtocolException("frames out of range: " + count);
    }
    List<VideoFrame> frames = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      frames.add(new VideoFrame(in.readLong(), in.readDouble(), readHashing(in)));
    }
    return frames;
  }

  static void writeHashing(Hashing.Fingerprinted hashing, DataOutputStream out) throws IOException {
    out.writeByte(hashing.quality());
    for (PdqFingerprint fingerprint : hashing.orientations()) {
      out.writeLong(fingerprint.w0());
      out.writeLong(fingerprint.w1());
      out.writeLong(fingerprint.w2());
      out.writeLong(fingerprint.w3());
    }
  }

  static Hashing.Fingerprinted readHashing(DataInputStream in) throws IOException {
    int quality = in.readByte();
    if (quality < 0 || quality > 100) {
      throw new ProtocolException("quality out of range: " + quality);
    }
    List<PdqFingerprint> orientations = new ArrayList<>();
    for (int i = 0; i < Orientation.values().length; i++) {
      orientations.add(
          new PdqFingerprint(in.readLong(), in.readLong(), in.readLong(), in.readLong()));
    }
    return new Hashing.Fingerprinted(orientations.getFirst(), quality, orientations);
  }
}
