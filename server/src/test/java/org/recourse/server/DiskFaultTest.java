package org.recourse.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A disk that is full, and a disk that fails.
class DiskFaultTest {

  private static final Path STRACE = Path.of("/usr/bin/strace");

  private static final int MOST_THREADS = 50;

  @TempDir
  private Path folder;

  @Test
  void aFullDiskIsAnsweredWith503AndServedAgainWithoutARestart() throws Exception {
    // There is no small disk without the right to mount one, which a developer may not have. Where
    // ./recourse check runs as root, as it does before a landing, this is run.
    assumeTrue(mount(folder), "only root can make a small disk");
    try (ServerProcess server = ServerLaunch.in(folder).start()) {
      HubUnderTest hub =
          HubUnderTest.at(server.port(), HubUnderTest.makeOperator(server.port(), server.token()));
      hub.postOk("/api/v1/banks", "{\"name\":\"HARBOUR\"}");
      long kept = hub.addEntry("HARBOUR", "ab".repeat(32), "PROPOSED");
      Path filler = folder.resolve("filler");
      fill(filler);
      HttpResponse<String> refused = addUntilRefused(hub);
      assertThat(refused.statusCode()).as(refused.body()).isEqualTo(503);
      assertThat(refused.headers().firstValue("Retry-After")).isPresent();
      assertThat(hub.verdict("ab".repeat(32))).isEqualTo("REVIEW");
      assertThat(hub.get("/api/v1/entries/" + kept).statusCode()).isEqualTo(200);
      Files.delete(filler);
      Instant until = Instant.now().plus(Duration.ofSeconds(5));
      HttpResponse<String> again = add(hub, 1);
      while (again.statusCode() != 201 && Instant.now().isBefore(until)) {
        again = add(hub, 1);
      }
      assertThat(again.statusCode()).isEqualTo(201);
      assertThat(server.isAlive()).isTrue();
    } finally {
      run("umount", folder.toString());
    }
  }

  @Test
  void aFailedSyncEndsTheProcessAndNothingIsAcknowledgedAfterIt() throws Exception {
    assertThat(STRACE).as("makes the sync fail; ./recourse check installs it").isExecutable();
    String operator;
    long kept;
    try (ServerProcess first = ServerLaunch.in(folder).start()) {
      operator = HubUnderTest.makeOperator(first.port(), first.token());
      HubUnderTest hub = HubUnderTest.at(first.port(), operator);
      hub.postOk("/api/v1/banks", "{\"name\":\"HARBOUR\"}");
      kept = hub.addEntry("HARBOUR", "ab".repeat(32), "PROPOSED");
    }
    try (ServerProcess failing = ServerLaunch.in(folder)
        .under(
            STRACE.toString(),
            "-f",
            "--seccomp-bpf",
            "-qqq",
            "-o",
            "/dev/null",
            "-e",
            "trace=fsync,fdatasync",
            "-P",
            folder.resolve("recourse.db-wal").toString(),
            "-e",
            // Each thread's first may succeed: the clocks are looked through at the start.
            "inject=fsync,fdatasync:error=EIO:when=2+")
        .start()) {
      HubUnderTest hub = HubUnderTest.at(failing.port(), operator);
      int status = 201;
      try {
        for (int i = 0; i < MOST_THREADS && status == 201; i++) {
          status = add(hub, 1).statusCode();
        }
      } catch (IOException _) {
        status = 0; // It ended before it could answer.
      }
      assertThat(status).isNotEqualTo(201);
      assertThat(failing.exitCode(10)).isEqualTo(FailStop.EXIT_CODE);
    }
    assertThat(Files.readString(folder.resolve("log"))).contains("event=DISK_FAILED");
    try (ServerProcess again = ServerLaunch.in(folder).start()) {
      assertThat(HubUnderTest.at(again.port(), operator)
              .get("/api/v1/entries/" + kept)
              .statusCode())
          .isEqualTo(200);
    }
  }

  private static HttpResponse<String> addUntilRefused(HubUnderTest hub) throws Exception {
    HttpResponse<String> answer = add(hub, 100);
    for (int i = 0; answer.statusCode() == 201 && i < 1_000; i++) {
      answer = add(hub, 100);
    }
    return answer;
  }

  private static HttpResponse<String> add(HubUnderTest hub, int count)
      throws IOException, InterruptedException {
    StringBuilder body = new StringBuilder();
    for (int i = 0; i < count; i++) {
      body.append(i == 0 ? "" : ",")
          .append("{\"signals\":[{\"type\":\"pdq\",\"value\":\"")
          .append(String.format("%064x", System.nanoTime()))
          .append("\"}]}");
    }
    return hub.post("/api/v1/banks/HARBOUR/entries", "{\"entries\":[" + body + "]}");
  }

  private static boolean mount(Path folder) throws Exception {
    return run("mount", "-t", "tmpfs", "-o", "size=64m", "tmpfs", folder.toString()) == 0;
  }

  private static int run(String... command) throws Exception {
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start()
        .waitFor();
  }

  private static void fill(Path filler) {
    byte[] block = new byte[4_096];
    try (OutputStream out = Files.newOutputStream(filler)) {
      while (true) {
        out.write(block);
      }
    } catch (IOException _) {
      // Full.
    }
  }
}
