package org.recourse.server.console.review;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.recourse.casework.law.Bound;
import org.recourse.casework.law.ClockPurpose;
import org.recourse.casework.law.Element;
import org.recourse.casework.notice.Declarations;
import org.recourse.casework.notice.ItemKind;
import org.recourse.casework.notice.Notice;
import org.recourse.casework.notice.NoticeContent;
import org.recourse.casework.notice.Notifier;
import org.recourse.casework.review.Decision;
import org.recourse.casework.review.Likeness;
import org.recourse.casework.review.QueueEntry;
import org.recourse.server.casework.ReviewDesk;

/// One notice as its page shows it. Nothing in it is a picture, and no name stands beside an
/// item.
///
/// @param notice its number
/// @param state where it stands
/// @param line its line in the queue
/// @param due when it must be answered, if a clock runs
/// @param clocks each clock
/// @param missing what a law asks for and is not there
/// @param capacity in what capacity the notifier notifies
/// @param declared what is declared
/// @param statement in her own words
/// @param items its items
record NoticeView(
    String notice,
    String state,
    QueueEntry line,
    Optional<TimeLeft> due,
    List<ClockView> clocks,
    List<String> missing,
    String capacity,
    List<String> declared,
    String statement,
    List<ItemView> items) {

  /// A clock.
  ///
  /// @param name which
  /// @param end when it ends
  /// @param target whether the platform set it and not the law
  record ClockView(String name, TimeLeft end, boolean target) {}

  /// An item.
  ///
  /// @param number its place in the notice
  /// @param kind what it is said to be
  /// @param locator where it is said to be
  /// @param description how it can be found otherwise
  /// @param itemId what the platform calls it, if it found it
  /// @param showable whether the platform shows it to a reviewer
  /// @param confirmed whether the same picture was confirmed before
  /// @param identical how many copies are as good as identical
  /// @param near how many copies are near
  /// @param decision what was decided
  /// @param proposal what waits for a second person
  /// @param proposedByMe whether it is the reader who proposed that
  /// @param removedAt when the platform had done it
  /// @param appeals how many contested
  record ItemView(
      int number,
      String kind,
      String locator,
      String description,
      Optional<String> itemId,
      boolean showable,
      boolean confirmed,
      long identical,
      long near,
      Optional<Decision> decision,
      Optional<Decision> proposal,
      boolean proposedByMe,
      Optional<String> removedAt,
      int appeals) {}

  static NoticeView of(List<ReviewDesk.Dossier> dossiers, long reader, Instant now) {
    ReviewDesk.Dossier first = dossiers.getFirst();
    Notice notice = first.notice();
    Optional<NoticeContent> content = notice.content();
    return new NoticeView(
        notice.id().text(),
        notice.state().name(),
        first.line(),
        first.line().dueAt().map(due -> TimeLeft.of(due, now)),
        notice.deadlines().stream()
            .filter(one -> one.purpose().isDuty() && one.purpose() != ClockPurpose.ACKNOWLEDGE)
            .map(one -> new ClockView(
                one.clock().code(), TimeLeft.of(one.dueAt(), now), one.bound() != Bound.LAW))
            .toList(),
        notice.missing().stream().sorted().map(Element::code).toList(),
        content
            .map(NoticeContent::notifier)
            .map(Notifier::capacity)
            .map(Enum::name)
            .orElse(""),
        content.map(NoticeContent::declarations).map(NoticeView::declared).orElse(List.of()),
        content.map(NoticeContent::declarations).map(Declarations::statement).orElse(""),
        dossiers.stream().map(one -> item(one, reader)).toList());
  }

  private static List<String> declared(Declarations said) {
    return Stream.of(
            said.nonConsent() ? "notice.nonConsent" : "",
            said.intimate() ? "notice.intimate" : "",
            said.goodFaith() ? "notice.goodFaith" : "",
            said.trueToBestKnowledge() ? "notice.true" : "")
        .filter(text -> !text.isEmpty())
        .toList();
  }

  private static ItemView item(ReviewDesk.Dossier dossier, long reader) {
    var item = dossier.item();
    long identical = dossier.copies().stream()
        .filter(copy -> copy.likeness() == Likeness.IDENTICAL)
        .count();
    return new ItemView(
        item.id().number(),
        item.reported().map(said -> said.kind()).orElse(ItemKind.UNKNOWN).name(),
        item.reported().map(said -> said.locator()).orElse(""),
        item.reported().map(said -> said.description()).orElse(""),
        item.located().map(found -> found.itemId()),
        (item.handedIn() || item.located().flatMap(found -> found.view()).isPresent())
            && !dossier.line().restricted(),
        dossier.confirmed(),
        identical,
        dossier.copies().size() - identical,
        item.decision(),
        item.proposal(),
        item.proposal().filter(one -> one.reviewer() == reader).isPresent(),
        item.removedAt().map(TimeLeft::said),
        item.appeals().size());
  }
}
