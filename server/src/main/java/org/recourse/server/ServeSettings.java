package org.recourse.server;

import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.recourse.server.casework.CaseworkSettings;
import org.recourse.server.console.ConsoleSettings;
import org.recourse.server.fetch.FetchSettings;
import org.recourse.server.hma.HmaSettings;
import org.recourse.server.intake.IntakeSettings;
import org.recourse.server.network.Network;
import org.recourse.storage.Database;
import org.recourse.storage.OperatorKey;

/// How the server runs. Immutable.
///
/// @param data where its files are
/// @param address where it listens; this machine alone unless the operator says otherwise
/// @param port where it listens, 0 for any free one
/// @param databaseUrl an own database, if it is not to be the embedded one
/// @param operatorKey opens the database
/// @param fetch whether and how it fetches files from addresses that callers name
/// @param hma how HMA's own interface is offered, if it is
/// @param exchangeNetworks closed networks in which exchanges may lie all the same
/// @param rememberFor how long uploads are remembered that callers ask it to remember, if at all
/// @param intake how the requester's pages are offered, if they are
/// @param console how the staff's pages are offered, if they are
/// @param casework under which laws the platform takes notices
public record ServeSettings(
    Path data,
    InetAddress address,
    int port,
    Optional<String> databaseUrl,
    OperatorKey operatorKey,
    FetchSettings fetch,
    Optional<HmaSettings> hma,
    List<Network> exchangeNetworks,
    Optional<Duration> rememberFor,
    Optional<IntakeSettings> intake,
    Optional<ConsoleSettings> console,
    CaseworkSettings casework) {

  /// Copies the networks.
  public ServeSettings {
    exchangeNetworks = List.copyOf(exchangeNetworks);
  }

  /// All that is off unless asked for is off.
  public ServeSettings(
      Path data,
      InetAddress address,
      int port,
      Optional<String> databaseUrl,
      OperatorKey operatorKey) {
    this(
        data,
        address,
        port,
        databaseUrl,
        operatorKey,
        FetchSettings.OFF,
        Optional.empty(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        CaseworkSettings.USUAL);
  }

  /// Returns these with files fetched.
  public ServeSettings fetching(FetchSettings how) {
    return new ServeSettings(
        data,
        address,
        port,
        databaseUrl,
        operatorKey,
        how,
        hma,
        exchangeNetworks,
        rememberFor,
        intake,
        console,
        casework);
  }

  /// Returns these with HMA's interface.
  public ServeSettings offering(HmaSettings how) {
    return new ServeSettings(
        data,
        address,
        port,
        databaseUrl,
        operatorKey,
        fetch,
        Optional.of(how),
        exchangeNetworks,
        rememberFor,
        intake,
        console,
        casework);
  }

  /// Returns these with uploads remembered.
  public ServeSettings remembering(Duration forHowLong) {
    return new ServeSettings(
        data,
        address,
        port,
        databaseUrl,
        operatorKey,
        fetch,
        hma,
        exchangeNetworks,
        Optional.of(forHowLong),
        intake,
        console,
        casework);
  }

  /// Returns these with exchanges that may lie in these closed networks.
  public ServeSettings exchangingWith(List<Network> networks) {
    return new ServeSettings(
        data,
        address,
        port,
        databaseUrl,
        operatorKey,
        fetch,
        hma,
        networks,
        rememberFor,
        intake,
        console,
        casework);
  }

  /// Returns these with the requester's pages.
  public ServeSettings receiving(IntakeSettings how) {
    return new ServeSettings(
        data,
        address,
        port,
        databaseUrl,
        operatorKey,
        fetch,
        hma,
        exchangeNetworks,
        rememberFor,
        Optional.of(how),
        console,
        casework);
  }

  /// Returns these with the staff's pages.
  public ServeSettings reviewing(ConsoleSettings how) {
    return new ServeSettings(
        data,
        address,
        port,
        databaseUrl,
        operatorKey,
        fetch,
        hma,
        exchangeNetworks,
        rememberFor,
        intake,
        Optional.of(how),
        casework);
  }

  /// Returns these with other laws.
  public ServeSettings under(CaseworkSettings laws) {
    return new ServeSettings(
        data,
        address,
        port,
        databaseUrl,
        operatorKey,
        fetch,
        hma,
        exchangeNetworks,
        rememberFor,
        intake,
        console,
        laws);
  }

  /// Returns where the database is.
  String url() {
    return databaseUrl.orElseGet(() -> Database.sqliteUrl(data.resolve("recourse.db")));
  }
}
