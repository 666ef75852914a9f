package org.recourse.media.internal.wire;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/// What a child says of itself before it is given a file.
///
/// @param systemCallFilter whether seccomp lets only the needed system calls through
/// @param landlock whether Landlock denies all files
/// @param limits whether memory, open files and written bytes are limited
/// @param exactJpeg whether JPEGs are decoded by libjpeg-turbo, else by the JDK's older libjpeg
/// @param ffmpeg whether everything but JPEG can be decoded
public record Readiness(
    boolean systemCallFilter, boolean landlock, boolean limits, boolean exactJpeg, boolean ffmpeg) {

  /// Writes it.
  public void writeTo(DataOutputStream out) throws IOException {
    out.writeBoolean(systemCallFilter);
    out.writeBoolean(landlock);
    out.writeBoolean(limits);
    out.writeBoolean(exactJpeg);
    out.writeBoolean(ffmpeg);
  }

  /// Reads what [#writeTo] wrote.
  public static Readiness readFrom(DataInputStream in) throws IOException {
    return new Readiness(
        in.readBoolean(), in.readBoolean(), in.readBoolean(), in.readBoolean(), in.readBoolean());
  }
}
