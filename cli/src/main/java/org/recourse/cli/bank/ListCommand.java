package org.recourse.cli.bank;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.recourse.cli.ExitCode;
import org.recourse.cli.JsonLines;
import org.recourse.cli.Text;
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
    name = "list",
    mixinStandardHelpOptions = true,
    description = "Prints what entries there are, without their fingerprints.")
final class ListCommand implements Callable<Integer> {

  @Mixin
  private final BankOption bank = new BankOption();

  @Option(names = "--json", description = "Print one JSON object a line.")
  private boolean json;

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  @Override
  public Integer call() throws BankUnusableException {
    PrintWriter out = spec.commandLine().getOut();
    try (Bank opened = bank.openToRead();
        Stream<BankEntry> entries = opened.entries()) {
      entries.forEach(entry -> print(entry, out));
    }
    return ExitCode.DONE;
  }

  private void print(BankEntry entry, PrintWriter out) {
    EntryContent content = entry.content();
    if (json) {
      JsonLines.write(out, line -> {
        line.writeStringProperty("entry", entry.id());
        line.writeNumberProperty("number", entry.number());
        line.writeNumberProperty("pictures", content.pictures().size());
        line.writeNumberProperty("frames", content.frames().size());
        line.writeNumberProperty("regions", content.regions().size());
        line.writeNumberProperty("digests", content.digests().size());
      });
    } else {
      out.printf(
          "%-30s  %d pictures, %d frames, %d regions, %d digests%n",
          Text.shown(entry.id()),
          content.pictures().size(),
          content.frames().size(),
          content.regions().size(),
          content.digests().size());
    }
  }
}
