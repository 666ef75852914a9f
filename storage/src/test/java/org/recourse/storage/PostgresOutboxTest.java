package org.recourse.storage;

import java.sql.DriverManager;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.recourse.testkit.PostgresServer;

class PostgresOutboxTest extends OutboxContract {

  private static PostgresServer server;
  private static int schemas;

  @BeforeAll
  static void start() {
    server = PostgresServer.start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Override
  String emptyDatabase() throws Exception {
    String schema = "outbox" + ++schemas;
    try (var connection = DriverManager.getConnection(server.url());
        var statement = connection.createStatement()) {
      statement.execute("create schema " + schema);
    }
    return server.url() + "&currentSchema=" + schema;
  }
}
