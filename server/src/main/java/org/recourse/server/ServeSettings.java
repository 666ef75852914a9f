package org.recourse.server;

import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.recourse.storage.Database;
import org.recourse.storage.OperatorKey;

/// How the server runs. Immutable.
///
/// @param data where its files are
/// @param address where it listens; this machine alone unless the operator says otherwise
/// @param port where it listens, 0 for any free one
/// @param databaseUrl an own database, if it is not to be the embedded one
/// @param operatorKey opens the database
/// @param fetchesUrls whether it fetches pictures from addresses that callers name
/// @param rememberFor how long uploads are remembered that callers ask it to remember, if at all
public record ServeSettings(
    Path data,
    InetAddress address,
    int port,
    Optional<String> databaseUrl,
    OperatorKey operatorKey,
    boolean fetchesUrls,
    Optional<Duration> rememberFor) {

  /// Returns where the database is.
  String url() {
    return databaseUrl.orElseGet(() -> Database.sqliteUrl(data.resolve("recourse.db")));
  }
}
