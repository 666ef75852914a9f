package org.recourse.casework.statement;

/// What led to a decision, DSA art. 17(3)(b).
public enum Occasion {
  /// A notice under art. 16.
  NOTICE,
  /// A notice of a trusted flagger. The uploader is told of a notice, as of any other.
  TRUSTED_FLAGGER,
  /// A notice under another law.
  OTHER_NOTICE,
  /// The platform found it itself.
  OWN_INITIATIVE
}
