package org.recourse.cli.bank;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.recourse.cli.ExitCode;
import org.recourse.match.Bank;
import org.recourse.match.BankUnusableException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "add",
    mixinStandardHelpOptions = true,
    description =
        "Fingerprints pictures and videos and adds them, one entry a file. The files are not kept.")
final class AddCommand implements Callable<Integer> {

  @Mixin
  private final IntakeOptions options = new IntakeOptions();

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
    try (Bank opened = options.open()) {
      Intake intake = options.intake(opened, out);
      options.take(intake, files, spec.commandLine().getErr());
      intake.summary().ifPresent(out::println);
      return ExitCode.of(intake.refused() == 0);
    }
  }
}
