package org.recourse.server.intake;

/// How the requester's pages are offered. Immutable.
///
/// @param port where, 0 for any free one
public record IntakeSettings(int port) {

  private static final int MOST_PORT = 65_535;

  /// Checks the port.
  public IntakeSettings {
    if (port < 0 || port > MOST_PORT) {
      throw new IllegalArgumentException("the port must be 0 to " + MOST_PORT + ": " + port);
    }
  }
}
