package org.recourse.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// Opens cases with a fingerprint, and gives and takes back the consent to match it: what her
/// page says of that and what the bank holds are the same, whenever the service was killed.
final class ConsentWriting implements Writing {

  private static final int SAMPLE = 20;
  private static final int OPENED_OF = 4;
  private static final Pattern NUMBER = Pattern.compile("class=\"number\">([0-9A-Z-]{12})<");
  private static final Pattern MATCHED = Pattern.compile(
      "name=\"which\" value=\"MATCH_UPLOADS\">\\s*<button name=\"go\" value=\"(take|give)\"");

  private final SplittableRandom random;
  private final IntakeForms forms;
  private final Map<String, Held> cases = new LinkedHashMap<>();
  private final Map<String, Boolean> agreed = new HashMap<>();
  private String inDoubt = "";

  /// A case: what opens it, and the fingerprint.
  private record Held(String key, String pdq) {}

  ConsentWriting(SplittableRandom random, IntakeForms forms) {
    this.random = random;
    this.forms = forms;
  }

  @Override
  public void write(HubUnderTest hub) throws IOException, InterruptedException {
    if (cases.isEmpty() || random.nextInt(OPENED_OF) == 0) {
      open();
    } else {
      change();
    }
  }

  private void open() throws IOException, InterruptedException {
    Held held = new Held(hex(), hex());
    String page = forms.post(
        "/en/open",
        Map.of(
            "safe", "yes",
            "age", "ADULT",
            "what", "PROTECT",
            "c1", "yes",
            "c3", "yes",
            "key", held.key()));
    Matcher number = NUMBER.matcher(page);
    assertThat(number.find()).as(page).isTrue();
    forms.post(
        "/en/page",
        Map.of(
            "number",
            number.group(1),
            "key",
            held.key(),
            "go",
            "pictures-add",
            "signals",
            "[[\"pdq:" + held.pdq() + "\"]]"));
    cases.put(number.group(1), held);
    agreed.put(number.group(1), true);
  }

  private String hex() {
    byte[] bytes = new byte[32];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  private void change() throws IOException, InterruptedException {
    String number = List.copyOf(cases.keySet()).get(random.nextInt(cases.size()));
    boolean gives = !isAgreed(number);
    inDoubt = number;
    act(number, gives ? "give" : "take");
    agreed.put(number, gives);
    inDoubt = "";
  }

  private boolean isAgreed(String number) {
    return Objects.requireNonNull(agreed.get(number));
  }

  private String act(String number, String go) throws IOException, InterruptedException {
    return forms.post(
        "/en/page",
        Map.of(
            "number",
            number,
            "key",
            Objects.requireNonNull(cases.get(number)).key(),
            "go",
            go,
            "which",
            "MATCH_UPLOADS"));
  }

  @Override
  public void compare(HubUnderTest hub, String when, boolean whole)
      throws IOException, InterruptedException {
    if (!inDoubt.isEmpty()) {
      agreed.put(inDoubt, isAgreedOnPage(inDoubt, when));
    }
    for (String number : some(whole)) {
      assertThat(isAgreedOnPage(number, when)).as(when).isEqualTo(isAgreed(number));
      assertThat(isBanked(hub, number)).as(when).isEqualTo(isAgreed(number));
    }
    inDoubt = "";
  }

  private List<String> some(boolean whole) {
    List<String> numbers = new ArrayList<>(cases.keySet());
    if (whole || numbers.size() <= SAMPLE) {
      return numbers;
    }
    Collections.shuffle(numbers, new Random(random.nextLong()));
    List<String> some = new ArrayList<>(numbers.subList(0, SAMPLE));
    if (!inDoubt.isEmpty()) {
      some.add(inDoubt);
    }
    return some;
  }

  private boolean isAgreedOnPage(String number, String when)
      throws IOException, InterruptedException {
    String page = act(number, "show");
    Matcher matched = MATCHED.matcher(page);
    assertThat(matched.find()).as(when + page).isTrue();
    return matched.group(1).equals("take");
  }

  private boolean isBanked(HubUnderTest hub, String number)
      throws IOException, InterruptedException {
    String pdq = Objects.requireNonNull(cases.get(number)).pdq();
    JsonNode found = hub.postOk(
        "/api/v1/lookups",
        "{\"banks\":[\"CASEWORK_REQUESTED\"],\"uploads\":[{\"signals\":[{\"type\":\"pdq\",\"value\":\""
            + pdq + "\"}]}]}");
    JsonNode matches = found.get(0).get("matches");
    return matches != null && !matches.isEmpty();
  }
}
