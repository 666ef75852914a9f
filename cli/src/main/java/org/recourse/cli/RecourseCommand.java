package org.recourse.cli;

import org.recourse.cli.bank.BankCommand;
import org.recourse.cli.demo.DemoCommand;
import org.recourse.cli.serve.BackupCommand;
import org.recourse.cli.serve.DrillCommand;
import org.recourse.cli.serve.RestoreCommand;
import org.recourse.cli.serve.RotateKeyCommand;
import org.recourse.cli.serve.ServeCommand;
import org.recourse.cli.witness.WitnessCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// The command line's root: only names the commands.
@Command(
    name = "recourse",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "Fingerprints pictures and videos, finds their copies, and serves both.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:all was done",
      "1:nothing was found, or something was refused; the output says what",
      "2:the command was not understood"
    },
    commandListHeading = "%nCommands:%n",
    subcommands = {
      HashCommand.class,
      BankCommand.class,
      MatchCommand.class,
      CompareCommand.class,
      ServeCommand.class,
      BackupCommand.class,
      DrillCommand.class,
      VerifyCommand.class,
      WitnessCommand.class,
      RestoreCommand.class,
      RotateKeyCommand.class,
      BenchCommand.class,
      DemoCommand.class,
      CompletionCommand.class,
      ManualCommand.class,
      HelpCommand.class
    })
final class RecourseCommand implements Runnable {

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "Say which command: hash, bank, match, compare, demo, …");
  }
}
