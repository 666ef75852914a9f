package org.recourse.cli.serve;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.recourse.server.console.oidc.OidcSettings;
import org.recourse.server.network.Network;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Whether and through which other service staff may sign in.
final class OidcOptions {

  @Option(
      names = "--console-oidc-issuer",
      paramLabel = "URL",
      description = "Staff may sign in through this OpenID Connect service, exactly as it calls"
          + " itself. Off unless given.")
  private @Nullable URI issuer;

  @Option(
      names = "--console-oidc-client",
      paramLabel = "ID",
      description = "As whom this console is registered there.")
  private @Nullable String client;

  @Option(
      names = "--console-oidc-secret-file",
      paramLabel = "FILE",
      description = "The secret that was given out there is the first line of FILE, which nobody"
          + " else may read.")
  private @Nullable Path secretFile;

  @Option(
      names = "--console-oidc-network",
      paramLabel = "CIDR",
      converter = NetworkReader.class,
      description = "The service may lie in this closed network, as 10.1.0.0/16. May be given more"
          + " than once.")
  private List<Network> networks = new ArrayList<>();

  @Spec(Spec.Target.MIXEE)
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  Optional<OidcSettings> settings() {
    if (issuer == null && client == null && secretFile == null && networks.isEmpty()) {
      return Optional.empty();
    }
    if (issuer == null || client == null || secretFile == null) {
      throw new ParameterException(
          spec.commandLine(),
          "--console-oidc-issuer, --console-oidc-client and --console-oidc-secret-file go together");
    }
    try {
      String secret = DataOptions.secret("secret of the OpenID Connect client", secretFile);
      return Optional.of(new OidcSettings(issuer, client, secret, networks));
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), "--console-oidc-…: " + e.getMessage());
    }
  }
}
