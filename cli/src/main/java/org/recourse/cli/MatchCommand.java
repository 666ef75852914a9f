package org.recourse.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.recourse.match.Bank;
import org.recourse.match.BankUnusableException;
import org.recourse.match.Disk;
import org.recourse.media.Decoding;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Looks files or signals up in banks.
@Command(
    name = "match",
    mixinStandardHelpOptions = true,
    description = "Finds which entries of a bank a picture, a video or a signal matches.",
    footer = {
      "",
      "A match is a fact about bits: it is for a person to judge what it means.",
      "Examples: recourse match --bank cases/ upload.jpg",
      "          recourse match --bank cases/ --signals list.txt --json"
    })
final class MatchCommand implements Callable<Integer> {

  @Option(
      names = "--bank",
      required = true,
      paramLabel = "DIR",
      description = "The directory of a bank; may be repeated.")
  private List<Path> directories = List.of();

  @Option(
      names = "--radius",
      paramLabel = "BITS",
      description = "How near is near, 0 to 64; the bank's own if left out.")
  private @Nullable Integer radius;

  @Option(
      names = "--share",
      paramLabel = "PERCENT",
      defaultValue = "80",
      description =
          "How much of a video, or of the entry's, must be found in the other (default 80).")
  private double share;

  @Option(
      names = "--signals",
      paramLabel = "LIST",
      description = "Look up the signals of this list instead of files.")
  private @Nullable Path signals;

  @Option(names = "--json", description = "Print one JSON object a line.")
  private boolean json;

  @Parameters(
      arity = "0..*",
      paramLabel = "FILE|DIR|-",
      description = "Pictures, videos, directories.")
  private List<String> files = List.of();

  @Mixin
  private final MediaOptions media = new MediaOptions();

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  private boolean foundSome;
  private boolean refusedSome;

  @Override
  public Integer call() throws BankUnusableException {
    if ((signals == null) == files.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(), "Name files to look up, or a list with --signals: one of the two");
    }
    if (radius != null && (radius < 0 || radius > 64)) {
      throw new ParameterException(spec.commandLine(), "--radius must be 0 to 64: " + radius);
    }
    List<Bank> banks = new ArrayList<>();
    try {
      for (Path directory : directories) {
        banks.add(Bank.openToRead(Disk.directory(directory)));
      }
      run(banks.stream().map(this::finder).toList());
    } finally {
      banks.forEach(Bank::close);
    }
    return ExitCode.of(foundSome && !refusedSome);
  }

  private Finder finder(Bank bank) {
    return new Finder(bank, Optional.ofNullable(radius).orElse(Math.min(64, bank.radius())), share);
  }

  private void run(List<Finder> finders) {
    if (signals == null) {
      media.decode(
          files,
          media.requestWithPlane(),
          spec.commandLine().getErr(),
          decoding -> new Answer(
              decoding, everywhere(finders, finder -> finder.find(decoding, media.dialect()))),
          this::file);
    } else {
      lookUpSignals(signals, finders);
    }
  }

  private void lookUpSignals(Path list, List<Finder> finders) {
    PrintWriter out = spec.commandLine().getOut();
    SignalList.Problems problems = (place, why) -> {
      refusedSome = true;
      Refusals.write(place, "BAD_SIGNAL", why, json, out);
    };
    try (SignalList<Signal> lines = SignalList.open(list, SignalLine::parse, problems)) {
      while (lines.hasNext()) {
        Signal signal = lines.next();
        tell(lines.place(), everywhere(finders, finder -> found(finder, signal)));
      }
    }
  }

  private static List<Found> found(Finder finder, Signal signal) {
    return switch (signal) {
      case Signal.Picture picture -> finder.signal(picture.fingerprint());
      case Signal.Video video -> finder.video(video.frames());
      case Signal.Exact exact -> finder.sameFile(List.of(exact.digest()));
    };
  }

  private void file(String file, Answer answer) {
    switch (answer.decoding()) {
      case Decoding.Refused refused -> {
        refusedSome = true;
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
          JsonLines.write(out, line -> {
            line.writeStringProperty("query", file);
            Refusals.write(refused, line);
          });
        } else {
          Refusals.print(file, refused, out);
        }
      }
      default -> tell(file, answer.found());
    }
  }

  private record Answer(Decoding decoding, List<Found> found) {}

  private static List<Found> everywhere(
      List<Finder> finders, Function<Finder, List<Found>> lookUp) {
    return finders.stream().flatMap(finder -> lookUp.apply(finder).stream()).toList();
  }

  private void tell(String query, List<Found> found) {
    foundSome |= !found.isEmpty();
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      JsonLines.write(out, line -> {
        line.writeStringProperty("query", query);
        line.writeArrayPropertyStart("matches");
        found.forEach(match -> match.write(line));
        line.writeEndArray();
      });
      return;
    }
    out.println(Text.shown(query) + (found.isEmpty() ? ": nothing found" : ":"));
    for (Found match : found) {
      out.printf(
          "  %s / %s: %s%n", Text.shown(match.bank()), Text.shown(match.entry()), match.line());
    }
  }
}
