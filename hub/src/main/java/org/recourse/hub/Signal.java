package org.recourse.hub;

import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.recourse.fingerprint.FrameFingerprint;
import org.recourse.fingerprint.PdqFingerprint;
import org.recourse.fingerprint.regions.RegionDecoding;
import org.recourse.fingerprint.regions.RegionFingerprints;

/// A fingerprint or digest as exchanged: a type and a text. Immutable.
///
/// @param type what kind
/// @param text as the type says, in one way of writing it: hexadecimal digits are kept in lower
///     case, the times of frames in milliseconds
public record Signal(SignalType type, String text) {

  /// How many frames a video's signal has at most.
  public static final int MOST_FRAMES = 10_000;

  /// Checks the text.
  ///
  /// @throws IllegalArgumentException if it is not what the type says; the message never repeats
  ///     the text
  public Signal {
    text = switch (type) {
      case PDQ, VIDEO_MD5, SHA256 -> digits(type, text);
      case REGIONS -> HexFormat.of().formatHex(read(text).encoded());
      case VPDQ -> FrameText.write(FrameText.read(text));
    };
  }

  private static String digits(SignalType type, String text) {
    if (text.length() != type.digits()) {
      throw new IllegalArgumentException(type.code() + " has " + type.digits()
          + " hexadecimal digits, this has " + text.length() + " characters");
    }
    checkDigits(text);
    return text.toLowerCase(Locale.ROOT);
  }

  private static void checkDigits(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (!HexFormat.isHexDigit(text.charAt(i))) {
        throw new IllegalArgumentException("not a hexadecimal digit at position " + (i + 1));
      }
    }
  }

  private static RegionFingerprints read(String text) {
    checkDigits(text);
    if (text.length() % 2 != 0) {
      throw new IllegalArgumentException("regions end in the middle of a byte");
    }
    RegionFingerprints regions =
        switch (RegionFingerprints.decoded(HexFormat.of().parseHex(text))) {
          case RegionDecoding.Decoded(var decoded) -> decoded;
          case RegionDecoding.Refused(var reason) ->
            throw new IllegalArgumentException("these are no regions-v1: " + reason);
        };
    if (regions.regions().isEmpty()) {
      throw new IllegalArgumentException("a picture without regions cannot be found by them");
    }
    return regions;
  }

  /// Returns the signal of a fingerprint.
  public static Signal of(PdqFingerprint fingerprint) {
    return new Signal(SignalType.PDQ, fingerprint.toHex());
  }

  /// Returns the signal of a picture's regions.
  ///
  /// @throws IllegalArgumentException if there are none
  public static Signal of(RegionFingerprints regions) {
    return new Signal(SignalType.REGIONS, HexFormat.of().formatHex(regions.encoded()));
  }

  /// Returns the signal of a video's frames.
  ///
  /// @param frames 1 to [#MOST_FRAMES]
  /// @throws IllegalArgumentException if there are none, or too many, or none that can be relied
  ///     upon
  public static Signal of(List<FrameFingerprint> frames) {
    return new Signal(SignalType.VPDQ, FrameText.write(frames));
  }

  /// Returns the fingerprint.
  ///
  /// @throws IllegalStateException if this is no PDQ signal
  public PdqFingerprint fingerprint() {
    check(SignalType.PDQ);
    return PdqFingerprint.fromHex(text);
  }

  /// Returns the regions.
  ///
  /// @throws IllegalStateException if this is no signal of regions
  public RegionFingerprints regions() {
    check(SignalType.REGIONS);
    return read(text);
  }

  /// Returns the frames, numbered from 0.
  ///
  /// @throws IllegalStateException if this is no video's signal
  public List<FrameFingerprint> frames() {
    check(SignalType.VPDQ);
    return FrameText.read(text);
  }

  private void check(SignalType wanted) {
    if (type != wanted) {
      throw new IllegalStateException("no " + wanted.code() + ": " + type.code());
    }
  }

  /// Says what this is without saying which: a signal is intimate data and is never logged.
  @Override
  public String toString() {
    return type.code() + "[withheld]";
  }
}
