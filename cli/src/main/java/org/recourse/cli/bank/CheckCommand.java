package org.recourse.cli.bank;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.recourse.cli.ExitCode;
import org.recourse.match.Bank;
import org.recourse.match.BankCheck;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description = "Verifies every byte of a bank.")
final class CheckCommand implements Callable<Integer> {

  @Mixin
  private final BankOption bank = new BankOption();

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    BankCheck check = Bank.check(bank.disk());
    check.findings().forEach(finding -> out.println("damaged  " + finding));
    check.recoveries().forEach(recovery -> out.println("unfinished  " + recovery));
    if (check.isWhole()) {
      out.printf("whole: %,d entries, every byte as written%n", check.entries());
    }
    return ExitCode.of(check.isWhole());
  }
}
