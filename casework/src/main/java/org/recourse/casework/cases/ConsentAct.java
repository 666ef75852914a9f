package org.recourse.casework.cases;

/// What she can agree to, each by itself. The names are stable codes.
public enum ConsentAct {
  /// This service keeps the case until she deletes it or its time is over.
  KEEP_CASE,
  /// The platform that runs this service reads the report and acts on it.
  READ_REPORT,
  /// Caseworkers of this service read the case and write to her on its page.
  READ_CASE,
  /// The platform compares new uploads with her fingerprints.
  MATCH_UPLOADS,
  /// Other platforms, with which this one exchanges, get her fingerprints.
  SHARE_FINGERPRINTS,
  /// Her case is counted in published figures, of which none is below five.
  COUNT
}
