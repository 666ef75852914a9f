package org.recourse.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.recourse.testkit.PostgresServer;

/// What was acknowledged survives `kill -9`, at any moment, of the service and of its database.
///
/// Ten kills in the suite; `-Drecourse.kills=200` makes it the lane of that many.
class KillTest {

  private static final int KILLS = Integer.getInteger("recourse.kills", 10);
  private static final int WRITERS = 4;
  private static final int LEAST_MILLIS = 100;
  private static final int MOST_MILLIS = 1_200;

  @TempDir
  private Path folder;

  @Test
  void nothingAcknowledgedIsLostOverKillsOnTheEmbeddedDatabase() throws Exception {
    killAndCompare(Optional.empty(), round -> {});
  }

  @Test
  void nothingAcknowledgedIsLostOverKillsOnPostgres() throws Exception {
    try (PostgresServer postgres = PostgresServer.start()) {
      try (var connection = DriverManager.getConnection(postgres.url());
          var statement = connection.createStatement()) {
        statement.execute("create schema killed");
      }
      killAndCompare(Optional.of(postgres.url() + "&currentSchema=killed"), round -> {
        if (round % 3 == 2) {
          postgres.kill();
          postgres.restart();
        }
      });
    }
  }

  private interface AlsoKill {
    void after(int round) throws Exception;
  }

  private void killAndCompare(Optional<String> database, AlsoKill also) throws Exception {
    long seed = System.nanoTime();
    SplittableRandom random = new SplittableRandom(seed);
    List<AcknowledgedWrites> writers = new ArrayList<>();
    for (int i = 0; i < WRITERS; i++) {
      writers.add(new AcknowledgedWrites(random.split(), "BANK_" + i));
    }
    String operator = "";
    int acknowledged = 0;
    for (int round = 0; round <= KILLS / 2; round++) {
      try (ServerProcess server = ServerProcess.start(folder, database)) {
        operator = round == 0 ? HubUnderTest.makeOperator(server.port(), server.token()) : operator;
        HubUnderTest hub = HubUnderTest.at(server.port(), operator);
        List<Thread> writing = new ArrayList<>();
        for (AcknowledgedWrites writer : writers) {
          writer.compare(hub, "seed " + seed + ", after kill " + round);
          writing.add(Thread.ofVirtual().start(() -> writer.writeUntilItFails(hub)));
        }
        if (!writing
            .getFirst()
            .join(java.time.Duration.ofMillis(random.nextInt(LEAST_MILLIS, MOST_MILLIS)))) {
          server.kill();
        }
        for (Thread thread : writing) {
          thread.join();
        }
      }
      also.after(round);
      acknowledged = writers.stream().mapToInt(AcknowledgedWrites::acknowledged).sum();
      if (round % 10 == 0) {
        System.out.printf("%d kills, %d writes acknowledged, none lost%n", round, acknowledged);
      }
    }
    assertThat(acknowledged).as("something was written between the kills").isGreaterThan(KILLS);
    System.out.printf("%d kills, %d writes acknowledged, none lost%n", KILLS / 2, acknowledged);
  }
}
