package org.recourse.cli.serve;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.recourse.hub.Scope;
import org.recourse.server.hma.HmaSettings;
import org.recourse.server.network.Network;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Whether and how the service offers HMA's own interface.
final class HmaOptions {

  @Option(
      names = "--hma-port",
      paramLabel = "N",
      description = "Offers the interface of Meta's HMA at this port (its own is 5100); 0 for any"
          + " free port. Off unless given. Calls go to /k/KEY/…, or come from --hma-allow.")
  private @Nullable Integer port;

  @Option(
      names = "--hma-tenant",
      paramLabel = "NAME",
      description = "Whose banks callers without a key see: what the operator's organisation was"
          + " called at the first start.")
  private @Nullable String tenant;

  @Option(
      names = "--hma-allow",
      paramLabel = "CIDR",
      split = ",",
      converter = NetworkReader.class,
      description = "Networks whose callers need no key, as 10.1.0.0/16.")
  private List<Network> allowed = new ArrayList<>();

  @Option(
      names = "--hma-scope",
      paramLabel = "SCOPE",
      split = ",",
      description = "What callers without a key may do (default LOOK_UP,HASH,CURATE).")
  private Set<Scope> scopes = EnumSet.noneOf(Scope.class);

  @Spec(Spec.Target.MIXEE)
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  Optional<HmaSettings> settings() {
    if (port == null) {
      if (tenant != null || !allowed.isEmpty() || !scopes.isEmpty()) {
        throw new ParameterException(spec.commandLine(), "--hma-… needs --hma-port");
      }
      return Optional.empty();
    }
    try {
      return Optional.of(new HmaSettings(
          port,
          Optional.ofNullable(tenant),
          allowed,
          scopes.isEmpty() ? HmaSettings.USUAL_SCOPES : scopes));
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), "--hma-…: " + e.getMessage());
    }
  }
}
