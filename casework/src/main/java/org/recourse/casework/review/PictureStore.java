package org.recourse.casework.review;

import java.time.Instant;
import java.util.Optional;
import org.recourse.hub.TenantId;

/// Keeps what platforms hand in to be looked at, each under a key of its own, until the item is
/// decided. Then the key is destroyed; so it is when the notice is withdrawn, the item turns out
/// to be another one, the person shown may have been under 18, or the time is over
/// ([ReviewPicture#KEPT_FOR]). A decision that is taken back brings nothing back.
///
/// May be shared between threads. Every method throws
/// [org.recourse.hub.StoreUnavailableException] if the database cannot be reached.
public interface PictureStore {

  /// What came of a picture that was handed in. The names are stable codes.
  enum HandIn {
    /// It is kept, in the place of an earlier one.
    KEPT,
    /// There is no such item, or it is decided or withdrawn.
    NOT_THERE,
    /// The platform has not said yet what it has there.
    NOT_LOCATED,
    /// The person shown may have been under 18: nothing is taken.
    RESTRICTED
  }

  /// Returns what would come of a picture, before any of its bytes are read.
  HandIn mayHandIn(TenantId tenant, ItemId item);

  /// Keeps a picture, if that may be.
  HandIn handIn(TenantId tenant, ItemId item, ReviewPicture picture, Instant at);

  /// Returns what was handed in of an item, if it is still kept. Whoever asks was granted a look.
  Optional<ReviewPicture> find(TenantId tenant, ItemId item);

  /// Destroys what was handed in of an item, and returns whether something was there.
  boolean shred(TenantId tenant, ItemId item);

  /// Destroys what was handed in before, and returns how many there were.
  int shredBefore(Instant before);
}
