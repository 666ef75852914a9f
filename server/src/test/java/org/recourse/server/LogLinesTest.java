package org.recourse.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What our own log lines say: an event's code and fields that are numbers or codes. The
/// correlation is put beside each by the framework.
class LogLinesTest {

  private static final Pattern CALL = Pattern.compile(
      "\\bLOG\\.(?:trace|debug|info|warn|error|at\\w+)\\(\\s*(\"[^\"]*\")?([^;]*);");
  private static final Pattern LINE = Pattern.compile(
      "\"event=[A-Z_]+(?: (?:cause|where|during|code|delivery|exchange|waiting|staff|by|"
          + "roles|disabled|approval|state|act|kind|handler)=(?:\\{}|[A-Za-z_-]+))*\"");

  @Test
  void everyLogLineIsAnEventWithCodesAndNumbersOnly() throws IOException {
    List<String> calls = new ArrayList<>();
    for (Path source : sources()) {
      Matcher call = CALL.matcher(Files.readString(source));
      while (call.find()) {
        String where = source.getFileName() + ": " + call.group();
        assertThat(call.group(1)).as(where).isNotNull().matches(LINE);
        // A message of an exception may hold what somebody sent.
        assertThat(call.group(2)).as(where).doesNotContain("getMessage").doesNotContain(", e)");
        calls.add(where);
      }
    }
    assertThat(calls.size()).isGreaterThan(10);
  }

  @Test
  void nothingIsPrintedPastTheLog() throws IOException {
    for (Path source : sources()) {
      assertThat(Files.readString(source))
          .as(source.getFileName().toString())
          .doesNotContain("System.out")
          .doesNotContain("System.err")
          .doesNotContain("printStackTrace");
    }
  }

  private static List<Path> sources() throws IOException {
    List<Path> sources = new ArrayList<>();
    for (String module : List.of("server", "storage", "exchange", "hub")) {
      Path folder = Path.of("..", module, "src", "main", "java");
      try (Stream<Path> files = Files.walk(folder)) {
        files.filter(file -> file.toString().endsWith(".java")).forEach(sources::add);
      }
    }
    return sources;
  }
}
