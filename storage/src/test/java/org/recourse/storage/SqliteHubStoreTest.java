package org.recourse.storage;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class SqliteHubStoreTest extends HubStoreContract {

  @TempDir
  private Path folder;

  @Override
  String emptyDatabase() {
    return Database.sqliteUrl(folder.resolve("hub.db"));
  }
}
