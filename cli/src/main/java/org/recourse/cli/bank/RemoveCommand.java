package org.recourse.cli.bank;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.recourse.cli.ExitCode;
import org.recourse.cli.Text;
import org.recourse.match.Bank;
import org.recourse.match.BankUnusableException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "remove",
    mixinStandardHelpOptions = true,
    description = "Removes entries; from then on they match nothing.")
final class RemoveCommand implements Callable<Integer> {

  @Mixin
  private final BankOption bank = new BankOption();

  @Parameters(
      arity = "1..*",
      paramLabel = "ENTRY",
      description = "Names, or numbers of entries without a name.")
  private List<String> ids = List.of();

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  @Override
  public Integer call() throws BankUnusableException {
    PrintWriter out = spec.commandLine().getOut();
    boolean all = true;
    try (Bank opened = bank.open()) {
      for (String id : ids) {
        boolean removed = opened.remove(id);
        all &= removed;
        out.println((removed ? "removed  " : "not there  ") + Text.shown(id));
      }
    }
    return ExitCode.of(all);
  }
}
