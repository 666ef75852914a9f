package org.recourse.cli.bank;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.recourse.cli.Entries;
import org.recourse.cli.ExitCode;
import org.recourse.cli.JsonLines;
import org.recourse.match.Bank;
import org.recourse.match.BankEntry;
import org.recourse.match.BankUnusableException;
import org.recourse.match.EntryContent;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    description =
        "Prints all entries. Fingerprints are intimate data: keep the output as you keep the bank.")
final class ExportCommand implements Callable<Integer> {

  /// What to print.
  enum Format {
    /// Everything, to be read back by `import`.
    JSON,
    /// Lines as python-threatexchange's local_file keeps them: no names, notes, or regions.
    SIGNALS
  }

  @Mixin
  private final BankOption bank = new BankOption();

  @Option(
      names = "--format",
      paramLabel = "json|signals",
      defaultValue = "JSON",
      description =
          "json: everything (default); signals: lines for python-threatexchange's local_file.")
  private Format format = Format.JSON;

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  @Override
  public Integer call() throws BankUnusableException {
    PrintWriter out = spec.commandLine().getOut();
    try (Bank opened = bank.openToRead();
        Stream<BankEntry> entries = opened.entries()) {
      entries.forEach(entry -> {
        if (format == Format.JSON) {
          JsonLines.write(out, json -> EntryLine.write(entry, json));
        } else {
          signals(entry.content(), out);
        }
      });
    }
    return ExitCode.DONE;
  }

  private static void signals(EntryContent content, PrintWriter out) {
    content.pictures().forEach(row -> out.println("pdq " + row.fingerprint().toHex()));
    if (!content.frames().isEmpty()) {
      out.println(content.frames().stream()
          .map(row -> "\"" + Entries.exchanged(row).toCompact() + "\"")
          .collect(java.util.stream.Collectors.joining(", ", "vpdq [", "]")));
    }
    if (content.pictures().isEmpty() && content.frames().isEmpty()) {
      content
          .digests()
          .forEach(digest ->
              out.println(digest.algorithm().name().toLowerCase(Locale.ROOT) + " " + digest.hex()));
    }
  }
}
