package org.recourse.cli.bank;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Names the commands that keep banks.
@Command(
    name = "bank",
    mixinStandardHelpOptions = true,
    description = "Keeps banks: named sets of fingerprints, each in a directory of its own.",
    subcommands = {
      CreateCommand.class,
      AddCommand.class,
      ImportCommand.class,
      ExportCommand.class,
      RemoveCommand.class,
      ListCommand.class,
      InfoCommand.class,
      CheckCommand.class
    })
public final class BankCommand implements Runnable {

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(),
        "Say what to do: create, add, import, export, remove, list, info, check");
  }
}
