package org.recourse.storage;

import org.recourse.testkit.PostgresServer;

class PostgresOlderDataTest extends OlderDataContract {

  @Override
  String emptyDatabase() {
    return PostgresServer.shared().emptyDatabase();
  }

  @Override
  String inThisDialect(String statement) {
    return statement.replace("x'", "'\\x");
  }
}
