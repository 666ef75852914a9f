package org.recourse.casework.code;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Reads a case code as `docs/formats/case-code-v1.md` says. Used once.
final class CodeReader {

  private static final Pattern LETTERS = Pattern.compile("\\p{L}+");
  private static final int MOST_CHARACTERS = 1000;

  private final CodeLanguage language;
  private final CodeWords list;
  private final List<String> words = new ArrayList<>();
  private final List<Integer> corrected = new ArrayList<>();

  private CodeReader(CodeLanguage language) {
    this.language = language;
    this.list = CodeWords.of(language);
  }

  static CodeReading read(String typed) {
    if (typed.length() > MOST_CHARACTERS) {
      return new CodeReading.WrongCount();
    }
    String plain = Normalizer.normalize(typed, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    List<String> runs = LETTERS.matcher(plain).results().map(MatchResult::group).toList();
    if (runs.isEmpty()) {
      return new CodeReading.WrongCount();
    }
    return CodeLanguage.ofLetter(runs.getFirst().codePointAt(0))
        .map(language -> new CodeReader(language).read(runs))
        .orElse(new CodeReading.UnknownWord(1));
  }

  private CodeReading read(List<String> runs) {
    List<String> tokens = language.isWrittenWithoutSpaces() ? pairs(String.join("", runs)) : runs;
    for (int at = 0; at < tokens.size(); ) {
      if (words.size() == CaseCode.WORD_COUNT) {
        return new CodeReading.WrongCount();
      }
      if (take(tokens.get(at))) {
        at++;
      } else if (at + 1 < tokens.size() && take(tokens.get(at) + tokens.get(at + 1))) {
        at += 2;
      } else {
        return new CodeReading.UnknownWord(words.size() + 1);
      }
    }
    return words.size() == CaseCode.WORD_COUNT
        ? new CodeReading.Understood(new CaseCode(language, words), corrected)
        : new CodeReading.WrongCount();
  }

  private static List<String> pairs(String letters) {
    int[] points = letters.codePoints().toArray();
    List<String> pairs = new ArrayList<>();
    for (int at = 0; at < points.length; at += 2) {
      pairs.add(new String(points, at, Math.min(2, points.length - at)));
    }
    return pairs;
  }

  private boolean take(String letters) {
    Optional<String> exact = list.spelled(letters);
    if (exact.isPresent()) {
      words.add(exact.get());
      return true;
    }
    Optional<String> nearest = list.oneSlipFrom(letters);
    nearest.ifPresent(word -> {
      words.add(word);
      corrected.add(words.size());
    });
    return nearest.isPresent();
  }
}
