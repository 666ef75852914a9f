package org.recourse.media.internal.decode;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.recourse.fingerprint.Hashing;
import org.recourse.fingerprint.PdqDialect;
import org.recourse.fingerprint.PdqHasher;
import org.recourse.fingerprint.Pixels;
import org.recourse.media.MediaFormat;
import org.recourse.media.RefusalReason;
import org.recourse.media.internal.wire.Answer;
import org.recourse.media.internal.wire.Job;

/// Makes of a decoded picture what was asked for, and drops the pixels.
final class PictureAnswer {
  private static final long MAX_SIDE = 1 << 20;

  private PictureAnswer() {}

  static Answer of(MediaFormat format, DecodedPicture picture, Job job) throws Refusal {
    Map<PdqDialect, Hashing.Fingerprinted> hashings = new EnumMap<>(PdqDialect.class);
    for (PdqDialect dialect : job.request().dialects()) {
      hashings.put(dialect, fingerprinted(hash(picture, dialect)));
    }
    int limit = job.request().planeLimit();
    Optional<Pixels> plane =
        limit == 0 ? Optional.empty() : Optional.of(GreyPlanes.reduce(picture.pixels(), limit));
    return new Answer.Picture(
        format,
        picture.width(),
        picture.height(),
        picture.exifOrientation(),
        picture.damaged(),
        picture.denominator(),
        hashings,
        plane);
  }

  private static Hashing hash(DecodedPicture picture, PdqDialect dialect) {
    return picture.denominator() == 1
        ? PdqHasher.of(dialect).hash(picture.pixels())
        : PdqHasher.hashReduced(
            picture.pixels(), picture.width(), picture.height(), picture.denominator());
  }

  static Hashing.Fingerprinted fingerprinted(Hashing hashing) throws Refusal {
    return switch (hashing) {
      case Hashing.Fingerprinted fingerprinted -> fingerprinted;
      case Hashing.TooSmall(int width, int height) ->
        throw new Refusal(
            RefusalReason.TOO_SMALL,
            "%dx%d pixels are too few for a fingerprint, needed are %d on each side"
                .formatted(width, height, PdqHasher.MIN_SIDE));
    };
  }

  /// Refuses what has more pixels than allowed, before any memory is taken for them.
  static void checkPixels(long width, long height, Job job) throws Refusal {
    if (width < 1 || height < 1) {
      throw new Refusal(RefusalReason.DAMAGED, "the picture says it has no pixels");
    }
    if (width > MAX_SIDE || height > MAX_SIDE || width * height > job.maxPixels()) {
      throw new Refusal(
          RefusalReason.TOO_MANY_PIXELS,
          "%dx%d pixels, allowed are %d in all".formatted(width, height, job.maxPixels()));
    }
  }
}
