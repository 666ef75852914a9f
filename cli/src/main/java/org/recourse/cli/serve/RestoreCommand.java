package org.recourse.cli.serve;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.recourse.cli.CommandFailedException;
import org.recourse.cli.ExitCode;
import org.recourse.storage.Backup;
import org.recourse.storage.BackupException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Brings a copy back, for a service that does not run.
@Command(
    name = "restore",
    mixinStandardHelpOptions = true,
    description =
        "Brings a copy back into a directory that has no data. A damaged copy is refused.")
public final class RestoreCommand implements Callable<Integer> {

  @Option(names = "--from", required = true, paramLabel = "FILE", description = "The copy.")
  private Path from = Path.of("");

  @Option(names = "--data", required = true, paramLabel = "DIR", description = "Where to.")
  private Path data = Path.of("");

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  /// picocli makes one.
  public RestoreCommand() {}

  @Override
  public Integer call() {
    try {
      Backup.restore(from, data.resolve(DataOptions.DATABASE_FILE));
    } catch (BackupException e) {
      throw new CommandFailedException(String.valueOf(e.getMessage()));
    }
    spec.commandLine()
        .getOut()
        .println("restored into " + data
            + ". Put the key file beside it, or name it, and start the service.");
    return ExitCode.DONE;
  }
}
