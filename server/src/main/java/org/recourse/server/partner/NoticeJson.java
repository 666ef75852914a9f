package org.recourse.server.partner;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.recourse.casework.law.Capacity;
import org.recourse.casework.law.Deadline;
import org.recourse.casework.law.Element;
import org.recourse.casework.notice.AgeInPicture;
import org.recourse.casework.notice.Declarations;
import org.recourse.casework.notice.ItemKind;
import org.recourse.casework.notice.Notice;
import org.recourse.casework.notice.NoticeContent;
import org.recourse.casework.notice.Notifier;
import org.recourse.casework.notice.ReportedItem;
import org.recourse.casework.review.Decision;
import org.recourse.casework.review.ReviewItem;
import org.recourse.hub.Signal;
import org.recourse.server.problem.ProblemException;

/// Notices in bodies.
final class NoticeJson {

  private NoticeJson() {}

  /// A notice that is handed in. Withheld from logs.
  ///
  /// @param reference the caller's own name for it: the same twice is taken once
  /// @param notifier who notifies
  /// @param age how old the person shown was when the picture was made: `ADULT`, `UNDER_18` or
  ///     `UNSURE`
  /// @param items what it is about, 1 to 50
  /// @param declarations what is declared
  /// @param language in which the notifier wants to be answered, as `en`
  record NewNotice(
      @Nullable String reference,
      @Nullable NotifierJson notifier,
      @Nullable String age,
      @Nullable List<ItemJson> items,
      @Nullable DeclarationsJson declarations,
      @Nullable String language) {

    NoticeContent content() {
      List<ReportedItem> given = Given.list("items", items, ReportedItem.MOST).stream()
          .map(ItemJson::item)
          .toList();
      return ProblemException.valid(() -> new NoticeContent(
          Given.or(notifier, NotifierJson.NOBODY).notifier(),
          Given.oneOf("age", AgeInPicture.class, age),
          given,
          Given.or(declarations, DeclarationsJson.NONE).declarations(),
          Given.or(language, "en")));
    }

    @Override
    public String toString() {
      return "NewNotice[withheld]";
    }
  }

  /// Who notifies. Withheld from logs.
  ///
  /// @param capacity `SELF`, `AUTHORISED`, `BODY` or `ANYONE`
  /// @param name as she wants to be called
  /// @param contact where she can be reached
  /// @param signature her typed name
  record NotifierJson(
      @Nullable String capacity,
      @Nullable String name,
      @Nullable String contact,
      @Nullable String signature) {

    private static final NotifierJson NOBODY = new NotifierJson("ANYONE", "", "", "");

    Notifier notifier() {
      return new Notifier(
          Given.oneOf("capacity", Capacity.class, capacity),
          Given.or(name, ""),
          Given.or(contact, ""),
          Given.or(signature, ""));
    }

    @Override
    public String toString() {
      return "NotifierJson[withheld]";
    }
  }

  /// One thing that a notice is about. Withheld from logs.
  ///
  /// @param locator where it is: an address, a message's number, an account
  /// @param description how it can be found otherwise
  /// @param kind `AUTHENTIC`, `SYNTHETIC`, `SECRET_FILMING`, `THREAT`, `PERSONAL_DATA` or
  ///     `UNKNOWN`
  /// @param signals by which it can be recognised; none where the person shown may have been
  ///     under 18
  record ItemJson(
      @Nullable String locator,
      @Nullable String description,
      @Nullable String kind,
      @Nullable List<SignalJson> signals) {

    ReportedItem item() {
      List<Signal> made =
          Given.or(signals, List.<SignalJson>of()).stream().map(Given::signal).toList();
      return ProblemException.valid(() -> new ReportedItem(
          Given.or(locator, ""),
          Given.or(description, ""),
          Given.oneOf("kind", ItemKind.class, Given.or(kind, "UNKNOWN")),
          made));
    }

    @Override
    public String toString() {
      return "ItemJson[withheld]";
    }
  }

  /// What is declared. Withheld from logs.
  ///
  /// @param nonConsent that it is published without the consent of the person shown
  /// @param statement what the platform should know of that
  /// @param intimate that it is intimate
  /// @param goodFaith that the notifier believes in good faith what she says
  /// @param trueToBestKnowledge that it is true to the best of her knowledge
  record DeclarationsJson(
      @Nullable Boolean nonConsent,
      @Nullable String statement,
      @Nullable Boolean intimate,
      @Nullable Boolean goodFaith,
      @Nullable Boolean trueToBestKnowledge) {

    private static final DeclarationsJson NONE =
        new DeclarationsJson(false, "", false, false, false);

    Declarations declarations() {
      return new Declarations(
          Given.or(nonConsent, false),
          Given.or(statement, ""),
          Given.or(intimate, false),
          Given.or(goodFaith, false),
          Given.or(trueToBestKnowledge, false));
    }

    @Override
    public String toString() {
      return "DeclarationsJson[withheld]";
    }
  }

  /// A notice in an answer.
  ///
  /// @param notice its number: for the notifier, the platform and the police alike
  /// @param state `OPEN`, `DECIDED` or `WITHDRAWN`
  /// @param receivedAt when it was received, seconds since 1970
  /// @param dueAt when it must have been answered, seconds since 1970; 0 if no clock runs
  /// @param missing what a law asks for and is not there; the clocks run all the same
  /// @param deadlines each clock that runs
  /// @param items what became of each item, in their order
  record Told(
      String notice,
      String state,
      long receivedAt,
      long dueAt,
      List<String> missing,
      List<DeadlineJson> deadlines,
      List<ItemTold> items) {

    static Told of(Notice notice, List<ReviewItem> items) {
      return new Told(
          notice.id().text(),
          notice.state().name(),
          notice.receivedAt().getEpochSecond(),
          notice.dueAt().map(due -> due.getEpochSecond()).orElse(0L),
          notice.missing().stream().sorted().map(Element::code).toList(),
          notice.deadlines().stream().map(DeadlineJson::of).toList(),
          items.stream().map(ItemTold::of).toList());
    }
  }

  /// A clock that runs.
  ///
  /// @param regime which law
  /// @param clock which of its clocks
  /// @param purpose what it is for
  /// @param dueAt when it ends, seconds since 1970
  /// @param bound `LAW` if the law names the time, `OPERATOR_TARGET` if the platform does
  record DeadlineJson(String regime, String clock, String purpose, long dueAt, String bound) {
    static DeadlineJson of(Deadline deadline) {
      return new DeadlineJson(
          deadline.regime().name(),
          deadline.clock().code(),
          deadline.purpose().name(),
          deadline.dueAt().getEpochSecond(),
          deadline.bound().name());
    }
  }

  /// What became of an item.
  ///
  /// @param number its place in the notice, from 1
  /// @param outcome `REMOVED`, `DISABLED`, `DELISTED`, `REFUSED`, `NOT_FOUND` or `DUPLICATE`;
  ///     empty until it is decided
  /// @param ground on what that rests; empty until it is decided
  /// @param decidedAt when, seconds since 1970; 0 until it is decided
  /// @param removedAt when the platform had done it, seconds since 1970; 0 if it has not
  record ItemTold(int number, String outcome, String ground, long decidedAt, long removedAt) {
    static ItemTold of(ReviewItem item) {
      return new ItemTold(
          item.id().number(),
          item.decision().map(Decision::outcome).map(Enum::name).orElse(""),
          item.decision().map(Decision::ground).map(Enum::name).orElse(""),
          item.decision()
              .map(Decision::decidedAt)
              .map(at -> at.getEpochSecond())
              .orElse(0L),
          item.removedAt().map(at -> at.getEpochSecond()).orElse(0L));
    }
  }
}
