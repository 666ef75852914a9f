package org.recourse.cli;

import java.util.ArrayList;
import java.util.List;
import org.recourse.fingerprint.FrameFingerprint;
import org.recourse.fingerprint.PdqFingerprint;
import org.recourse.match.Digest;
import org.recourse.match.Digest.Algorithm;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;

/// Reads a line of a signal list as python-threatexchange's `local_file` exchange keeps it: the
/// type, a space, the signal. A bare PDQ fingerprint and a bare vPDQ list are understood as well.
public final class SignalLine {

  private static final JsonFactory JSON = new JsonFactory();

  private SignalLine() {}

  /// Reads one line that is not blank.
  ///
  /// @throws IllegalArgumentException if it is no signal; the message never repeats it
  public static Signal parse(String line) {
    String text = line.strip();
    int space = text.indexOf(' ');
    if (text.startsWith("[")) {
      return new Signal.Video(frames(text));
    }
    if (space < 0) {
      return new Signal.Picture(PdqFingerprint.fromHex(text));
    }
    String signal = text.substring(space + 1).strip();
    return switch (text.substring(0, space)) {
      case "pdq", "pdq-sampled" -> new Signal.Picture(PdqFingerprint.fromHex(signal));
      case "vpdq" -> new Signal.Video(frames(signal));
      case "video_md5", "photo_md5", "md5" -> new Signal.Exact(new Digest(Algorithm.MD5, signal));
      case "sha256" -> new Signal.Exact(new Digest(Algorithm.SHA256, signal));
      default ->
        throw new IllegalArgumentException(
            "not a signal that is known here; known are pdq, pdq-sampled, vpdq, video_md5, photo_md5, md5, sha256");
    };
  }

  /// Reads vPDQ's JSON list of `hash,quality,seconds`, or of the C++ tools' lines.
  public static List<FrameFingerprint> frames(String text) {
    List<FrameFingerprint> frames = new ArrayList<>();
    try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), text)) {
      if (json.nextToken() != JsonToken.START_ARRAY) {
        throw new IllegalArgumentException("a vPDQ signal is a JSON list");
      }
      while (json.nextToken() == JsonToken.VALUE_STRING) {
        frames.add(frame(json.getString(), frames.size()));
      }
      if (json.currentToken() != JsonToken.END_ARRAY || json.nextToken() != null) {
        throw new IllegalArgumentException(
            "a vPDQ signal is a JSON list of texts and nothing else");
      }
    } catch (StreamReadException _) {
      throw new IllegalArgumentException("a vPDQ signal is a JSON list, and this is not JSON");
    }
    return frames;
  }

  /// Reads one frame of either text.
  ///
  /// @param number the frame's number if the text has none
  public static FrameFingerprint frame(String text, int number) {
    boolean numbered = text.chars().filter(c -> c == ',').count() == 3;
    return numbered ? FrameFingerprint.fromLine(text) : FrameFingerprint.fromCompact(text, number);
  }
}
