package org.recourse.server.partner;

import org.jspecify.annotations.Nullable;

/// Where a file is to be fetched from. Withheld from logs.
///
/// @param url http or https
record MediaAddress(@Nullable String url) {
  @Override
  public String toString() {
    return "MediaAddress[withheld]";
  }
}
