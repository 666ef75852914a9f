package org.recourse.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Opens cases with a report by the requester's form, and deletes some.
final class CaseWriting implements Writing {

  private static final int SAMPLE = 30;
  private static final int DELETED_OF = 5;
  private static final int KEY_BYTES = 32;
  private static final Pattern NUMBER = Pattern.compile("class=\"number\">([0-9A-Z-]{12})<");

  private final SplittableRandom random;
  private final IntakeForms forms;
  private final Map<String, Told> open = new LinkedHashMap<>();
  private final Map<String, Told> deleted = new LinkedHashMap<>();
  private @Nullable String deletionInDoubt;
  private int opened;

  /// What she wrote down and what she told.
  private record Told(String key, String words) {}

  CaseWriting(SplittableRandom random, IntakeForms forms) {
    this.random = random;
    this.forms = forms;
  }

  @Override
  public void write(HubUnderTest hub) throws IOException, InterruptedException {
    if (!open.isEmpty() && random.nextInt(DELETED_OF) == 0) {
      delete();
      return;
    }
    byte[] key = new byte[KEY_BYTES];
    random.nextBytes(key);
    Told told = new Told(HexFormat.of().formatHex(key), "told in case " + ++opened);
    String page = forms.post(
        "/en/open",
        Map.of(
            "safe", "yes",
            "age", "ADULT",
            "what", "REPORT",
            "told", told.words(),
            "where", "https://pictures.example/" + opened,
            "c1", "yes",
            "c2", "yes",
            "key", told.key()));
    Matcher number = NUMBER.matcher(page);
    assertThat(number.find()).as(page).isTrue();
    open.put(number.group(1), told);
  }

  private void delete() throws IOException, InterruptedException {
    String number = List.copyOf(open.keySet()).get(random.nextInt(open.size()));
    deletionInDoubt = number;
    String page = forms.post("/en/page", form(number, open, "delete-now"));
    assertThat(page).contains("Everything is deleted");
    deleted.put(number, Objects.requireNonNull(open.remove(number)));
    deletionInDoubt = null;
  }

  private static Map<String, String> form(String number, Map<String, Told> cases, String go) {
    String key = Objects.requireNonNull(cases.get(number)).key();
    return Map.of("number", number, "key", key, "go", go);
  }

  @Override
  public void compare(HubUnderTest hub, String when, boolean whole)
      throws IOException, InterruptedException {
    settle(when);
    for (String number : some(open, whole)) {
      String page = forms.post("/en/page", form(number, open, "show"));
      assertThat(page)
          .as(when)
          .contains(Objects.requireNonNull(open.get(number)).words(), "<h3>Report ");
    }
    for (String number : some(deleted, whole)) {
      assertThat(forms.answer("/en/page", form(number, deleted, "show")).statusCode())
          .as(when)
          .isEqualTo(422);
    }
  }

  private List<String> some(Map<String, Told> cases, boolean whole) {
    List<String> numbers = new ArrayList<>(cases.keySet());
    if (whole || numbers.size() <= SAMPLE) {
      return numbers;
    }
    return random.ints(SAMPLE, 0, numbers.size()).mapToObj(numbers::get).toList();
  }

  // A deletion that was not acknowledged happened or did not. What was told in a case whose
  // opening was not acknowledged nobody can ask for: its number was never shown.
  private void settle(String when) throws IOException, InterruptedException {
    if (deletionInDoubt != null) {
      int status = forms.answer("/en/page", form(deletionInDoubt, open, "show")).statusCode();
      assertThat(status).as(when).isIn(200, 422);
      if (status == 422) {
        deleted.put(deletionInDoubt, Objects.requireNonNull(open.remove(deletionInDoubt)));
      }
      deletionInDoubt = null;
    }
  }
}
