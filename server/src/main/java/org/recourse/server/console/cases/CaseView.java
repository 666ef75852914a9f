package org.recourse.server.console.cases;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.recourse.casework.cases.CaseEvent;
import org.recourse.casework.cases.CaseEventKind;
import org.recourse.casework.cases.CaseFile;
import org.recourse.casework.cases.ConsentAct;
import org.recourse.casework.notice.NoticeId;
import org.recourse.server.console.review.TimeLeft;

/// A case as a caseworker reads it: what she told and what happened. No fingerprint is in it, and
/// nothing that opens it. Withheld from logs.
///
/// @param id its number here
/// @param number the handle by which she names it
/// @param opened when it was opened
/// @param route what brought her here, by its code
/// @param language in which she reads
/// @param told her answers
/// @param pictures of how many pictures there are fingerprints
/// @param agreed what she agrees to, by its codes
/// @param notices the numbers of her reports
/// @param happened what happened, the latest first
record CaseView(
    long id,
    String number,
    String opened,
    String route,
    String language,
    List<Answer> told,
    int pictures,
    List<String> agreed,
    List<String> notices,
    List<Happened> happened) {

  private static final Set<CaseEventKind> SAID =
      Set.of(CaseEventKind.MESSAGE, CaseEventKind.ANSWERED);

  /// An answer.
  ///
  /// @param code of the question
  /// @param addition 1 for what she began with, 2 and more for what she added
  /// @param text what she answered
  record Answer(String code, String addition, String text) {

    private static final Set<String> CHOSEN =
        Set.of("safe", "age", "who", "what", "kind", "d1", "d2", "d3", "d4");

    /// Returns whether the text is a code that she chose, and no words of hers.
    public boolean isChosen() {
      return CHOSEN.contains(code);
    }
  }

  /// Something that happened.
  ///
  /// @param at when
  /// @param kind what, by its code
  /// @param text what was written, if it was a message
  /// @param notice of which notice, if it is about one
  record Happened(String at, String kind, String text, String notice) {}

  static CaseView of(CaseFile file) {
    return new CaseView(
        file.id().number(),
        file.handle().text(),
        TimeLeft.said(file.openedAt()),
        file.content().route().name(),
        file.content().language(),
        told(file.content().answers()),
        file.content().fingerprints().size(),
        Arrays.stream(ConsentAct.values())
            .filter(file.agreed()::contains)
            .map(Enum::name)
            .toList(),
        file.notices().stream().map(NoticeId::text).toList(),
        file.events().reversed().stream().map(CaseView::happened).toList());
  }

  private static List<Answer> told(Map<String, String> answers) {
    return new TreeMap<>(answers)
        .entrySet().stream()
            .map(one -> {
              int dot = one.getKey().indexOf('.');
              return dot < 0
                  ? new Answer(one.getKey(), "1", one.getValue())
                  : new Answer(
                      one.getKey().substring(0, dot),
                      one.getKey().substring(dot + 1),
                      one.getValue());
            })
            .toList();
  }

  private static Happened happened(CaseEvent event) {
    boolean said = SAID.contains(event.kind());
    return new Happened(
        TimeLeft.said(event.at()),
        event.kind().name(),
        said ? event.details().getOrDefault("text", "") : "",
        event.details().getOrDefault("notice", ""));
  }

  /// Says nothing of it.
  @Override
  public String toString() {
    return "CaseView[withheld]";
  }
}
