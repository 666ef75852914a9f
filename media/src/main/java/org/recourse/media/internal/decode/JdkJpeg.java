package org.recourse.media.internal.decode;

import org.recourse.media.RefusalReason;
import org.recourse.media.internal.wire.Job;

final class JdkJpeg {
  private JdkJpeg() {}

  static DecodedPicture decode(WholeFile file, Job job) throws Refusal {
    if (file.length() > 0) {
      throw new Refusal(RefusalReason.UNSUPPORTED, "later");
    }
    return new DecodedPicture(
        new SegmentPixels(1, 1, 1, file.memory(), 1), 1, 1, 1, job.maxFrames(), true);
  }
}
