package org.recourse.cli.demo.loop;

import org.jspecify.annotations.Nullable;

/// A setting of the hub that an operator makes as a system property, set for as long as this is
/// open.
final class Property implements AutoCloseable {

  private final String name;
  private final @Nullable String before;

  Property(String name, String value) {
    this.name = name;
    this.before = System.getProperty(name);
    System.setProperty(name, value);
  }

  @Override
  public void close() {
    if (before == null) {
      System.clearProperty(name);
    } else {
      System.setProperty(name, before);
    }
  }
}
