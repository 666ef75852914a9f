package org.recourse.storage;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.recourse.testkit.PostgresServer;

/// The databases on which everything must hold. Each call makes an empty one.
enum TestDatabase {
  /// A file.
  SQLITE {
    @Override
    String empty(Path folder) {
      return Database.sqliteUrl(folder.resolve("hub" + made.incrementAndGet() + ".db"));
    }
  },
  /// A schema of the server that all tests of a run share.
  POSTGRES {
    @Override
    String empty(Path folder) {
      return PostgresServer.shared().emptyDatabase();
    }
  };

  private static final AtomicInteger made = new AtomicInteger();

  /// Returns the URL of an empty database.
  ///
  /// @param folder where files may lie
  abstract String empty(Path folder);
}
