package org.recourse.casework.notice;

/// How a notice came in. The names are stable codes.
public enum NoticeOrigin {
  /// Through the requester's pages.
  PAGE,
  /// Through our own interface.
  API,
  /// As an XARF report.
  XARF,
  /// As Coop's report.
  COOP
}
