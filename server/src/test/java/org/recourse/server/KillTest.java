package org.recourse.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.recourse.server.faces.Face;
import org.recourse.testkit.PostgresServer;

/// What was acknowledged survives `kill -9`, at any moment, of the service and of its database.
///
/// Three kills of each database's service in the suite; `-Drecourse.kills=200` makes it the lane
/// of that many (docs/measurements/hub-durability.md). One in four hits a service that is
/// starting.
class KillTest {

  private static final int KILLS = Integer.getInteger("recourse.kills", 3);
  private static final int MANY = 20;
  private static final int ENTRY_WRITERS = 3;
  private static final int STARTS_KILLED = 4;
  private static final int DATABASE_KILLED = 3;
  private static final int MOST_STARTING_MILLIS = 3_000;
  private static final int LEAST_WRITING_MILLIS = 50;
  private static final int MOST_WRITING_MILLIS = 1_000;
  private static final Duration NEWS_WITHIN = Duration.ofSeconds(60);
  private static final int SIGTERM_CODE = 143;

  @TempDir
  private Path folder;

  @Test
  void nothingAcknowledgedIsLostOverKillsOnTheEmbeddedDatabase() throws Exception {
    new Kills("embedded", Optional.empty(), () -> {}, () -> {}).run();
  }

  @Test
  void nothingAcknowledgedIsLostOverKillsOnPostgres() throws Exception {
    try (PostgresServer postgres = PostgresServer.start()) {
      new Kills(
              "postgres", Optional.of(postgres.emptyDatabase()), postgres::kill, postgres::restart)
          .run();
    }
  }

  /// The kills of one service.
  private final class Kills {
    private final String name;
    private final Optional<String> database;
    private final Runnable killDatabase;
    private final Runnable restartDatabase;
    private final long seed = System.nanoTime();
    private final SplittableRandom random = new SplittableRandom(seed);
    private final List<EntryWriting> entries = new ArrayList<>();
    private final IntakeForms forms = new IntakeForms();
    private final List<Acknowledged> writers = new ArrayList<>();
    private String operator = "";
    private int startsKilled;
    private int databasesKilled;

    Kills(String name, Optional<String> database, Runnable killDatabase, Runnable restartDatabase) {
      this.name = name;
      this.database = database;
      this.killDatabase = killDatabase;
      this.restartDatabase = restartDatabase;
      for (int i = 0; i < ENTRY_WRITERS; i++) {
        entries.add(new EntryWriting(random.split(), "BANK_" + i));
      }
      entries.forEach(writing -> writers.add(new Acknowledged(writing)));
      writers.add(new Acknowledged(new KeyWriting(random.split())));
      writers.add(new Acknowledged(new WebhookWriting(random.split())));
      writers.add(new Acknowledged(new NoticeWriting(random.split())));
      writers.add(new Acknowledged(new CaseWriting(random.split(), forms)));
      writers.add(new Acknowledged(new ConsentWriting(random.split(), forms)));
    }

    void run() throws Exception {
      long began = System.nanoTime();
      try (Receiver receiver = Receiver.start()) {
        ServerLaunch launch = launch();
        for (int kill = 1; kill <= KILLS; kill++) {
          String when = name + ", seed " + seed + ", before kill " + kill;
          if (random.nextInt(STARTS_KILLED) == 0) {
            killWhileStarting(launch);
          } else {
            killWhileWriting(launch, receiver, when);
          }
          if (kill % MANY == 0) {
            report(kill, began);
          }
        }
        Told told = new Told(receiver);
        compareAll(launch, receiver, told);
        report(KILLS, began);
        System.out.printf("%s: %d news told, none missed%n", name, told.count());
      }
    }

    private ServerLaunch launch() throws Exception {
      ServerLaunch launch = ServerLaunch.in(Files.createDirectory(folder.resolve("data")))
          .on(database)
          .with(
              "-Drecourse.outbox.private-addresses=true",
              "-Drecourse.limits.look-ups.size=1000000",
              "-Drecourse.limits.changes.size=1000000",
              "-Drecourse.limits.other.size=1000000",
              "-Drecourse.limits.wrong-keys.size=1000000",
              "-Drecourse.limits.cases-all.size=1000000",
              "-Drecourse.limits.case-tries-all.size=1000000",
              "-Drecourse.limits.case-tries-handle.size=1000000");
      return KILLS > MANY
          ? QuickStart.of(launch, Files.createDirectory(folder.resolve("quick")))
          : launch;
    }

    private void killWhileStarting(ServerLaunch launch) throws IOException, InterruptedException {
      Process process = launch.begin();
      assertThat(process.waitFor(random.nextInt(MOST_STARTING_MILLIS), TimeUnit.MILLISECONDS))
          .as("the service ends by itself: " + Files.readString(launch.folder().resolve("log")))
          .isFalse();
      process.destroyForcibly().onExit().join();
      startsKilled++;
    }

    private void killWhileWriting(ServerLaunch launch, Receiver receiver, String when)
        throws Exception {
      boolean withDatabase = database.isPresent() && random.nextInt(DATABASE_KILLED) == 0;
      try (ServerProcess server = launch.start()) {
        HubUnderTest hub = hub(server, receiver);
        List<Thread> writing = new ArrayList<>();
        for (Acknowledged writer : writers) {
          writer.compare(hub, when, false);
        }
        for (Acknowledged writer : writers) {
          writing.add(Thread.ofVirtual().start(() -> writer.writeUntilItFails(hub)));
        }
        var _ = writing
            .getFirst()
            .join(Duration.ofMillis(random.nextInt(LEAST_WRITING_MILLIS, MOST_WRITING_MILLIS)));
        if (withDatabase) {
          killDatabase.run();
          databasesKilled++;
        }
        server.kill();
        for (Thread thread : writing) {
          thread.join();
        }
      } finally {
        if (withDatabase) {
          restartDatabase.run();
        }
      }
    }

    private HubUnderTest hub(ServerProcess server, Receiver receiver) throws Exception {
      forms.at(server.origin(Face.INTAKE));
      if (!operator.isEmpty()) {
        return HubUnderTest.at(server.port(), operator);
      }
      operator = HubUnderTest.makeOperator(server.port(), server.token());
      HubUnderTest hub = HubUnderTest.at(server.port(), operator);
      hub.postOk(
          "/api/v1/webhooks",
          "{\"url\":\"" + receiver.url() + "\",\"events\":[\"entry.changed\"]}");
      return hub;
    }

    private void compareAll(ServerLaunch launch, Receiver receiver, Told told) throws Exception {
      String when = name + ", seed " + seed + ", in the end";
      try (ServerProcess server = launch.start()) {
        HubUnderTest hub = hub(server, receiver);
        Map<Long, String> expected = new LinkedHashMap<>();
        for (Acknowledged writer : writers) {
          if (writer.count() > 0) {
            writer.compare(hub, when, true);
          }
        }
        entries.forEach(writing -> expected.putAll(writing.states()));
        told.await(expected, NEWS_WITHIN);
        server.terminate();
        assertThat(server.exitCode(60)).isEqualTo(SIGTERM_CODE);
      }
    }

    private void report(int kills, long began) {
      int acknowledged = writers.stream().mapToInt(Acknowledged::count).sum();
      System.out.printf(
          "%s: %d kills (%d while starting, %d with the database), %d writes acknowledged,"
              + " none lost, no failed start, %d s%n",
          name,
          kills,
          startsKilled,
          databasesKilled,
          acknowledged,
          TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - began));
    }
  }
}
