package org.recourse.cli.bank;

import java.nio.file.Path;
import org.recourse.match.Bank;
import org.recourse.match.BankUnusableException;
import org.recourse.match.Disk;
import picocli.CommandLine.Option;

/// Which bank.
public final class BankOption {

  @Option(
      names = "--bank",
      required = true,
      paramLabel = "DIR",
      description = "The directory of the bank.")
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private Path directory;

  /// Returns the bank's directory as the port that a bank asks for.
  public Disk disk() {
    return Disk.directory(directory);
  }

  /// Opens the bank to be changed.
  Bank open() throws BankUnusableException {
    return Bank.open(disk());
  }

  /// Opens the bank to be read.
  public Bank openToRead() throws BankUnusableException {
    return Bank.openToRead(disk());
  }

  /// Returns the directory's own name, what a bank is called unless it is named.
  String directoryName() {
    Path name = directory.toAbsolutePath().normalize().getFileName();
    return name == null ? "bank" : name.toString();
  }
}
