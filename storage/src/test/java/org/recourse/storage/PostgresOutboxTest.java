package org.recourse.storage;

import org.recourse.testkit.PostgresServer;

class PostgresOutboxTest extends OutboxContract {

  @Override
  String emptyDatabase() {
    return PostgresServer.shared().emptyDatabase();
  }
}
