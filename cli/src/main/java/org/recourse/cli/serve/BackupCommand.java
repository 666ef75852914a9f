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

/// Copies the data of a service, also while it runs.
@Command(
    name = "backup",
    mixinStandardHelpOptions = true,
    description = "Copies the data of a service, also while it serves. The key file is not in it.")
public final class BackupCommand implements Callable<Integer> {

  @Option(names = "--data", required = true, paramLabel = "DIR", description = "The service's.")
  private Path data = Path.of("");

  @Option(
      names = "--to",
      required = true,
      paramLabel = "FILE",
      description = "Where to; must not be there yet.")
  private Path to = Path.of("");

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  /// picocli makes one.
  public BackupCommand() {}

  @Override
  public Integer call() {
    try {
      Backup.make(data.resolve(DataOptions.DATABASE_FILE), to);
    } catch (BackupException e) {
      throw new CommandFailedException(String.valueOf(e.getMessage()));
    }
    spec.commandLine()
        .getOut()
        .println("copied to " + to
            + ", and read back. It opens only with the service's key file or passphrase.");
    return ExitCode.DONE;
  }
}
