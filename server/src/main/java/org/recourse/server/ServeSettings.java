package org.recourse.server;

import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
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
    return with(draft -> draft.fetch = how);
  }

  /// Returns these with HMA's interface.
  public ServeSettings offering(HmaSettings how) {
    return with(draft -> draft.hma = Optional.of(how));
  }

  /// Returns these with uploads remembered.
  public ServeSettings remembering(Duration forHowLong) {
    return with(draft -> draft.rememberFor = Optional.of(forHowLong));
  }

  /// Returns these with exchanges that may lie in these closed networks.
  public ServeSettings exchangingWith(List<Network> networks) {
    return with(draft -> draft.exchangeNetworks = networks);
  }

  /// Returns these with the requester's pages.
  public ServeSettings receiving(IntakeSettings how) {
    return with(draft -> draft.intake = Optional.of(how));
  }

  /// Returns these with the staff's pages.
  public ServeSettings reviewing(ConsoleSettings how) {
    return with(draft -> draft.console = Optional.of(how));
  }

  /// Returns these with other laws.
  public ServeSettings under(CaseworkSettings laws) {
    return with(draft -> draft.casework = laws);
  }

  private ServeSettings with(Consumer<Draft> change) {
    Draft draft = new Draft(this);
    change.accept(draft);
    return new ServeSettings(
        data,
        address,
        port,
        databaseUrl,
        operatorKey,
        draft.fetch,
        draft.hma,
        draft.exchangeNetworks,
        draft.rememberFor,
        draft.intake,
        draft.console,
        draft.casework);
  }

  // What can be asked for, while it is changed.
  private static final class Draft {
    private FetchSettings fetch;
    private Optional<HmaSettings> hma;
    private List<Network> exchangeNetworks;
    private Optional<Duration> rememberFor;
    private Optional<IntakeSettings> intake;
    private Optional<ConsoleSettings> console;
    private CaseworkSettings casework;

    Draft(ServeSettings of) {
      fetch = of.fetch;
      hma = of.hma;
      exchangeNetworks = of.exchangeNetworks;
      rememberFor = of.rememberFor;
      intake = of.intake;
      console = of.console;
      casework = of.casework;
    }
  }

  /// Returns where the database is.
  String url() {
    return databaseUrl.orElseGet(() -> Database.sqliteUrl(data.resolve("recourse.db")));
  }
}
