package org.recourse.server.partner;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.recourse.fingerprint.FrameFingerprint;
import org.recourse.fingerprint.Hashing;
import org.recourse.fingerprint.PdqDialect;
import org.recourse.fingerprint.PdqHasher;
import org.recourse.fingerprint.VideoComparison;
import org.recourse.fingerprint.regions.RegionHasher;
import org.recourse.hub.Signal;
import org.recourse.hub.SignalType;
import org.recourse.hub.Upload;
import org.recourse.media.DecodeRequest;
import org.recourse.media.Decoding;
import org.recourse.media.FrameSampling;
import org.recourse.media.MediaDecoder;
import org.recourse.media.Source;
import org.recourse.media.VideoFrame;
import org.recourse.server.fetch.FetchRefusedException;
import org.recourse.server.fetch.UrlFetcher;
import org.recourse.server.problem.ProblemCode;
import org.recourse.server.problem.ProblemException;
import org.springframework.stereotype.Component;

/// Turns bytes that somebody sent into signals. They are decoded in the jailed child, held in
/// memory meanwhile, written nowhere, and gone afterwards. May be shared between threads.
@Component
public class MediaDesk {

  /// The largest file that is taken, in bytes.
  public static final int MOST_BYTES = 100 * 1024 * 1024;

  /*
   * Four frames a second: HMA's vPDQ takes one, and then what was cut a moment later shows other
   * frames; every frame is the same as its neighbour and takes thirty times the memory.
   */
  private static final DecodeRequest REQUEST = DecodeRequest.faithful()
      .withPlane(DecodeRequest.PLANE_FOR_PARTS)
      .withSampling(FrameSampling.oneEach(0.25));

  private static final int KIBIBYTES_IN_ALL = 256 * 1024;

  private final MediaDecoder decoder;
  private final UrlFetcher fetcher;
  private final MeterRegistry metrics;
  private final Semaphore kibibytes = new Semaphore(KIBIBYTES_IN_ALL);

  /// Fetches and decodes with these.
  public MediaDesk(MediaDecoder decoder, UrlFetcher fetcher, MeterRegistry metrics) {
    this.decoder = decoder;
    this.fetcher = fetcher;
    this.metrics = metrics;
  }

  /// A file that was fetched and decoded.
  ///
  /// @param mediaType what its server called it, in lower case, may be empty
  /// @param decoding what it was
  public record Fetched(String mediaType, Decoding decoding) {}

  /// Fetches a file from an address that a caller named, and decodes it.
  ///
  /// @throws ProblemException if it was not fetched
  public Fetched fetch(String url) {
    try {
      return fetcher.fetch(
          url,
          MOST_BYTES,
          fetched -> new Fetched(fetched.contentType(), decode(fetched.bytes(), fetched.length())));
    } catch (FetchRefusedException e) {
      metrics.counter("recourse.fetch.failures", "reason", e.refusal().name()).increment();
      ProblemCode code = switch (e.refusal()) {
        case FETCHING_IS_OFF -> ProblemCode.FETCHING_IS_OFF;
        case TOO_LARGE -> ProblemCode.TOO_LARGE;
        default -> ProblemCode.FETCH_REFUSED;
      };
      throw new ProblemException(code, String.valueOf(e.getMessage()));
    }
  }

  /// Reads a body and decodes it.
  ///
  /// @param length as the caller announced it, below 0 if he did not
  public Decoding decode(InputStream body, long length) throws IOException {
    return decode(body, length, MOST_BYTES);
  }

  /// Reads a body of so many bytes at most and decodes it.
  ///
  /// @param length as the caller announced it, below 0 if he did not
  /// @param most 1 to [#MOST_BYTES]
  public Decoding decode(InputStream body, long length, int most) throws IOException {
    if (length > most) {
      throw tooLarge(most);
    }
    int held = length < 0 ? most / 1024 : (int) (length / 1024) + 1;
    if (!kibibytes.tryAcquire(held)) {
      throw new ProblemException(
          ProblemCode.TOO_MANY_REQUESTS, "too many files are being decoded: try again");
    }
    try {
      byte[] bytes = body.readNBytes(most + 1);
      if (bytes.length > most) {
        throw tooLarge(most);
      }
      return decoder.decode(Source.bytes(bytes), REQUEST);
    } finally {
      kibibytes.release(held);
    }
  }

  /// Returns what is looked up of a file.
  ///
  /// @throws ProblemException if it cannot be decoded
  public static Upload upload(Decoding decoding) {
    return switch (decoding) {
      case Decoding.Picture picture -> {
        Hashing.Fingerprinted hashing = picture.hashing(PdqDialect.FULL_RESOLUTION);
        yield new Upload(
                hashing.orientations(),
                hashing.quality(),
                List.of(new Signal(SignalType.SHA256, picture.digests().sha256())))
            .withPlane(picture.plane().orElse(null));
      }
      case Decoding.Video video ->
        new Upload(List.of(), 100, digests(video)).withFrames(frames(video));
      case Decoding.Refused refused -> throw refused(refused);
    };
  }

  /// Returns what an entry of a file is found by.
  ///
  /// @throws ProblemException if it cannot be decoded, or is a picture that shows too little
  public static List<Signal> signals(Decoding decoding) {
    return switch (decoding) {
      case Decoding.Picture picture -> {
        Hashing.Fingerprinted hashing = picture.hashing(PdqDialect.FULL_RESOLUTION);
        checkQuality(hashing.quality());
        List<Signal> signals = new ArrayList<>();
        signals.add(Signal.of(hashing.fingerprint()));
        signals.add(new Signal(SignalType.SHA256, picture.digests().sha256()));
        regions(picture).ifPresent(signals::add);
        yield signals;
      }
      case Decoding.Video video -> {
        List<Signal> signals = new ArrayList<>(digests(video));
        vpdq(video).ifPresent(signals::add);
        yield signals;
      }
      case Decoding.Refused refused -> throw refused(refused);
    };
  }

  /// Returns the regions of a picture, if there is anything in it.
  public static Optional<Signal> regions(Decoding.Picture picture) {
    return picture
        .plane()
        .map(RegionHasher::fingerprints)
        .filter(regions -> !regions.regions().isEmpty())
        .map(Signal::of);
  }

  /// Returns the frames of a video, if there is anything to be seen in one.
  public static Optional<Signal> vpdq(Decoding.Video video) {
    List<FrameFingerprint> frames = frames(video);
    return VideoComparison.counting(frames, PdqHasher.TRUSTED_QUALITY).isEmpty()
        ? Optional.empty()
        : Optional.of(Signal.of(frames));
  }

  private static List<Signal> digests(Decoding.Video video) {
    return List.of(
        new Signal(SignalType.VIDEO_MD5, video.digests().md5()),
        new Signal(SignalType.SHA256, video.digests().sha256()));
  }

  // Of a long video every second, or third, and so on.
  private static List<FrameFingerprint> frames(Decoding.Video video) {
    int step = Math.ceilDiv(Math.max(1, video.frames().size()), Signal.MOST_FRAMES);
    List<FrameFingerprint> frames = new ArrayList<>();
    for (int i = 0; i < video.frames().size(); i += step) {
      VideoFrame frame = video.frames().get(i);
      Hashing.Fingerprinted hashing = frame.hashing();
      frames.add(new FrameFingerprint(
          frames.size(), hashing.quality(), hashing.fingerprint(), frame.seconds()));
    }
    return frames;
  }

  /// Refuses a picture that shows too little to be matched.
  ///
  /// @throws ProblemException if its quality is below the trusted one
  static void checkQuality(int quality) {
    if (quality < PdqHasher.TRUSTED_QUALITY) {
      throw new ProblemException(
          ProblemCode.QUALITY_TOO_LOW,
          "the picture's quality is below " + PdqHasher.TRUSTED_QUALITY
              + ": it shows too little to be matched");
    }
  }

  /// Returns the problem of a file that cannot be decoded.
  public static ProblemException refused(Decoding.Refused refused) {
    return new ProblemException(
        ProblemCode.MEDIA_REFUSED, refused.reason().name() + ": " + refused.detail());
  }

  private static ProblemException tooLarge(int most) {
    return new ProblemException(ProblemCode.TOO_LARGE, "a file may have " + most + " bytes");
  }
}
