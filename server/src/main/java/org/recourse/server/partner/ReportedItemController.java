package org.recourse.server.partner;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.recourse.casework.notice.NoticeId;
import org.recourse.casework.notice.ReportedItem;
import org.recourse.casework.review.ItemId;
import org.recourse.casework.review.KnownCopy;
import org.recourse.casework.review.Likeness;
import org.recourse.casework.review.Located;
import org.recourse.hub.Signal;
import org.recourse.server.access.Caller;
import org.recourse.server.casework.ReviewDesk;
import org.recourse.server.problem.ProblemException;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// What the platform has at the places that notices name.
@RestController
@RequestMapping("/api/v1/notices/{notice}/items")
class ReportedItemController {

  private static final int MOST_COPIES = 1_000;
  private static final int MOST_SIGNALS = 16;

  private final ReviewDesk desk;

  ReportedItemController(ReviewDesk desk) {
    this.desk = desk;
  }

  /// A place that a notice names. Withheld from logs.
  ///
  /// @param number the item's place in the notice
  /// @param locator where it is
  /// @param description how it can be found otherwise
  /// @param kind what it is said to be
  /// @param restricted whether the person shown may have been under 18: show it to nobody
  /// @param located whether the platform said already what it has there
  /// @param picture whether what it handed in for a reviewer is still kept
  record Place(
      int number,
      String locator,
      String description,
      String kind,
      boolean restricted,
      boolean located,
      boolean picture) {
    @Override
    public String toString() {
      return "Place[withheld]";
    }
  }

  /// Lists the places that a notice names, for the platform to find what is there.
  @GetMapping
  List<Place> places(Caller caller, @PathVariable String notice) {
    List<ReviewDesk.Dossier> items = desk.dossiers(caller.key().tenant(), id(notice));
    if (items.isEmpty()) {
      throw ProblemException.notFound("notice");
    }
    // What was erased with its case or its time is no place any more.
    return items.stream()
        .filter(one -> one.item().reported().isPresent())
        .map(ReportedItemController::place)
        .toList();
  }

  private static Place place(ReviewDesk.Dossier dossier) {
    ReportedItem said = dossier.item().reported().orElseThrow();
    return new Place(
        dossier.item().id().number(),
        said.locator(),
        said.description(),
        said.kind().name(),
        dossier.line().restricted(),
        dossier.item().located().isPresent(),
        dossier.item().handedIn());
  }

  /// What the platform has at a place. Withheld from logs.
  ///
  /// @param itemId its own name for it
  /// @param signals by which it can be recognised; none where the person shown may have been
  ///     under 18
  /// @param copies what else it has of it
  /// @param view where it shows it to a reviewer once, if it has such links
  /// @param hasUploader whether it can reach who uploaded it
  record Found(
      @Nullable String itemId,
      @Nullable List<SignalJson> signals,
      @Nullable List<CopyJson> copies,
      @Nullable String view,
      @Nullable Boolean hasUploader) {
    @Override
    public String toString() {
      return "Found[withheld]";
    }
  }

  /// A copy that the platform has.
  ///
  /// @param itemId its own name for it
  /// @param likeness `IDENTICAL` or `NEAR`
  record CopyJson(@Nullable String itemId, @Nullable String likeness) {
    @Override
    public String toString() {
      return "CopyJson[withheld]";
    }
  }

  /// Says what the platform has at a place.
  @PutMapping("/{number}/location")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void locate(
      Caller caller,
      @PathVariable String notice,
      @PathVariable int number,
      @RequestBody Found given) {
    Located located = located(given);
    Reviews.possible(() -> {
      desk.locate(caller.key().tenant(), new ItemId(id(notice), number), located);
      return true;
    });
  }

  private static Located located(Found given) {
    List<Signal> signals = Given.listOrNone("signals", given.signals(), MOST_SIGNALS).stream()
        .map(Given::signal)
        .toList();
    List<KnownCopy> copies = Given.listOrNone("copies", given.copies(), MOST_COPIES).stream()
        .map(ReportedItemController::copy)
        .toList();
    return ProblemException.valid(() -> new Located(
        Given.text("itemId", given.itemId()),
        signals,
        copies,
        Optional.ofNullable(given.view()),
        Given.or(given.hasUploader(), false)));
  }

  private static KnownCopy copy(CopyJson given) {
    return new KnownCopy(
        Given.text("itemId", given.itemId()),
        Given.oneOf("likeness", Likeness.class, given.likeness()));
  }

  private static NoticeId id(String notice) {
    return NoticeId.read(notice).orElseThrow(() -> ProblemException.notFound("notice"));
  }
}
