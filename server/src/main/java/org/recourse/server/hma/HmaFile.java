package org.recourse.server.hma;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.recourse.fingerprint.Hashing;
import org.recourse.fingerprint.PdqDialect;
import org.recourse.fingerprint.PdqHasher;
import org.recourse.hub.Signal;
import org.recourse.hub.SignalType;
import org.recourse.hub.Upload;
import org.recourse.media.Decoding;
import org.recourse.media.Digests;
import org.recourse.server.partner.MediaDesk;
import org.recourse.server.problem.ProblemCode;

/// A file that was sent or fetched, as HMA sees it: a photo or a video, of which one signal is
/// made.
///
/// @param type what the caller, or the file's server, says it is
/// @param decoding what it is
record HmaFile(ContentType type, Decoding decoding) {

  /// Checks that it is what it is said to be.
  HmaFile {
    if (decoding instanceof Decoding.Refused refused) {
      throw MediaDesk.refused(refused);
    }
    if (type == ContentType.PHOTO && !(decoding instanceof Decoding.Picture)) {
      throw HmaFailure.bad("the file is no picture");
    }
  }

  /// Returns the signal.
  ///
  /// @throws HmaFailure if the picture shows too little to be matched: an empty signal, which is
  ///     what HMA returns, would be taken for one
  Signal signal() {
    if (type == ContentType.VIDEO) {
      return md5();
    }
    Hashing.Fingerprinted hashing = hashing();
    if (!isTrusted(hashing)) {
      throw HmaFailure.bad(ProblemCode.QUALITY_TOO_LOW.name() + ": the picture's quality is "
          + hashing.quality() + ", below " + PdqHasher.TRUSTED_QUALITY
          + ": it shows too little to be matched");
    }
    return Signal.of(hashing.orientations().getFirst());
  }

  /// Returns what an entry of it is found by: that signal, and what finds changed copies of it
  /// through this hub's own interface.
  ///
  /// @throws HmaFailure if the picture shows too little to be matched
  List<Signal> signals() {
    List<Signal> signals = new ArrayList<>();
    signals.add(signal());
    switch (decoding) {
      case Decoding.Picture picture
      when type == ContentType.PHOTO -> MediaDesk.regions(picture).ifPresent(signals::add);
      case Decoding.Video video -> MediaDesk.vpdq(video).ifPresent(signals::add);
      default -> {}
    }
    return signals;
  }

  /// Returns what is looked up of it, or empty if it shows too little to be matched.
  Optional<Upload> upload() {
    if (type == ContentType.VIDEO) {
      return Optional.of(Upload.of(md5()));
    }
    Hashing.Fingerprinted hashing = hashing();
    return isTrusted(hashing)
        ? Optional.of(new Upload(hashing.orientations(), hashing.quality(), List.of()))
        : Optional.empty();
  }

  private static boolean isTrusted(Hashing.Fingerprinted hashing) {
    return hashing.quality() >= PdqHasher.TRUSTED_QUALITY;
  }

  private Hashing.Fingerprinted hashing() {
    return ((Decoding.Picture) decoding).hashing(PdqDialect.FULL_RESOLUTION);
  }

  private Signal md5() {
    Digests digests = switch (decoding) {
      case Decoding.Picture picture -> picture.digests();
      case Decoding.Video video -> video.digests();
      case Decoding.Refused refused -> throw MediaDesk.refused(refused);
    };
    return new Signal(SignalType.VIDEO_MD5, digests.md5());
  }
}
