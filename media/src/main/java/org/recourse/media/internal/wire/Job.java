package org.recourse.media.internal.wire;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Set;
import org.recourse.fingerprint.PdqDialect;
import org.recourse.media.DecodeRequest;
import org.recourse.media.FrameSampling;
import org.recourse.media.MediaLimits;

/// What the child is asked to do with one file.
///
/// @param request what is wanted
/// @param length bytes of the file
/// @param maxPixels most pixels of a picture or frame
/// @param maxFrames most frames of a video
/// @param maxPictureBytes most bytes of a picture's file
/// @param cpuSeconds processor time after which the kernel ends the child
public record Job(
    DecodeRequest request,
    long length,
    long maxPixels,
    int maxFrames,
    long maxPictureBytes,
    int cpuSeconds) {

  /// Returns the job for a file of so many bytes.
  public static Job of(DecodeRequest request, long length, MediaLimits limits) {
    long cpu = limits.videoWithin().plus(limits.pictureWithin()).toSeconds() + 1;
    return new Job(request, length, limits.pixels(), limits.frames(), limits.pictureBytes(), (int)
        Math.min(cpu, Integer.MAX_VALUE));
  }

  /// Writes it.
  public void writeTo(DataOutputStream out) throws IOException {
    out.writeByte(dialectBits(request.dialects()));
    out.writeBoolean(request.reduced());
    out.writeInt(request.planeLimit());
    out.writeDouble(request.sampling().intervalSeconds());
    out.writeLong(length);
    out.writeLong(maxPixels);
    out.writeInt(maxFrames);
    out.writeLong(maxPictureBytes);
    out.writeInt(cpuSeconds);
  }

  /// Reads what [#writeTo] wrote.
  public static Job readFrom(DataInputStream in) throws IOException {
    Set<PdqDialect> dialects = dialects(in.readByte());
    boolean reduced = in.readBoolean();
    int planeLimit = in.readInt();
    FrameSampling sampling = new FrameSampling(in.readDouble());
    return new Job(
        new DecodeRequest(dialects, reduced, planeLimit, sampling),
        in.readLong(),
        in.readLong(),
        in.readInt(),
        in.readLong(),
        in.readInt());
  }

  private static int dialectBits(Set<PdqDialect> dialects) {
    int bits = 0;
    for (PdqDialect dialect : dialects) {
      bits |= 1 << dialect.ordinal();
    }
    return bits;
  }

  private static Set<PdqDialect> dialects(int bits) {
    Set<PdqDialect> dialects = EnumSet.noneOf(PdqDialect.class);
    for (PdqDialect dialect : PdqDialect.values()) {
      if ((bits & (1 << dialect.ordinal())) != 0) {
        dialects.add(dialect);
      }
    }
    return dialects;
  }
}
