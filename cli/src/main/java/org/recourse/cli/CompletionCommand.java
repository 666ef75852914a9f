package org.recourse.cli;

import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// Prints what lets a shell complete our commands.
@Command(
    name = "completion",
    mixinStandardHelpOptions = true,
    description = "Prints a completion script for bash and zsh: source <(recourse completion)")
final class CompletionCommand implements Runnable {

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  @Override
  public void run() {
    CommandSpec root = spec.root();
    root.commandLine().getOut().print(AutoComplete.bash(root.name(), root.commandLine()));
  }
}
