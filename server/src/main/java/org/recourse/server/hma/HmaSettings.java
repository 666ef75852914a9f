package org.recourse.server.hma;

import java.util.List;
import java.util.Optional;

/// How HMA's interface is offered. Immutable.
///
/// @param port where; HMA's is 5100
/// @param tenant whose banks callers from the allowed networks see, if there are any
/// @param allowed networks whose callers need no key, as `10.1.0.0/16` or `127.0.0.1`
public record HmaSettings(int port, Optional<String> tenant, List<String> allowed) {

  /// Copies the networks.
  public HmaSettings {
    allowed = List.copyOf(allowed);
    if (tenant.isEmpty() && !allowed.isEmpty()) {
      throw new IllegalArgumentException(
          "callers without a key need a tenant whose banks they see");
    }
  }
}
