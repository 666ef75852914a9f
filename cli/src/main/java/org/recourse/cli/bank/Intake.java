package org.recourse.cli.bank;

import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import org.recourse.cli.Entries;
import org.recourse.cli.JsonLines;
import org.recourse.cli.MediaOptions;
import org.recourse.cli.Refusals;
import org.recourse.cli.Text;
import org.recourse.fingerprint.PdqDialect;
import org.recourse.fingerprint.PdqHasher;
import org.recourse.match.Adding;
import org.recourse.match.Bank;
import org.recourse.match.EntryContent;
import org.recourse.media.Decoding;

/// Brings files into a bank, one entry a file, and tells of each what became of it.
final class Intake {

  private final Bank bank;
  private final boolean named;
  private final boolean json;
  private final PrintWriter out;
  private long added;
  private long refused;

  /// @param named whether an entry is called what its file is called
  Intake(Bank bank, boolean named, boolean json, PrintWriter out) {
    this.bank = bank;
    this.named = named;
    this.json = json;
    this.out = out;
  }

  /// Decodes the files and adds what is fit to be added.
  ///
  /// @param regions whether to keep fingerprints of parts of pictures as well
  void media(List<String> files, MediaOptions options, boolean regions, PrintWriter err) {
    options.decode(
        files,
        regions ? options.requestWithPlane() : options.request(),
        err,
        decoding -> offer(decoding, options.dialect()),
        this::take);
  }

  /// What a file would be as an entry, or why it is not taken.
  private sealed interface Offer {
    record Entry(EntryContent content) implements Offer {}

    record Not(String code, String why) implements Offer {}
  }

  private static Offer offer(Decoding decoding, PdqDialect dialect) {
    return switch (decoding) {
      case Decoding.Picture picture -> {
        int quality = Entries.hashing(picture, dialect).quality();
        yield quality < PdqHasher.TRUSTED_QUALITY
            ? new Offer.Not(
                "TOO_PLAIN",
                "quality " + quality
                    + " of 100: so little is to be seen that it would match other plain pictures")
            : new Offer.Entry(Entries.of(picture, dialect));
      }
      case Decoding.Video video -> new Offer.Entry(Entries.of(video));
      case Decoding.Refused it -> new Offer.Not(it.reason().code(), it.detail());
    };
  }

  private void take(String file, Offer offer) {
    switch (offer) {
      case Offer.Entry(EntryContent content) -> add(file, content);
      case Offer.Not(String code, String why) -> refuse(file, code, why);
    }
  }

  private void add(String file, EntryContent content) {
    EntryContent entry = named ? content.named(file) : content;
    switch (bank.add(entry)) {
      case Adding.Added(long number, int _) -> {
        added++;
        tell(file, named ? file : Long.toString(number));
      }
      case Adding.NameTaken _ ->
        refuse(file, "NAME_TAKEN", "the bank has an entry of this name; remove it first");
    }
  }

  private void tell(String file, String entry) {
    if (json) {
      JsonLines.write(out, line -> {
        line.writeStringProperty("file", file);
        line.writeStringProperty("entry", entry);
      });
    } else {
      out.println("added  " + Text.shown(file) + " as entry " + Text.shown(entry));
    }
  }

  /// Tells that something was not taken.
  void refuse(String place, String code, String why) {
    refused++;
    Refusals.write(place, code, why, json, out);
  }

  /// Counts entries that were added elsewhere.
  void count(long more) {
    added += more;
  }

  /// Returns how many entries were added.
  long added() {
    return added;
  }

  /// Returns how many things were refused.
  long refused() {
    return refused;
  }

  /// Returns a closing sentence for a person; empty where a program reads.
  Optional<String> summary() {
    return json
        ? Optional.empty()
        : Optional.of("%,d added, %,d refused; the bank has %,d entries"
            .formatted(added, refused, bank.stats().entries()));
  }
}
