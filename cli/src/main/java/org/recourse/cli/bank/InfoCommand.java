package org.recourse.cli.bank;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.recourse.cli.ExitCode;
import org.recourse.cli.JsonLines;
import org.recourse.cli.Text;
import org.recourse.match.Bank;
import org.recourse.match.BankStats;
import org.recourse.match.BankUnusableException;
import org.recourse.match.SignalKind;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "info",
    mixinStandardHelpOptions = true,
    description = "Prints name, radius and size.")
final class InfoCommand implements Callable<Integer> {

  @Mixin
  private final BankOption bank = new BankOption();

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  @Override
  public Integer call() throws BankUnusableException {
    PrintWriter out = spec.commandLine().getOut();
    try (Bank opened = bank.openToRead()) {
      BankStats stats = opened.stats();
      long pictures = stats.rows().getOrDefault(SignalKind.PICTURE, 0L);
      long frames = stats.rows().getOrDefault(SignalKind.FRAME, 0L);
      long regions = stats.rows().getOrDefault(SignalKind.REGION, 0L);
      if (json) {
        JsonLines.write(out, line -> {
          line.writeStringProperty("bank", opened.name());
          line.writeNumberProperty("radius", opened.radius());
          line.writeNumberProperty("entries", stats.entries());
          line.writeNumberProperty("pictures", pictures);
          line.writeNumberProperty("frames", frames);
          line.writeNumberProperty("regions", regions);
          line.writeNumberProperty("bytesOnDisk", stats.bytesOnDisk());
          line.writeNumberProperty("bytesInMemory", stats.bytesInMemory());
        });
      } else {
        out.printf("bank      %s%n", Text.shown(opened.name()));
        out.printf("radius    %d bits%n", opened.radius());
        out.printf("entries   %,d%n", stats.entries());
        out.printf(
            "signals   %,d pictures, %,d video frames, %,d regions%n", pictures, frames, regions);
        out.printf("on disk   %,d bytes%n", stats.bytesOnDisk());
        out.printf("in memory %,d bytes%n", stats.bytesInMemory());
      }
    }
    return ExitCode.DONE;
  }
}
