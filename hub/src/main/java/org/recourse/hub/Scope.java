package org.recourse.hub;

/// What a key may be used for. The names are stable codes.
public enum Scope {
  /// Make and revoke keys and sources, roll a source back.
  OPERATE,
  /// Make and change banks and entries, and speak for the tenant's own reviewers.
  CURATE,
  /// Look signals up.
  LOOK_UP,
  /// Have pictures and videos fingerprinted.
  HASH,
  /// Propose entries and say what became of them, as a source of one's own.
  SUBMIT,
  /// Fetch the tenant's entries as a feed.
  FETCH,
  /// Hand in notices and follow them.
  NOTIFY,
  /// Speak for the platform: say what is at a reported place, that an action was done, and what
  /// an uploader objects to.
  ENFORCE,
  /// Read the metrics.
  METRICS
}
