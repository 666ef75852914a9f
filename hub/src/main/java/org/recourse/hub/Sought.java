package org.recourse.hub;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.recourse.fingerprint.PdqFingerprint;
import org.recourse.fingerprint.PdqHasher;
import org.recourse.fingerprint.Pixels;
import org.recourse.fingerprint.VideoComparison;
import org.recourse.fingerprint.inner.InnerPicture;
import org.recourse.fingerprint.inner.InnerPictures;
import org.recourse.fingerprint.regions.PictureView;
import org.recourse.fingerprint.regions.RegionHasher;

/// An upload, and what is made of its picture once somebody asks for it. For one look-up;
/// confined to one thread.
final class Sought {

  private final Upload upload;
  private final List<PdqFingerprint> frames;
  private @Nullable PictureView view;
  private @Nullable List<InnerPicture> inner;

  Sought(Upload upload) {
    this.upload = upload;
    this.frames = VideoComparison.counting(upload.frames(), PdqHasher.TRUSTED_QUALITY);
  }

  Upload upload() {
    return upload;
  }

  /// Returns the video's frames that count in a comparison.
  List<PdqFingerprint> frames() {
    return frames;
  }

  boolean hasPlane() {
    return upload.plane() != null;
  }

  Pixels plane() {
    Pixels plane = upload.plane();
    if (plane == null) {
      throw new IllegalStateException("the picture is not at hand");
    }
    return plane;
  }

  PictureView view() {
    PictureView made = view == null ? RegionHasher.view(plane()) : view;
    view = made;
    return made;
  }

  List<InnerPicture> inner() {
    List<InnerPicture> made = inner == null ? InnerPictures.of(plane()) : inner;
    inner = made;
    return made;
  }
}
