package org.recourse.cli.bank;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import org.recourse.cli.ExitCode;
import org.recourse.cli.Progress;
import org.recourse.cli.SignalList;
import org.recourse.match.Bank;
import org.recourse.match.BankUnusableException;
import org.recourse.match.EntryContent;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    description =
        "Adds all signals of lists, and files as `add` does. What a file is, is told by its beginning.",
    footer = {
      "",
      "Lists: lines `pdq <hex>`, `vpdq <json>`, `video_md5 <hex>`, … as python-threatexchange's local_file",
      "keeps them; a vPDQ JSON list; lines of `recourse hash --json` or `recourse bank export`."
    })
final class ImportCommand implements Callable<Integer> {

  private static final int LOOK_AT = 80;

  @Mixin
  private final IntakeOptions options = new IntakeOptions();

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE|DIR",
      description = "Lists, pictures, videos, directories.")
  private List<String> files = List.of();

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  @Override
  public Integer call() throws BankUnusableException {
    PrintWriter out = spec.commandLine().getOut();
    try (Bank opened = options.open()) {
      Intake intake = options.intake(opened, out);
      for (String file : files) {
        if (isList(Path.of(file))) {
          list(Path.of(file), opened, intake);
        } else {
          options.take(intake, List.of(file), spec.commandLine().getErr());
        }
      }
      opened.maintain();
      intake.summary().ifPresent(out::println);
      return ExitCode.of(intake.refused() == 0);
    }
  }

  private void list(Path file, Bank opened, Intake intake) {
    Progress progress = new Progress(spec.commandLine().getErr(), "signals");
    long before = opened.stats().entries();
    try (SignalList<EntryContent> list = SignalList.open(
        file, EntryLine::parse, (place, why) -> intake.refuse(place, "BAD_SIGNAL", why))) {
      Iterator<EntryContent> contents = list;
      long taken = opened.importAll(contents, progress::reached);
      progress.clear();
      intake.count(opened.stats().entries() - before);
      if (taken > 0) {
        intake.refuse(
            file.toString(), "NAME_TAKEN", taken + " entries have names that the bank has already");
      }
    }
  }

  // Text that begins like a signal. Formats of pictures and videos all begin with other bytes.
  private static boolean isList(Path file) {
    if (!Files.isRegularFile(file)) {
      return false;
    }
    try (InputStream in = Files.newInputStream(file)) {
      String start = new String(in.readNBytes(LOOK_AT), StandardCharsets.ISO_8859_1).stripLeading();
      return start.startsWith("[")
          || start.startsWith("{")
          || start.startsWith("#")
          || start.matches("(?s)[a-z0-9_-]{1,20} .*")
          || start.matches("(?s)[0-9a-fA-F]{64}\\b.*");
    } catch (IOException _) {
      return false; // the decoder then says why it cannot be read
    }
  }
}
