package org.recourse.server.intake.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.recourse.casework.cases.Route;
import org.recourse.casework.law.Element;
import org.recourse.casework.notice.AgeInPicture;
import org.recourse.casework.notice.Declarations;
import org.recourse.casework.notice.ItemKind;
import org.recourse.casework.notice.NoticeContent;
import org.recourse.casework.notice.Notifier;
import org.recourse.casework.notice.ReportedItem;

/// What the platform is told of her answers.
public final class Reports {

  private Reports() {}

  /// Returns the report that her answers make; empty if there is nothing to report, as when she
  /// only protects pictures.
  public static Optional<NoticeContent> of(Answers answers, String language) {
    Route route = answers.route().orElse(Route.PROTECT);
    boolean says = answers.find(Field.WHERE).isPresent()
        || answers.find(Field.PLACE).isPresent()
        || answers.find(Field.TOLD).isPresent();
    if (route == Route.PROTECT || !says) {
      return Optional.empty();
    }
    return Optional.of(new NoticeContent(
        notifier(answers, route),
        answers.age().orElse(AgeInPicture.UNSURE),
        items(answers, kind(answers, route)),
        declarations(answers),
        language));
  }

  // Who was a child then is not asked for a name here, and none is passed on.
  private static Notifier notifier(Answers answers, Route route) {
    return route == Route.UNDER_18
        ? new Notifier(answers.capacity(), "", "", "")
        : new Notifier(
            answers.capacity(),
            answers.text(Field.NAME),
            answers.text(Field.CONTACT),
            answers.text(Field.SIGNATURE));
  }

  private static Declarations declarations(Answers answers) {
    return new Declarations(
        answers.isTicked(Field.NONCONSENT),
        answers.text(Field.TOLD),
        answers.isTicked(Field.INTIMATE),
        answers.isTicked(Field.GOOD_FAITH),
        answers.isTicked(Field.TRUE));
  }

  private static ItemKind kind(Answers answers, Route route) {
    return switch (route) {
      case THREAT -> ItemKind.THREAT;
      case DOXXING -> ItemKind.PERSONAL_DATA;
      default -> answers.find(Field.KIND).map(ItemKind::valueOf).orElse(ItemKind.UNKNOWN);
    };
  }

  private static List<ReportedItem> items(Answers answers, ItemKind kind) {
    String place = answers.text(Field.PLACE);
    List<ReportedItem> items = answers.places().stream()
        .map(line -> new ReportedItem(line, place, kind, List.of()))
        .toList();
    return items.isEmpty() ? List.of(new ReportedItem("", place, kind, List.of())) : items;
  }

  /// Returns a report with what was missing in it. What it said before stays.
  public static NoticeContent completed(NoticeContent before, Answers more) {
    Declarations said = before.declarations();
    Notifier who = before.notifier();
    boolean restricted = before.age().isRestricted();
    return new NoticeContent(
        new Notifier(
            more.find(Field.WHO).isPresent() ? more.capacity() : who.capacity(),
            restricted ? "" : either(more.text(Field.NAME), who.name()),
            restricted ? "" : either(more.text(Field.CONTACT), who.contact()),
            restricted ? "" : either(more.text(Field.SIGNATURE), who.signature())),
        before.age(),
        completed(before.items(), more),
        new Declarations(
            said.nonConsent() || more.isTicked(Field.NONCONSENT),
            said.statement(),
            said.intimate() || more.isTicked(Field.INTIMATE),
            said.goodFaith() || more.isTicked(Field.GOOD_FAITH),
            said.trueToBestKnowledge() || more.isTicked(Field.TRUE)),
        before.language());
  }

  private static String either(String first, String second) {
    return first.isEmpty() ? second : first;
  }

  private static List<ReportedItem> completed(List<ReportedItem> before, Answers more) {
    List<ReportedItem> items = new ArrayList<>();
    for (ReportedItem item : before) {
      ItemKind kind = item.kind() == ItemKind.UNKNOWN
          ? more.find(Field.KIND).map(ItemKind::valueOf).orElse(ItemKind.UNKNOWN)
          : item.kind();
      if (item.isLocatable() || items(more, kind).size() + before.size() > ReportedItem.MOST) {
        items.add(new ReportedItem(item.locator(), item.description(), kind, item.signals()));
      } else {
        items.addAll(items(more, kind));
      }
    }
    return items;
  }

  /// Returns what is asked for again because a law misses it.
  public static List<Field> asked(Set<Element> missing) {
    List<Field> asked = new ArrayList<>();
    for (Element element : Element.values()) {
      if (missing.contains(element)) {
        asked.addAll(fields(element));
      }
    }
    return asked;
  }

  private static List<Field> fields(Element element) {
    return switch (element) {
      case NOTIFIER_CAPACITY -> List.of(Field.WHO);
      case NOTIFIER_SIGNATURE -> List.of(Field.SIGNATURE);
      case NOTIFIER_NAME -> List.of(Field.NAME);
      case NOTIFIER_CONTACT -> List.of(Field.CONTACT);
      case ITEM_LOCATOR -> List.of(Field.WHERE, Field.PLACE);
      case ITEM_KIND -> List.of(Field.KIND);
      case STATEMENT_NONCONSENT -> List.of(Field.NONCONSENT);
      case LEGAL_GROUND -> List.of(Field.INTIMATE);
      case STATEMENT_GOOD_FAITH -> List.of(Field.GOOD_FAITH);
      case STATEMENT_TRUE -> List.of(Field.TRUE);
      case AUTHORITY_DOCUMENT,
          WORK_DESCRIPTION,
          OWNER_STATEMENT,
          REQUESTED_MEASURE,
          AGE_IN_IMAGE,
          IMAGE_BYTES -> List.of();
    };
  }
}
