package org.recourse.cli;

import java.io.PrintWriter;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// Prints the manual page, from the same descriptions that `--help` shows.
@Command(
    name = "manual",
    mixinStandardHelpOptions = true,
    description = "Prints the manual page: recourse manual | man -l -")
final class ManualCommand implements Runnable {

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  @Override
  public void run() {
    CommandSpec root = spec.root();
    PrintWriter out = root.commandLine().getOut();
    out.println(".TH RECOURSE 1 \"\" \"Recourse 0.1.0\" \"User Commands\"");
    out.println(".SH NAME");
    out.println("recourse \\- " + roff(String.join(" ", root.usageMessage().description())));
    page(root, out);
  }

  private void page(CommandSpec command, PrintWriter out) {
    out.println(".SH " + roff(command.qualifiedName().toUpperCase(Locale.ROOT)));
    out.println(".nf");
    Help help = new Help(command, Help.defaultColorScheme(Help.Ansi.OFF));
    command.usageMessage().sectionMap().values().stream()
        .flatMap(section -> section.render(help).lines())
        .map(ManualCommand::roff)
        .forEach(out::println);
    out.println(".fi");
    command.subcommands().values().stream()
        .map(line -> line.getCommandSpec())
        .filter(sub -> !sub.usageMessage().hidden())
        .distinct()
        .forEach(sub -> page(sub, out));
  }

  // In roff a backslash begins an escape, a dash is a hyphen, and a leading point is a request.
  private static String roff(String line) {
    String escaped = line.replace("\\", "\\e").replace("-", "\\-");
    return escaped.startsWith(".") || escaped.startsWith("'") ? "\\&" + escaped : escaped;
  }
}
