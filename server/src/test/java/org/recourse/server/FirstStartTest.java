package org.recourse.server;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.recourse.storage.Database;
import org.recourse.storage.SqlTenantStore;

class FirstStartTest {

  @TempDir
  private Path folder;

  @Test
  void operatorIsMadeAlsoAfterTheFirstAttemptWasKilledBetweenTenantAndKey() throws Exception {
    try (Database database = Database.open(Database.sqliteUrl(folder.resolve("recourse.db")))) {
      new SqlTenantStore(database).createTenant("A platform", Instant.EPOCH);
    }
    try (HubUnderTest hub = HubUnderTest.start(folder, Optional.empty())) {
      hub.postOk("/api/v1/banks", "{\"name\":\"HARBOUR\"}");
    }
  }
}
