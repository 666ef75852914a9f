package org.recourse.cli.demo.copies;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.recourse.cli.CommandFailedException;
import org.recourse.cli.ExitCode;
import org.recourse.cli.demo.ExamplePhotos;
import org.recourse.match.BankUnusableException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Shows how changed copies are found, from photographs to a page with what was found.
@Command(
    name = "copies",
    mixinStandardHelpOptions = true,
    description =
        "Shows how changed copies are found: banks four photographs, changes copies of them as people"
            + " do, looks the copies and some strangers up, and writes a page with what was found.")
public final class CopiesCommand implements Callable<Integer> {

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "recourse-demo",
      description =
          "Where to put bank, copies and page (default: recourse-demo here). Made anew each time.")
  private Path out = Path.of("recourse-demo");

  @Option(
      names = "--photos",
      paramLabel = "DIR",
      description = "Where the example photographs are, if not beside the program.")
  private Path photos = Path.of(System.getProperty("recourse.home", "."), "examples", "photos");

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  @Override
  public Integer call() throws BankUnusableException {
    PrintWriter terminal = spec.commandLine().getOut();
    long begun = System.nanoTime();
    try {
      DemoFolder folder = DemoFolder.fresh(out);
      terminal.println("1  Copying and changing the photographs …");
      terminal.flush();
      List<Specimen> specimens = Workshop.make(new ExamplePhotos(photos), folder);
      DemoRun run = new DemoRun(folder, specimens, spec.commandLine().getErr());
      terminal.println("2  Making a bank of " + run.banked()
          + " of them. The bank keeps fingerprints, no pictures …");
      terminal.flush();
      run.makeBank();
      terminal.println("3  Looking up " + specimens.size() + " pictures …");
      terminal.println();
      terminal.flush();
      run.lookUp();
      DemoTable.print(run.results(), terminal);
      Path page = folder.page();
      Files.writeString(page, DemoPage.html(run.results()));
      terminal.printf(
          "%nPictures side by side: %s%n(%.0f seconds in all)%n",
          page.toAbsolutePath(), (System.nanoTime() - begun) / 1e9);
      return ExitCode.of(run.results().stream().allMatch(Result::isRight));
    } catch (IOException e) {
      throw new CommandFailedException(
          "the demonstration could not be written to " + out + ": " + e.getMessage());
    }
  }
}
