package org.recourse.benchmarks.hub;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.ExecutionException;

/// Measures the requester's pages of a running service from outside, over HTTP, step by step.
///
/// Server and load share this machine's processors, and so do the attackers of a flood and their
/// puzzles.
public final class IntakeBenchmark {

  private IntakeBenchmark() {}

  /// Measures.
  ///
  /// @param arguments the pages' address, the server's process id, for how many seconds to
  ///     measure, and the steps in their order: `openings`, `flood:RATE:WORKING` with how many
  ///     forms a second come from those who do not work and over how many connections those
  ///     attack who do
  public static void main(String[] arguments)
      throws IOException, InterruptedException, ExecutionException {
    RunningHub pages = new RunningHub(URI.create(arguments[0]), "", Long.parseLong(arguments[1]));
    Duration length = Duration.ofSeconds(Long.parseLong(arguments[2]));
    for (String step : Arrays.asList(arguments).subList(3, arguments.length)) {
      String[] parts = step.split(":", -1);
      switch (parts[0]) {
        case "openings" -> new Taking(pages, length).openings();
        case "flood" ->
          new Flood(pages, length, Double.parseDouble(parts[1]), Integer.parseInt(parts[2]))
              .measure();
        default -> throw new IllegalArgumentException("no such step: " + step);
      }
    }
  }
}
