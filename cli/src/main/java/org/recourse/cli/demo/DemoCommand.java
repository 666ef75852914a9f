package org.recourse.cli.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.recourse.cli.CommandFailedException;
import org.recourse.cli.ExitCode;
import org.recourse.cli.demo.copies.CopiesCommand;
import org.recourse.cli.demo.loop.Narrator;
import org.recourse.cli.demo.loop.Programme;
import org.recourse.cli.demo.loop.Stage;
import org.recourse.cli.demo.loop.Walk;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Shows the whole loop on this machine.
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description = "Starts a hub and a small picture site beside it, on this machine alone and in a"
        + " folder that ends with them, and says where their pages are and what to try.",
    subcommands = CopiesCommand.class)
public final class DemoCommand implements Callable<Integer> {

  @Option(
      names = "--play",
      description = "Walks the whole way in the terminal and ends: a report, a review, a removal"
          + " in time, and back. Exit code 0 only if every step held.")
  private boolean play;

  @Option(
      names = "--photos",
      paramLabel = "DIR",
      description = "Where the example photographs are, if not beside the program.")
  private Path photos = Path.of(System.getProperty("recourse.home", "."), "examples", "photos");

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  /// picocli makes one.
  public DemoCommand() {}

  @Override
  public Integer call() throws InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    ExamplePhotos pictures = new ExamplePhotos(photos);
    out.println("Starting a hub and a picture site on this machine …");
    out.flush();
    Narrator narrator = new Narrator(out);
    try (Stage stage = Stage.open()) {
      if (play) {
        new Walk(stage, pictures, narrator).go();
      } else {
        stay(stage, new Programme(stage, pictures, narrator));
      }
    } catch (IOException e) {
      throw new CommandFailedException("the demonstration ended early: " + e.getMessage());
    }
    return ExitCode.of(narrator.isGood());
  }

  // Ctrl-C ends the program, and what is open is closed on the way.
  private static void stay(Stage stage, Programme programme)
      throws IOException, InterruptedException {
    Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(stage::close));
    programme.show();
    Thread.ofVirtual().start(() -> read(programme));
    new CountDownLatch(1).await();
  }

  private static void read(Programme programme) {
    try (BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      while (in.readLine() != null) {
        programme.showCode();
      }
    } catch (IOException _) {
      // Without a terminal nobody asks for codes.
    }
  }
}
