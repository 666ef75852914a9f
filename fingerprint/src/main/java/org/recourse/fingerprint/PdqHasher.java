package org.recourse.fingerprint;

import java.util.ArrayList;
import java.util.List;
import org.recourse.fingerprint.internal.LiteralFilter;
import org.recourse.fingerprint.internal.PdqTransform;
import org.recourse.fingerprint.internal.SampledPixels;
import org.recourse.fingerprint.internal.TentFilter;

/// Makes PDQ fingerprints of pictures, in all eight orientations from one transform.
///
/// Gives the bits that Meta's reference gives for the same pixels. Stateless: may be shared
/// between threads. Source: "The TMK+PDQF Video-Hashing Algorithm and the PDQ Image-Hashing
/// Algorithm", Facebook 2019, and the reference implementation of ThreatExchange.
public final class PdqHasher {

  /// The fewest pixels on a side that are hashed.
  public static final int MIN_SIDE = 5;

  /// The quality from which on a match may be relied upon; the reference's documentation discards
  /// what is 49 or less.
  public static final int TRUSTED_QUALITY = 50;

  /*
   * The reference filters the picture with running sums of floats. Their rounding depends on every
   * pixel that came before, so its exact value can only be had by doing the same sums again, over
   * the whole picture. But only 64x64 of the results are used, and the bits depend on them only
   * through one question: which 128 of 256 coefficients are the greater ones. So the 64x64 are
   * first computed directly (TentFilter), and if the answer is clear by more than the rounding was
   * ever seen to amount to, it is the reference's answer. Otherwise the same sums are done again
   * (LiteralFilter).
   *
   * Asked is that question of the upright fingerprint, the one that is exchanged. The others come
   * from the same transform; where rounding decides one of their bits, two may be exchanged.
   */
  private final PdqDialect dialect;

  private PdqHasher(PdqDialect dialect) {
    this.dialect = dialect;
  }

  /// Returns the hasher of a dialect.
  public static PdqHasher of(PdqDialect dialect) {
    return new PdqHasher(dialect);
  }

  /// Returns which dialect this makes.
  public PdqDialect dialect() {
    return dialect;
  }

  /// Hashes a picture. Reads each row once, in rare cases twice.
  public Hashing hash(Pixels picture) {
    if (isTooSmall(picture.width(), picture.height())) {
      return new Hashing.TooSmall(picture.width(), picture.height());
    }
    Pixels filtered = dialect == PdqDialect.SAMPLED ? SampledPixels.of(picture) : picture;
    PdqTransform direct = PdqTransform.of(TentFilter.of(filtered).luma64(filtered));
    if (direct.isCertainBeyond(LiteralFilter.ROUNDING)) {
      return fingerprinted(direct);
    }
    return fingerprinted(PdqTransform.of(LiteralFilter.luma64(filtered)));
  }

  /// Hashes a picture that was decoded at a fraction of its size, with the filter windows of the
  /// full picture.
  ///
  /// What is lost is measured in docs/measurements/fingerprints.md: about half a bit at 12
  /// megapixels and an eighth of the size. Always full-resolution in meaning; the sampled dialect
  /// cannot be had from a reduced picture.
  ///
  /// @param reduced pixel (x, y) is the mean of a square of full pixels, `denominator` on a side,
  ///     that begins at (x * denominator, y * denominator)
  /// @param fullWidth columns of the full picture
  /// @param fullHeight rows of the full picture
  /// @param denominator how many full pixels make a reduced one on a side, at least 1
  /// @throws IllegalArgumentException if the sizes do not belong together
  public static Hashing hashReduced(
      Pixels reduced, int fullWidth, int fullHeight, int denominator) {
    if (isTooSmall(fullWidth, fullHeight)) {
      return new Hashing.TooSmall(fullWidth, fullHeight);
    }
    TentFilter filter = TentFilter.reduced(fullWidth, fullHeight, denominator);
    return fingerprinted(PdqTransform.of(filter.luma64(reduced)));
  }

  static boolean isTooSmall(int width, int height) {
    return width < MIN_SIDE || height < MIN_SIDE;
  }

  static Hashing fingerprinted(PdqTransform transform) {
    List<PdqFingerprint> orientations = new ArrayList<>(8);
    for (Orientation orientation : Orientation.values()) {
      orientations.add(transform.fingerprint(orientation));
    }
    return new Hashing.Fingerprinted(orientations.getFirst(), transform.quality(), orientations);
  }
}
