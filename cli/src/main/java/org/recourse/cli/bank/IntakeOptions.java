package org.recourse.cli.bank;

import java.io.PrintWriter;
import java.util.List;
import org.recourse.cli.MediaOptions;
import org.recourse.match.Bank;
import org.recourse.match.BankUnusableException;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// How files are brought into a bank: options that `add` and `import` share.
final class IntakeOptions {

  @Mixin
  private final BankOption bank = new BankOption();

  @Mixin
  private final MediaOptions media = new MediaOptions();

  @Option(
      names = "--named",
      description = "Call each picture or video what its file is called, instead of numbering it.")
  private boolean named;

  @Option(
      names = "--no-regions",
      description = "Keep no fingerprints of parts: cropped, framed and tilted copies are then not"
          + " found.")
  private boolean noRegions;

  @Option(names = "--json", description = "Print one JSON object a line.")
  private boolean json;

  /// Opens the bank to be changed.
  Bank open() throws BankUnusableException {
    return bank.open();
  }

  /// Returns what takes files into the bank and tells of each.
  Intake intake(Bank opened, PrintWriter out) {
    return new Intake(opened, named, json, out);
  }

  /// Decodes the files and adds what is fit to be added.
  void take(Intake intake, List<String> files, PrintWriter err) {
    intake.media(files, media, !noRegions, err);
  }
}
