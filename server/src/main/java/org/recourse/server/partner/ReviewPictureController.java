package org.recourse.server.partner;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import org.recourse.casework.notice.NoticeId;
import org.recourse.casework.review.ItemId;
import org.recourse.casework.review.ReviewPicture;
import org.recourse.fingerprint.PdqDialect;
import org.recourse.fingerprint.PdqHasher;
import org.recourse.hub.Signal;
import org.recourse.hub.SignalType;
import org.recourse.hub.TenantId;
import org.recourse.media.Decoding;
import org.recourse.server.access.Caller;
import org.recourse.server.casework.ReviewDesk;
import org.recourse.server.problem.ProblemException;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Pictures for review from platforms without links to show them by.
@RestController
@RequestMapping("/api/v1/notices/{notice}/items/{number}/picture")
class ReviewPictureController {

  private static final int MOST_BYTES = 20 * 1024 * 1024;

  private final ReviewDesk desk;
  private final MediaDesk media;

  ReviewPictureController(ReviewDesk desk, MediaDesk media) {
    this.desk = desk;
    this.media = media;
  }

  /// Hands in a picture of an item, of a video one frame, for a reviewer who may have to look: at
  /// most 20 MiB, after its location. Of the file a small grey picture is made and the file is
  /// gone; that picture is kept encrypted until the item is decided, at most 72 hours. Again
  /// replaces it.
  @PutMapping
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void handIn(
      Caller caller,
      @PathVariable String notice,
      @PathVariable int number,
      HttpServletRequest request)
      throws IOException {
    TenantId tenant = caller.key().tenant();
    ItemId item = id(notice, number);
    Reviews.possible(() -> {
      desk.mustTakePicture(tenant, item);
      return true;
    });
    Decoding decoding =
        media.decode(request.getInputStream(), request.getContentLengthLong(), MOST_BYTES);
    ReviewPicture picture = new ReviewPicture(ShownPicture.of(decoding));
    Reviews.possible(() -> {
      desk.handIn(tenant, item, picture, signals(decoding));
      return true;
    });
  }

  // A picture that shows too little is known again by its file alone.
  private static List<Signal> signals(Decoding decoding) {
    return decoding instanceof Decoding.Picture picture
            && picture.hashing(PdqDialect.FULL_RESOLUTION).quality() < PdqHasher.TRUSTED_QUALITY
        ? List.of(new Signal(SignalType.SHA256, picture.digests().sha256()))
        : MediaDesk.signals(decoding);
  }

  /// Takes back what was handed in of an item.
  @DeleteMapping
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void takeBack(Caller caller, @PathVariable String notice, @PathVariable int number) {
    Reviews.possible(() -> {
      desk.takeBack(caller.key().tenant(), id(notice, number));
      return true;
    });
  }

  private static ItemId id(String notice, int number) {
    return NoticeId.read(notice)
        .filter(_ -> number > 0)
        .map(found -> new ItemId(found, number))
        .orElseThrow(() -> ProblemException.notFound("item"));
  }
}
