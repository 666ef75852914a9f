package org.recourse.hub;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Keeps uploads that platforms chose to let the hub remember, encrypted.
///
/// May be shared between threads. Every method throws [StoreUnavailableException] if the database
/// cannot be reached.
public interface SeenStore {

  /// Takes what is read back.
  @FunctionalInterface
  interface Reader {
    /// Takes one upload.
    ///
    /// @param number as [#add] gave it
    void accept(long number, SeenUpload upload);
  }

  /// Keeps uploads, all or none.
  ///
  /// @return the number of the first; the others follow
  long add(List<SeenUpload> uploads);

  /// Returns an upload, if it is still kept.
  Optional<SeenUpload> find(long number);

  /// Gives every upload once, the oldest first.
  void readAll(Reader reader);

  /// Forgets what was seen earlier, and returns how many that were.
  int forgetBefore(Instant time);
}
