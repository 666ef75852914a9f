package org.recourse.hub;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.recourse.fingerprint.FrameFingerprint;
import org.recourse.fingerprint.PdqHasher;

/// A video's frames as a text: the JSON list that python-threatexchange's `vpdq` signals are.
final class FrameText {

  private FrameText() {}

  static String write(List<FrameFingerprint> frames) {
    return frames.stream()
        .map(frame -> '"' + frame.toCompact() + '"')
        .collect(Collectors.joining(", ", "[", "]"));
  }

  /// Reads the text, which may come from anybody.
  ///
  /// @throws IllegalArgumentException if it is none, has too many frames, or none that counts in
  ///     a comparison; the message never repeats it
  static List<FrameFingerprint> read(String text) {
    String inside = inside(text.strip());
    List<FrameFingerprint> frames = new ArrayList<>();
    int at = 0;
    while (at < inside.length()) {
      int open = skipBlanks(inside, at);
      int close = inside.indexOf('"', open + 1);
      if (open == inside.length() || inside.charAt(open) != '"' || close < 0) {
        throw notAList();
      }
      if (frames.size() == Signal.MOST_FRAMES) {
        throw new IllegalArgumentException("a video has at most " + Signal.MOST_FRAMES + " frames");
      }
      frames.add(FrameFingerprint.fromCompact(inside.substring(open + 1, close), frames.size()));
      at = afterComma(inside, skipBlanks(inside, close + 1));
    }
    if (frames.stream().noneMatch(frame -> frame.quality() >= PdqHasher.TRUSTED_QUALITY)) {
      throw new IllegalArgumentException("a video without a frame of quality "
          + PdqHasher.TRUSTED_QUALITY + " shows too little to be matched");
    }
    return frames;
  }

  private static String inside(String list) {
    if (list.length() < 2 || list.charAt(0) != '[' || list.charAt(list.length() - 1) != ']') {
      throw notAList();
    }
    return list.substring(1, list.length() - 1).strip();
  }

  private static int afterComma(String inside, int at) {
    if (at == inside.length()) {
      return at;
    }
    if (inside.charAt(at) != ',' || at + 1 == inside.length()) {
      throw notAList();
    }
    return at + 1;
  }

  private static int skipBlanks(String text, int from) {
    int at = from;
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    return at;
  }

  private static IllegalArgumentException notAList() {
    return new IllegalArgumentException(
        "a video's signal is a JSON list of \"hash,quality,seconds\"");
  }
}
