package org.recourse.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.recourse.match.BankUnusableException;
import org.recourse.match.DiskException;
import picocli.CommandLine;

/// Where the program begins.
public final class Main {

  private Main() {}

  /// Runs a command and exits with its code, as [ExitCode] lists them.
  public static void main(String[] arguments) {
    PrintWriter out = new PrintWriter(System.out, false, StandardCharsets.UTF_8);
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    int code = run(arguments, out, err);
    out.flush();
    System.exit(code);
  }

  /// Runs a command and returns its exit code.
  static int run(String[] arguments, PrintWriter out, PrintWriter err) {
    CommandLine line = new CommandLine(new RecourseCommand());
    line.setOut(out);
    line.setErr(err);
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setUsageHelpAutoWidth(true);
    line.setExecutionExceptionHandler(Main::explain);
    return line.execute(arguments);
  }

  // One line that says what is wrong and what to do. Anything else is our bug, and is shown whole.
  private static int explain(Exception e, CommandLine line, CommandLine.ParseResult parsed)
      throws Exception {
    if (e instanceof DiskException) {
      line.getErr()
          .println("recourse: " + e.getMessage()
              + "; what was added before is kept: free space or mend the disk, and run it again");
      return ExitCode.FOUND_NOTHING_OR_REFUSED_SOME;
    }
    if (e instanceof BankUnusableException || e instanceof CommandFailedException) {
      line.getErr().println("recourse: " + e.getMessage());
      return ExitCode.FOUND_NOTHING_OR_REFUSED_SOME;
    }
    throw e;
  }
}
