package org.recourse.cli.bank;

import java.io.PrintWriter;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.recourse.cli.Entries;
import org.recourse.cli.JsonLines;
import org.recourse.cli.MediaOptions;
import org.recourse.cli.Refusals;
import org.recourse.cli.Text;
import org.recourse.fingerprint.Hashing;
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
  void media(List<String> files, MediaOptions options, PrintWriter err) {
    options.decode(
        files, options.request(), err, (file, decoding) -> take(file, decoding, options));
  }

  private void take(String file, Decoding decoding, MediaOptions options) {
    switch (decoding) {
      case Decoding.Picture picture -> {
        Hashing.Fingerprinted hashing =
            Objects.requireNonNull(picture.hashings().get(options.dialect()));
        if (hashing.quality() < PdqHasher.TRUSTED_QUALITY) {
          refuse(
              file,
              "TOO_PLAIN",
              "quality " + hashing.quality()
                  + " of 100: so little is to be seen that it would match other plain pictures");
        } else {
          add(file, Entries.of(picture, hashing));
        }
      }
      case Decoding.Video video -> add(file, Entries.of(video));
      case Decoding.Refused it -> refuse(file, it.reason().code(), it.detail());
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
