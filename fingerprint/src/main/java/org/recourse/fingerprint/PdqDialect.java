package org.recourse.fingerprint;

/// Which of the two PDQ fingerprints in use is made.
///
/// They come from the same transform and differ in how a large picture is brought to 64x64: on
/// photographs by 2 to 14 bits. Signals in exchange come from both, so a fingerprint always says
/// which it is. The versioned name changes if a single bit of any fingerprint ever would.
public enum PdqDialect {
  /// The whole picture is filtered: what pdqhash-python makes, hence HMA and python-threatexchange,
  /// and Meta's Java port. The default, and what is meant by "pdq".
  FULL_RESOLUTION("pdq", "pdq-full-v1"),

  /// A picture with a side over 512 is first cut to 512x512 by taking the nearest pixels, as Meta's
  /// C++ tools do as shipped.
  SAMPLED("pdq-sampled", "pdq-sampled-v1");

  private final String signalType;
  private final String algorithm;

  PdqDialect(String signalType, String algorithm) {
    this.signalType = signalType;
    this.algorithm = algorithm;
  }

  /// Returns the name of the signal: `pdq` or `pdq-sampled`.
  public String signalType() {
    return signalType;
  }

  /// Returns the versioned name of what is computed.
  public String algorithm() {
    return algorithm;
  }
}
