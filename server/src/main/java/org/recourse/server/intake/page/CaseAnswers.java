package org.recourse.server.intake.page;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.recourse.casework.cases.CaseFile;
import org.recourse.casework.cases.Route;
import org.recourse.casework.notice.NoticeContent;
import org.recourse.server.intake.flow.Answers;
import org.recourse.server.intake.flow.Field;
import org.recourse.server.intake.flow.Reports;

/// What a case keeps of her answers: those she began with under the form's names, what she added
/// later under the same names with a number, as `where.2`.
final class CaseAnswers {

  // A case has room for 100 answers; each addition has up to three.
  private static final int MOST_ADDITIONS = 25;
  private static final List<Field> ADDED = List.of(Field.WHERE, Field.PLACE, Field.TOLD);

  private CaseAnswers() {}

  /// Returns what she began with.
  static Answers first(CaseFile file) {
    return Answers.kept(file.content().answers());
  }

  /// Returns each addition, the earliest first.
  static List<Answers> later(CaseFile file) {
    List<Answers> later = new ArrayList<>();
    for (int i = 2; i < MOST_ADDITIONS + 2; i++) {
      Map<String, String> one = numbered(file.content().answers(), i);
      if (!one.isEmpty()) {
        later.add(Answers.kept(one));
      }
    }
    return later;
  }

  private static Map<String, String> numbered(Map<String, String> answers, int number) {
    Map<String, String> one = new LinkedHashMap<>();
    for (Field field : ADDED) {
      String value = answers.get(field.formName() + '.' + number);
      if (value != null) {
        one.put(field.formName(), value);
      }
    }
    return one;
  }

  /// Returns what is kept of an addition; nothing once there is no room: the report has it.
  static Map<String, String> added(Map<String, String> before, Answers more) {
    Map<String, String> added = new HashMap<>();
    for (int i = 2; i < MOST_ADDITIONS + 2; i++) {
      if (numbered(before, i).isEmpty()) {
        String suffix = "." + i;
        ADDED.forEach(field ->
            more.find(field).ifPresent(value -> added.put(field.formName() + suffix, value)));
        return added;
      }
    }
    return added;
  }

  /// Returns what is kept of what was missing: an answer that was there is not replaced.
  static Map<String, String> completed(Map<String, String> before, Answers more) {
    Map<String, String> completed = new HashMap<>(more.kept());
    completed.keySet().removeAll(before.keySet());
    return completed;
  }

  /// Returns the report of an addition: her declarations hold for it, too.
  static Optional<NoticeContent> report(CaseFile file, Answers more) {
    Map<String, String> merged = new HashMap<>(first(file).kept());
    ADDED.forEach(field -> merged.remove(field.formName()));
    merged.putAll(more.kept());
    if (file.content().route() == Route.PROTECT) {
      merged.put(Field.WHAT.formName(), Route.REPORT.name());
    }
    return Reports.of(Answers.kept(merged), file.content().language());
  }

  /// Returns the reports of all that she told.
  static List<NoticeContent> reports(CaseFile file) {
    List<NoticeContent> reports = new ArrayList<>();
    Reports.of(first(file), file.content().language()).ifPresent(reports::add);
    later(file).forEach(more -> report(file, more).ifPresent(reports::add));
    return reports;
  }
}
