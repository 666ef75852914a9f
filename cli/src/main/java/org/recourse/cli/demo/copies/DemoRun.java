package org.recourse.cli.demo.copies;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.recourse.cli.Entries;
import org.recourse.cli.Finder;
import org.recourse.cli.MediaOptions;
import org.recourse.cli.demo.Change;
import org.recourse.match.Bank;
import org.recourse.match.BankUnusableException;
import org.recourse.match.Disk;
import org.recourse.media.Decoding;

/// Banks and looks up the pictures of the demonstration, through the same code as the commands.
final class DemoRun {

  private static final int RADIUS = 31;
  private static final double SHARE = 80;

  private final DemoFolder folder;
  private final List<Specimen> specimens;
  private final PrintWriter err;
  private final List<Result> results = new ArrayList<>();

  DemoRun(DemoFolder folder, List<Specimen> specimens, PrintWriter err) {
    this.folder = folder;
    this.specimens = specimens;
    this.err = err;
  }

  private List<Specimen> originals() {
    return specimens.stream()
        .filter(specimen -> specimen.banked() && specimen.change() == Change.NONE)
        .toList();
  }

  long banked() {
    return originals().size();
  }

  void makeBank() throws BankUnusableException {
    MediaOptions media = new MediaOptions();
    List<Specimen> originals = originals();
    Iterator<Specimen> next = originals.iterator();
    try (Bank bank = Bank.create(Disk.directory(folder.bank()), "demo", RADIUS)) {
      media.decode(names(originals), media.requestWithPlane(), err, (file, decoding) -> {
        String title = next.next().title();
        switch (decoding) {
          case Decoding.Picture picture ->
            bank.add(Entries.of(picture, media.dialect()).named(title));
          default -> throw new AssertionError(file + " is a picture that we made");
        }
      });
    }
  }

  void lookUp() throws BankUnusableException {
    MediaOptions media = new MediaOptions();
    Iterator<Specimen> next = specimens.iterator();
    try (Bank bank = Bank.openToRead(Disk.directory(folder.bank()))) {
      Finder finder = new Finder(bank, RADIUS, SHARE);
      media.decode(
          names(specimens),
          media.requestWithPlane(),
          err,
          decoding -> finder.find(decoding, media.dialect()),
          (_, found) -> results.add(new Result(next.next(), found.stream().findFirst())));
    }
  }

  private static List<String> names(List<Specimen> specimens) {
    return specimens.stream().map(specimen -> specimen.file().toString()).toList();
  }

  List<Result> results() {
    return results;
  }
}
