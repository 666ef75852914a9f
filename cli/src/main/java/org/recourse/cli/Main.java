package org.recourse.cli;

/// Placeholder.
final class Main {
  private Main() {}
}
