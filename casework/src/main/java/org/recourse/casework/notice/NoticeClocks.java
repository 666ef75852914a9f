package org.recourse.casework.notice;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.recourse.casework.law.Capacity;
import org.recourse.casework.law.ClockPurpose;
import org.recourse.casework.law.Deadline;
import org.recourse.casework.law.Deadlines;
import org.recourse.casework.law.Element;
import org.recourse.casework.law.Regime;

/// What the law makes of a notice: which clocks it starts, and what it lacks.
public final class NoticeClocks {

  private NoticeClocks() {}

  /// Returns the clocks that a notice starts, whether it is complete or not.
  ///
  /// Every regime that binds the platform counts, because none of them asks the notifier to name
  /// it; which of them excuses the platform is for the reviewer. One that is not in force yet on
  /// the day of receipt binds nobody.
  ///
  /// @param regimes those that bind the platform
  public static List<Deadline> start(
      Collection<Regime> regimes, NoticeContent content, Instant receivedAt) {
    Deadlines all = Deadlines.none();
    for (Regime regime : applying(regimes, content.notifier().capacity(), receivedAt)) {
      all = all.plus(regime.onNotice(receivedAt));
    }
    return all.all();
  }

  /// Returns what no applying regime finds in the notice although it asks for it.
  public static Set<Element> missing(
      Collection<Regime> regimes, NoticeContent content, Instant receivedAt) {
    Capacity capacity = content.notifier().capacity();
    Set<Element> given = given(content);
    return applying(regimes, capacity, receivedAt).stream()
        .flatMap(regime -> regime.missing(given, capacity).stream())
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Element.class)));
  }

  private static List<Regime> applying(
      Collection<Regime> regimes, Capacity capacity, Instant receivedAt) {
    return regimes.stream()
        .filter(regime -> regime.admits(capacity) && regime.isInForceAt(receivedAt))
        .toList();
  }

  /// Returns the elements that a notice has.
  static Set<Element> given(NoticeContent content) {
    List<Element> given = new ArrayList<>(
        List.of(Element.NOTIFIER_CAPACITY, Element.AGE_IN_IMAGE, Element.REQUESTED_MEASURE));
    Notifier notifier = content.notifier();
    Declarations declared = content.declarations();
    addIf(given, !notifier.signature().isBlank(), Element.NOTIFIER_SIGNATURE);
    addIf(given, !notifier.name().isBlank(), Element.NOTIFIER_NAME);
    addIf(given, !notifier.contact().isBlank(), Element.NOTIFIER_CONTACT);
    addIf(
        given, content.items().stream().allMatch(ReportedItem::isLocatable), Element.ITEM_LOCATOR);
    addIf(
        given,
        content.items().stream().noneMatch(item -> item.kind() == ItemKind.UNKNOWN),
        Element.ITEM_KIND);
    addIf(given, declared.nonConsent(), Element.STATEMENT_NONCONSENT);
    addIf(given, declared.intimate(), Element.LEGAL_GROUND);
    addIf(given, declared.goodFaith(), Element.STATEMENT_GOOD_FAITH);
    addIf(given, declared.trueToBestKnowledge(), Element.STATEMENT_TRUE);
    return EnumSet.copyOf(given);
  }

  private static void addIf(List<Element> given, boolean holds, Element element) {
    if (holds) {
      given.add(element);
    }
  }

  /// Returns when the platform must have answered: the earliest end of a duty beyond confirming
  /// receipt, which is done by the answer itself.
  static Optional<Instant> dueAt(Collection<Deadline> deadlines) {
    return deadlines.stream()
        .filter(NoticeClocks::isToBeMet)
        .map(Deadline::dueAt)
        .min(Instant::compareTo);
  }

  /// Returns whether something is still to be done when a notice was received and that confirmed.
  public static boolean isToBeMet(Deadline deadline) {
    return deadline.purpose().isDuty() && deadline.purpose() != ClockPurpose.ACKNOWLEDGE;
  }
}
