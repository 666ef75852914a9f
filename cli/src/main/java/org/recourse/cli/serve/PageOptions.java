package org.recourse.cli.serve;

import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.recourse.server.console.ConsoleSettings;
import org.recourse.server.intake.IntakeSettings;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Whether and how the service offers the pages of requesters and staff.
final class PageOptions {

  @Option(
      names = "--intake-port",
      paramLabel = "N",
      description =
          "Offers the requesters' pages at this port; 0 for any free port. Off unless" + " given.")
  private @Nullable Integer intakePort;

  @Option(
      names = "--console-port",
      paramLabel = "N",
      description = "Offers the staff's pages at this port; 0 for any free port. Off unless given.")
  private @Nullable Integer consolePort;

  @Option(
      names = "--console-origin",
      paramLabel = "URL",
      description = "The address that the staff's browsers show, as https://review.example, to"
          + " which passkeys are bound (default http://localhost:PORT).")
  private @Nullable URI consoleOrigin;

  @Mixin
  private final OidcOptions oidc = new OidcOptions();

  @Spec(Spec.Target.MIXEE)
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  Optional<IntakeSettings> intake() {
    try {
      return Optional.ofNullable(intakePort).map(IntakeSettings::new);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), "--intake-port: " + e.getMessage());
    }
  }

  Optional<ConsoleSettings> console() {
    if (consolePort == null) {
      if (consoleOrigin != null || oidc.settings().isPresent()) {
        throw new ParameterException(spec.commandLine(), "--console-… needs --console-port");
      }
      return Optional.empty();
    }
    try {
      return Optional.of(
          new ConsoleSettings(consolePort, Optional.ofNullable(consoleOrigin), oidc.settings()));
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), "--console-…: " + e.getMessage());
    }
  }
}
