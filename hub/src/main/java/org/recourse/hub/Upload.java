package org.recourse.hub;

import java.util.List;
import org.recourse.fingerprint.PdqFingerprint;
import org.recourse.fingerprint.PdqHasher;

/// What is looked up: the signals of one picture, video, or other file. Immutable.
///
/// @param fingerprints the picture's, in the order of
///     [Orientation][org.recourse.fingerprint.Orientation]: none, the upright one alone, or all
///     eight
/// @param quality the picture's, 0 to 100; 100 if it is not known
/// @param digests of the file, any number
public record Upload(List<PdqFingerprint> fingerprints, int quality, List<Signal> digests) {

  private static final int ORIENTATIONS = 8;

  /// Copies the lists.
  public Upload {
    fingerprints = List.copyOf(fingerprints);
    digests = List.copyOf(digests);
    if (fingerprints.size() > ORIENTATIONS) {
      throw new IllegalArgumentException("a picture has 8 orientations: " + fingerprints.size());
    }
  }

  /// Returns the look-up of one signal.
  public static Upload of(Signal signal) {
    return signal.type() == SignalType.PDQ
        ? new Upload(List.of(signal.fingerprint()), 100, List.of())
        : new Upload(List.of(), 100, List.of(signal));
  }

  /// Returns whether the picture shows enough for its matches to be relied upon.
  boolean isTrusted() {
    return fingerprints.isEmpty() || quality >= PdqHasher.TRUSTED_QUALITY;
  }

  /// Returns a number that tells uploads apart.
  long key() {
    return fingerprints.isEmpty() ? digests.hashCode() : mixed(fingerprints.getFirst());
  }

  private static long mixed(PdqFingerprint f) {
    return ((f.w0() * 31 + f.w1()) * 31 + f.w2()) * 31 + f.w3();
  }

  /// Says what this is without saying which.
  @Override
  public String toString() {
    return "Upload[withheld]";
  }
}
