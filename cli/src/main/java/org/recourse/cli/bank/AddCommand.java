package org.recourse.cli.bank;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.recourse.cli.ExitCode;
import org.recourse.cli.MediaOptions;
import org.recourse.match.Bank;
import org.recourse.match.BankUnusableException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "add",
    mixinStandardHelpOptions = true,
    description =
        "Fingerprints pictures and videos and adds them, one entry a file. The files are not kept.")
final class AddCommand implements Callable<Integer> {

  @Mixin
  private final BankOption bank = new BankOption();

  @Mixin
  private final MediaOptions media = new MediaOptions();

  @Option(
      names = "--named",
      description = "Call each entry what its file is called, instead of numbering it.")
  private boolean named;

  @Option(
      names = "--no-regions",
      negatable = true,
      defaultValue = "true",
      fallbackValue = "true",
      description =
          "Keep no fingerprints of parts: cropped, framed and tilted copies are then not found.")
  private boolean regions = true;

  @Option(names = "--json", description = "Print one JSON object a line.")
  private boolean json;

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE|DIR|-",
      description = "Pictures, videos, directories.")
  private List<String> files = List.of();

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  @Override
  public Integer call() throws BankUnusableException {
    PrintWriter out = spec.commandLine().getOut();
    try (Bank opened = bank.open()) {
      Intake intake = new Intake(opened, named, json, out);
      intake.media(files, media, regions, spec.commandLine().getErr());
      intake.summary().ifPresent(out::println);
      return ExitCode.of(intake.refused() == 0);
    }
  }
}
