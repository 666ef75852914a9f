package org.recourse.server.partner;

import org.recourse.media.Decoding;
import org.recourse.server.problem.ProblemCode;
import org.recourse.server.problem.ProblemException;

/// What a reviewer is shown of a file that was decoded in the jailed child: a small grey picture,
/// made anew from the pixels that came back. No byte of the file is in it.
public final class ShownPicture {

  private static final int LONGER_SIDE = 480;

  private ShownPicture() {}

  /// Returns the picture as a PNG file.
  ///
  /// @throws ProblemException if it is no picture
  public static byte[] of(Decoding decoding) {
    return switch (decoding) {
      case Decoding.Picture picture ->
        picture
            .plane()
            .map(plane -> GreyPng.write(plane, LONGER_SIDE))
            .orElseThrow(ShownPicture::none);
      case Decoding.Video _ -> throw none();
      case Decoding.Refused refused -> throw MediaDesk.refused(refused);
    };
  }

  private static ProblemException none() {
    return new ProblemException(
        ProblemCode.MEDIA_REFUSED, "this is no picture: of a video, take one frame");
  }
}
