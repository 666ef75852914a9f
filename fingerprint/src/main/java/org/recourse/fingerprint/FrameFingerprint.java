package org.recourse.fingerprint;

/// The fingerprint of one frame of a video, as vPDQ tools exchange it. Immutable.
///
/// Two texts are in use. Meta's C++ tools write a line for each frame,
/// `number,quality,hash,seconds`; python-threatexchange and HMA exchange a JSON list of
/// `hash,quality,seconds`, without the number.
///
/// @param frame the frame's number in the video, from 0
/// @param quality 0 (one colour) to 100, as PDQ measures it
/// @param fingerprint of the frame
/// @param seconds the frame's time in the video, finite, from 0
public record FrameFingerprint(int frame, int quality, PdqFingerprint fingerprint, double seconds) {

  private static final int MAX_FIELD = 64;

  /// Checks the ranges.
  public FrameFingerprint {
    if (frame < 0) {
      throw new IllegalArgumentException("frame number must not be negative: " + frame);
    }
    if (quality < 0 || quality > 100) {
      throw new IllegalArgumentException("quality must be 0 to 100: " + quality);
    }
    if (!(seconds >= 0) || Double.isInfinite(seconds)) {
      throw new IllegalArgumentException("frame time must be 0 or more seconds: " + seconds);
    }
  }

  /// Returns the line of the C++ tools, without its end: `number,quality,hash,seconds`.
  public String toLine() {
    return frame + "," + quality + "," + fingerprint.toHex() + "," + milliseconds();
  }

  /// Returns the text of python-threatexchange: `hash,quality,seconds`.
  public String toCompact() {
    return fingerprint.toHex() + "," + quality + "," + milliseconds();
  }

  // Three decimals, as the C++ tools write them. Not String.format: browsers lack its locale data.
  private String milliseconds() {
    long rounded = Math.round(seconds * 1000);
    String fraction = Long.toString(1000 + rounded % 1000).substring(1);
    return rounded / 1000 + "." + fraction;
  }

  /// Reads a line of the C++ tools.
  ///
  /// @throws IllegalArgumentException if it is none; the message says which field is wrong and
  ///     never repeats it
  public static FrameFingerprint fromLine(String line) {
    String[] fields = fields(line, "number,quality,hash,seconds", 4);
    return new FrameFingerprint(
        integer(fields[0], "frame number"),
        integer(fields[1], "quality"),
        PdqFingerprint.fromHex(fields[2]),
        number(fields[3]));
  }

  /// Reads a text of python-threatexchange.
  ///
  /// @param text `hash,quality,seconds`
  /// @param frame the number to give the frame, since the text has none
  /// @throws IllegalArgumentException if it is no such text; the message says which field is
  ///     wrong and never repeats it
  public static FrameFingerprint fromCompact(String text, int frame) {
    String[] fields = fields(text, "hash,quality,seconds", 3);
    return new FrameFingerprint(
        frame, integer(fields[1], "quality"), PdqFingerprint.fromHex(fields[0]), number(fields[2]));
  }

  private static String[] fields(String text, String form, int count) {
    String[] fields = text.split(",", -1);
    if (fields.length != count) {
      throw new IllegalArgumentException(
          "a video frame is written " + form + ", this has " + fields.length + " fields");
    }
    for (int i = 0; i < count; i++) {
      fields[i] = fields[i].strip();
      if (fields[i].length() > MAX_FIELD) {
        throw new IllegalArgumentException("field " + (i + 1) + " of a video frame is too long");
      }
    }
    return fields;
  }

  private static int integer(String field, String what) {
    try {
      return Integer.parseInt(field);
    } catch (NumberFormatException _) {
      throw new IllegalArgumentException("the " + what + " of a video frame is no whole number");
    }
  }

  private static double number(String field) {
    try {
      return Double.parseDouble(field);
    } catch (NumberFormatException _) {
      throw new IllegalArgumentException("the time of a video frame is no number");
    }
  }

  /// Says which frame without showing its fingerprint.
  @Override
  public String toString() {
    return "FrameFingerprint[frame " + frame + ", quality " + quality + "]";
  }
}
