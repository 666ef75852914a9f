package org.recourse.cli.serve;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.recourse.cli.CommandFailedException;
import org.recourse.cli.ExitCode;
import org.recourse.hub.StoreUnavailableException;
import org.recourse.storage.Database;
import org.recourse.storage.DatabaseTooNewException;
import org.recourse.storage.KeyRing;
import org.recourse.storage.OperatorKey;
import org.recourse.storage.WrongKeyException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Changes what opens the database.
@Command(
    name = "rotate-key",
    mixinStandardHelpOptions = true,
    description = "Changes the key file or passphrase that opens the data of a service.")
public final class RotateKeyCommand implements Callable<Integer> {

  @Mixin
  private final DataOptions data = new DataOptions();

  @Option(
      names = "--new-key-file",
      paramLabel = "FILE",
      description = "Opens it from now on; made if it is not there.")
  private @Nullable Path newKeyFile;

  @Option(
      names = "--new-passphrase-file",
      paramLabel = "FILE",
      description = "Opens it from now on: the first line of FILE.")
  private @Nullable Path newPassphraseFile;

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  /// picocli makes one.
  public RotateKeyCommand() {}

  @Override
  public Integer call() {
    data.mustBeThere();
    OperatorKey before = data.operatorKey();
    OperatorKey after = newKey();
    try (Database database = Database.open(data.url())) {
      KeyRing.rotate(database, before, after);
    } catch (DatabaseTooNewException | WrongKeyException | StoreUnavailableException e) {
      throw new CommandFailedException(String.valueOf(e.getMessage()));
    }
    spec.commandLine()
        .getOut()
        .println("the data opens with the new key alone; copies made before open with the old one");
    return ExitCode.DONE;
  }

  private OperatorKey newKey() {
    if ((newKeyFile == null) == (newPassphraseFile == null)) {
      throw new ParameterException(
          spec.commandLine(), "Say either --new-key-file or --new-passphrase-file.");
    }
    if (newPassphraseFile != null) {
      return DataOptions.passphrase(newPassphraseFile);
    }
    Path file = Objects.requireNonNull(newKeyFile);
    return Files.exists(file) ? DataOptions.keyFile(file) : DataOptions.newKeyFile(file);
  }
}
