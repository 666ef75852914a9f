package org.recourse.casework.cases;

/// What brought her here. The names are stable codes.
public enum Route {
  /// Pictures that are not to be published anywhere: fingerprints made on her device.
  PROTECT,
  /// Something is published.
  REPORT,
  /// She saw another's pictures.
  TIP,
  /// Somebody threatens to publish.
  THREAT,
  /// Her accounts or data are passed on.
  DOXXING,
  /// The person shown was or may have been under 18: links and words only.
  UNDER_18
}
