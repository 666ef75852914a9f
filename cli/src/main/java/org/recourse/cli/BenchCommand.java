package org.recourse.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.recourse.benchmarks.HashingBenchmark;
import org.recourse.benchmarks.HashingResult;
import org.recourse.benchmarks.MatchingBenchmark;
import org.recourse.benchmarks.MatchingResult;
import org.recourse.benchmarks.Population;
import org.recourse.match.MatchIndex;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Measures how fast this machine is at the main jobs.
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    description = "Measures how fast this machine hashes and matches.")
final class BenchCommand implements Runnable {

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Say what to measure: hash, match");
  }

  @Command(
      name = "match",
      mixinStandardHelpOptions = true,
      description =
          "Look-ups a second, memory, additions, two threads, and agreement with a plain scan.")
  int match(
      @Option(
              names = "--entries",
              defaultValue = "1000000",
              paramLabel = "N",
              description = "How many (default 1000000).")
          int entries,
      @Option(
              names = "--radius",
              defaultValue = "31",
              paramLabel = "BITS",
              description = "How near is near (default 31).")
          int radius,
      @Option(
              names = "--population",
              defaultValue = "UNIFORM",
              description = "What the entries are like: uniform (default), blended, clustered.")
          Population population,
      @Option(names = "--json", description = "Print one JSON object.") boolean json) {
    if (entries < 1) {
      throw new ParameterException(spec.commandLine(), "--entries must be at least 1: " + entries);
    }
    MatchIndex.checkRadius(radius);
    MatchingResult result = MatchingBenchmark.of(entries, radius, population).run();
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(result.toJson());
    } else {
      out.print(result.toTable());
    }
    return ExitCode.of(result.disagreements() == 0);
  }

  @Command(
      name = "hash",
      mixinStandardHelpOptions = true,
      description = "Pictures a second from their files, through one jailed child, on each path.")
  int hash(
      @Option(
              names = "--rounds",
              defaultValue = "5",
              paramLabel = "N",
              description = "How often each (default 5).")
          int rounds,
      @Option(names = "--json", description = "Print one JSON object a line.") boolean json,
      @Parameters(
              arity = "1..*",
              paramLabel = "FILE|DIR",
              description = "Pictures, directories; what is no picture is left out.")
          List<String> names) {
    if (rounds < 1) {
      throw new ParameterException(spec.commandLine(), "--rounds must be at least 1: " + rounds);
    }
    try {
      PrintWriter out = spec.commandLine().getOut();
      List<HashingResult> results = new HashingBenchmark(files(names), rounds).run();
      if (results.isEmpty()) {
        throw new CommandFailedException(
            "there is no picture in what was named: name pictures, or directories of them");
      }
      results.forEach(result -> out.println(json ? result.toJson() : result.toLine()));
      return ExitCode.DONE;
    } catch (IOException e) {
      throw new CommandFailedException(
          "the decoder's program cannot be laid out: " + e.getMessage());
    }
  }

  private static List<Path> files(List<String> names) {
    List<Path> files = new ArrayList<>();
    Inputs.forEach(names, InputStream.nullInputStream(), input -> files.add(Path.of(input.name())));
    return files;
  }
}
