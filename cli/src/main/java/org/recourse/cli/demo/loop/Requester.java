package org.recourse.cli.demo.loop;

import java.io.IOException;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.recourse.cli.CommandFailedException;
import tools.jackson.databind.json.JsonMapper;

/// A person in her pages, in a browser without script, but for the fingerprints. For one thread.
final class Requester {

  private static final JsonMapper JSON = new JsonMapper();
  private static final String TICKED = "yes";

  private final Http pages;
  private String page = "";

  Requester(URI intake) {
    this.pages = new Http(intake);
  }

  /// What she is given once her case is on the disk. Withheld.
  ///
  /// @param number of her case, no secret
  /// @param words eight, which open it
  /// @param news what the page says happens next
  record Receipt(String number, List<String> words, List<String> news) {
    @Override
    public String toString() {
      return "Receipt[withheld]";
    }
  }

  /// Reports a picture: one question on each page, and at the end her case's number and words.
  Receipt report(String place) throws IOException {
    page = sent("/en/step", Map.of());
    answer("SAFE", Map.of("safe", "yes"));
    answer("AGE", Map.of("age", "ADULT"));
    answer("WHO", Map.of("who", "SELF"));
    answer("WHAT", Map.of("what", "REPORT"));
    answer("WHERE", Map.of("where", place));
    answer("KIND", Map.of("kind", "AUTHENTIC"));
    answer("TOLD", Map.of("told", "I never agreed to this being shown."));
    answer("DECLARE", Map.of("d1", TICKED, "d2", TICKED, "d3", TICKED, "d4", TICKED));
    answer(
        "SIGN", Map.of("called", "Robin Doe", "reach", "robin@example.org", "signed", "Robin Doe"));
    answer("CONSENT", Map.of("c1", TICKED, "c2", TICKED, "c3", TICKED));
    answer("CHECK", Map.of());
    Map<String, String> form = form("CODE");
    form.put("go", "open");
    page = sent("/en/open", form);
    return new Receipt(
        Html.first(page, "<p class=\"number\">([^<]+)<").orElseThrow(Requester::lost),
        Html.all(page, "<li>([^<]+)</li>"),
        Html.all(page, "<p class=\"said\">([^<]+)<"));
  }

  private void answer(String screen, Map<String, String> answers) throws IOException {
    Map<String, String> form = form(screen);
    form.putAll(answers);
    form.put("go", "next");
    page = sent("/en/step", form);
  }

  // What she answered before travels in the form, and is nowhere else.
  private Map<String, String> form(String screen) {
    Map<String, String> form = new HashMap<>(Html.hidden(page, "screen"));
    if (!screen.equals(form.get("at"))) {
      throw new CommandFailedException("her pages show another question than " + screen);
    }
    return form;
  }

  /// Comes back with number and words, and returns what her page says.
  String comeBack(Receipt receipt) throws IOException {
    page = sent(
        "/en/page",
        Map.of(
            "number", receipt.number(), "code", String.join(" ", receipt.words()), "go", "show"));
    return page;
  }

  /// Gives fingerprints of pictures to her case, as the script of the page does.
  String give(List<List<String>> signals) throws IOException {
    return act("pictures-add", Map.of("signals", JSON.writeValueAsString(signals)));
  }

  /// Takes a consent back.
  String takeBack(String act) throws IOException {
    return act("take", Map.of("which", act));
  }

  private String act(String go, Map<String, String> more) throws IOException {
    Map<String, String> form = new HashMap<>(Html.hidden(page, "case"));
    form.putAll(more);
    form.put("go", go);
    page = sent("/en/page", form);
    return page;
  }

  private String sent(String path, Map<String, String> form) throws IOException {
    Http.Answer answer = pages.form(pages.to(path), form);
    if (!answer.isGood()) {
      throw new CommandFailedException("her pages answered " + answer.status() + " at " + path);
    }
    return answer.body();
  }

  private static CommandFailedException lost() {
    return new CommandFailedException("her pages opened no case");
  }
}
