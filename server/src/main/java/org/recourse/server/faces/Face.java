package org.recourse.server.faces;

/// What a port beside the main one is for.
public enum Face {
  /// HMA's own interface.
  HMA(Face.IN_HMA),
  /// The requester's pages.
  INTAKE(Face.IN_INTAKE),
  /// The staff's pages.
  CONSOLE(Face.IN_CONSOLE);

  /// [#inside] of [#HMA], as a constant.
  public static final String IN_HMA = "/hma";

  /// [#inside] of [#INTAKE], as a constant.
  public static final String IN_INTAKE = "/intake";

  /// [#inside] of [#CONSOLE], as a constant.
  public static final String IN_CONSOLE = "/console";

  private final String inside;

  Face(String inside) {
    this.inside = inside;
  }

  /// Returns where this face's calls are inside this program. From no other port does a path lead
  /// there.
  public String inside() {
    return inside;
  }
}
