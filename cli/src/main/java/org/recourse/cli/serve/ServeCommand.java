package org.recourse.cli.serve;

import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.recourse.cli.CommandFailedException;
import org.recourse.cli.ExitCode;
import org.recourse.server.CannotStartException;
import org.recourse.server.RecourseServer;
import org.recourse.server.ServeSettings;
import org.recourse.server.access.KeyText;
import org.recourse.server.faces.Face;
import org.recourse.server.network.Network;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Runs the service until it is told to end.
@Command(
    name = "serve",
    mixinStandardHelpOptions = true,
    description = "Serves banks, matching and hash exchange over HTTP until it is stopped.")
public final class ServeCommand implements Callable<Integer> {

  private static final int MOST_DAYS = 366;
  private static final int MOST_PORT = 65_535;

  @Mixin
  private final DataOptions data = new DataOptions();

  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "8080",
      description = "Where to listen (default 8080); 0 for any free port.")
  private int port;

  @Option(
      names = "--address",
      paramLabel = "ADDRESS",
      defaultValue = "127.0.0.1",
      description = "Where to listen (default 127.0.0.1: this machine alone).")
  private String address = "127.0.0.1";

  @Option(
      names = "--remember-days",
      paramLabel = "N",
      defaultValue = "0",
      description = "How long uploads are remembered that callers ask to be remembered, so that"
          + " new entries can be looked for among them (default 0: never).")
  private int rememberDays;

  @Mixin
  private final FetchOptions fetch = new FetchOptions();

  @Mixin
  private final HmaOptions hma = new HmaOptions();

  @Mixin
  private final LawOptions laws = new LawOptions();

  @Mixin
  private final PageOptions faces = new PageOptions();

  @Option(
      names = "--exchange-network",
      paramLabel = "CIDR",
      converter = NetworkReader.class,
      description = "An exchange may lie in this closed network, as 10.1.0.0/16, of which else none"
          + " is reached. May be given more than once.")
  private List<Network> exchangeNetworks = new ArrayList<>();

  @Option(
      names = "--exit-when-ready",
      hidden = true,
      description = "Ends as soon as it answers: prepares a quick start.")
  private boolean exitWhenReady;

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  /// picocli makes one.
  public ServeCommand() {}

  @Override
  public Integer call() throws InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    ServeSettings settings = new ServeSettings(
        data.directory(),
        listening(),
        port(),
        data.databaseUrl(),
        data.operatorKey(),
        fetch.settings(),
        hma.settings(),
        exchangeNetworks,
        rememberFor(),
        faces.intake(),
        faces.console(),
        laws.settings());
    try (RecourseServer server = RecourseServer.start(settings)) {
      String here = "http://" + address + ":" + server.port();
      out.println("Recourse answers at " + here + " (stop it with Ctrl-C)");
      server
          .port(Face.HMA)
          .ifPresent(port -> out.println("HMA's interface is at http://" + address + ":" + port));
      server
          .port(Face.INTAKE)
          .ifPresent(
              port -> out.println("Requesters' pages are at http://" + address + ":" + port));
      server
          .port(Face.CONSOLE)
          .ifPresent(port -> out.println("Staff's pages are at http://" + address + ":" + port));
      server.firstStartToken().ifPresent(token -> greet(here, token, out));
      out.flush();
      if (!exitWhenReady) {
        server.awaitEnd();
      }
      return ExitCode.DONE;
    } catch (CannotStartException e) {
      throw new CommandFailedException(String.valueOf(e.getMessage()));
    }
  }

  private int port() {
    if (port < 0 || port > MOST_PORT) {
      throw new ParameterException(
          spec.commandLine(), "--port must be 0 to " + MOST_PORT + ": " + port);
    }
    return port;
  }

  private InetAddress listening() {
    try {
      InetAddress named = InetAddress.getByName(address);
      if (named.isAnyLocalAddress()
          || named.isLoopbackAddress()
          || NetworkInterface.getByInetAddress(named) != null) {
        return named;
      }
    } catch (UnknownHostException | SocketException _) {
      // Said below.
    }
    throw new CommandFailedException("--address " + address + " is no address of this machine");
  }

  private Optional<Duration> rememberFor() {
    if (rememberDays < 0 || rememberDays > MOST_DAYS) {
      throw new ParameterException(
          spec.commandLine(), "--remember-days must be 0 to " + MOST_DAYS + ": " + rememberDays);
    }
    return rememberDays == 0 ? Optional.empty() : Optional.of(Duration.ofDays(rememberDays));
  }

  private static void greet(String here, KeyText token, PrintWriter out) {
    out.println();
    out.println("First start: there is no operator yet. Make one, within this run, with");
    out.println();
    out.println("  curl -s " + here + "/api/v1/setup -H 'Content-Type: application/json' \\");
    out.println("    -d '{\"token\":\"" + token.reveal() + "\",\"tenant\":\"Your organisation\"}'");
    out.println();
    out.println("It answers with the operator's key, which is not shown again.");
  }
}
