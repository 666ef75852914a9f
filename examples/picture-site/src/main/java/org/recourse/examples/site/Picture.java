package org.recourse.examples.site;

import java.util.List;
import java.util.Optional;

/// A picture on the site, without its bytes. Immutable.
///
/// @param id the site's own name for it, which is also in its address
/// @param title as the uploader called it
/// @param uploader a secret that opens the uploader's own page; the site has no accounts
/// @param type of the file, as `image/jpeg`
/// @param signals by which Recourse recognises it
/// @param held whether a person of the site has to look before anybody sees it: it resembles
///     something known, or Recourse did not answer
/// @param restriction what was decided of it, if it was taken off. The file is kept under lock as
///     long as its uploader may object
record Picture(
    String id,
    String title,
    String uploader,
    String type,
    List<Signal> signals,
    boolean held,
    Optional<Restriction> restriction) {

  /// What was decided of it.
  ///
  /// @param notice the number to name in an objection
  /// @param item the picture's place in the notice
  /// @param effect `REMOVED`, `DISABLED` or `DELISTED`
  /// @param statement the reasons, as Recourse worded them for the uploader
  record Restriction(String notice, int item, String effect, String statement) {}

  /// A fingerprint or digest. Prints nothing of itself: a fingerprint is intimate data.
  record Signal(String type, String value) {
    @Override
    public String toString() {
      return "Signal[withheld]";
    }
  }

  Picture {
    signals = List.copyOf(signals);
  }

  boolean isShown() {
    return !held && restriction.isEmpty();
  }

  /// Returns the digest of the file: two pictures that share it are the same file.
  Optional<Signal> digest() {
    return signals.stream().filter(signal -> signal.type().equals("sha256")).findFirst();
  }

  Picture takenOff(Restriction why) {
    return new Picture(id, title, uploader, type, signals, held, Optional.of(why));
  }

  Picture givenBack() {
    return new Picture(id, title, uploader, type, signals, held, Optional.empty());
  }
}
