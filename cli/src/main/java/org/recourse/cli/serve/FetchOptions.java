package org.recourse.cli.serve;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.recourse.server.fetch.FetchSettings;
import org.recourse.server.network.Network;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Whether and how the service fetches files from addresses that callers name.
final class FetchOptions {

  @Option(
      names = "--fetch-urls",
      description = "Fetches pictures and videos from addresses that callers name (default: no)."
          + " Addresses of private networks are refused.")
  private boolean enabled;

  @Option(
      names = "--fetch-port",
      paramLabel = "N",
      split = ",",
      description = "To which ports (default 80,443).")
  private Set<Integer> ports = new HashSet<>();

  @Option(
      names = "--fetch-network",
      paramLabel = "CIDR",
      split = ",",
      converter = NetworkReader.class,
      description = "Private networks from which it is fetched all the same, as 10.9.0.0/24 of"
          + " your own media store.")
  private List<Network> networks = new ArrayList<>();

  @Spec(Spec.Target.MIXEE)
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  FetchSettings settings() {
    if (!enabled) {
      return FetchSettings.OFF;
    }
    try {
      return new FetchSettings(true, ports.isEmpty() ? FetchSettings.USUAL_PORTS : ports, networks);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), "--fetch-port: " + e.getMessage());
    }
  }
}
