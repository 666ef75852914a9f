package org.recourse.cli.bank;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.recourse.cli.ExitCode;
import org.recourse.match.Bank;
import org.recourse.match.BankUnusableException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(name = "create", mixinStandardHelpOptions = true, description = "Creates an empty bank.")
final class CreateCommand implements Callable<Integer> {

  @Mixin
  private final BankOption bank = new BankOption();

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "What to call it; the directory's name if left out.")
  private @Nullable String name;

  @Option(
      names = "--radius",
      paramLabel = "BITS",
      defaultValue = "31",
      description = "How near a picture must be to match, 0 to 64 (default 31).")
  private int radius;

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  @Override
  public Integer call() throws BankUnusableException {
    if (radius < 0 || radius > 64) {
      throw new ParameterException(spec.commandLine(), "--radius must be 0 to 64: " + radius);
    }
    String called = name == null ? bank.directoryName() : name;
    try (Bank created = Bank.create(bank.disk(), called, radius)) {
      spec.commandLine()
          .getOut()
          .println("created bank " + created.name() + ", radius " + created.radius());
    }
    return ExitCode.DONE;
  }
}
