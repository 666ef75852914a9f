package org.recourse.storage;

import org.recourse.testkit.PostgresServer;

class PostgresHubStoreTest extends HubStoreContract {

  @Override
  String emptyDatabase() {
    return PostgresServer.shared().emptyDatabase();
  }
}
