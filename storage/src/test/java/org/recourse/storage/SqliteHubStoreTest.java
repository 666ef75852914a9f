package org.recourse.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteHubStoreTest extends HubStoreContract {

  @TempDir
  private Path folder;

  @Override
  String emptyDatabase() {
    return Database.sqliteUrl(folder.resolve("hub.db"));
  }

  @Test
  void dataOfANewerVersionIsRefusedAndLeftAsItIs() throws Exception {
    Path file = folder.resolve("newer.db");
    try (Database database = Database.open(Database.sqliteUrl(file))) {
      database.jdbc().update("""
          insert into flyway_schema_history
          select 99, '99', 'later', type, 'V99__later.sql', checksum, installed_by, installed_on, 1, 1
          from flyway_schema_history where installed_rank = 1""");
    }
    assertThatThrownBy(() -> Database.open(Database.sqliteUrl(file)))
        .isInstanceOf(DatabaseTooNewException.class)
        .hasMessageContaining("schema version 99")
        .hasMessageContaining("newer");
    assertThat(file).exists();
  }
}
