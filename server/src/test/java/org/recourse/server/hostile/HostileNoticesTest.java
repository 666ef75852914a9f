package org.recourse.server.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.recourse.casework.staff.Role;
import org.recourse.server.browser.Devtools;
import org.recourse.server.console.ConsoleUnderTest;
import org.recourse.server.console.StaffBrowser;
import org.springframework.web.util.HtmlUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Whatever comes in every field of a notice and of the staff's pages is shown to the staff as
/// text or refused, and runs nothing in their browser.
class HostileNoticesTest {

  private static final JsonMapper JSON = new JsonMapper();
  private static final int MOST_ITEMS = 50;
  private static final List<String> TEXT_FIELDS =
      List.of("reference", "name", "contact", "signature", "locator", "description", "statement");

  @TempDir
  private static Path folder;

  private static ConsoleUnderTest console;
  private static StaffBrowser staff;
  private static StaffBrowser auditor;

  @BeforeAll
  static void start() throws Exception {
    System.setProperty("recourse.limits.changes.size", "100000");
    console = ConsoleUnderTest.start(folder);
    staff =
        console.member("everything", Role.LEAD, Role.REVIEWER, Role.OPERATOR).browser();
    auditor = console.member("auditor", Role.AUDITOR).browser();
  }

  @AfterAll
  static void stop() {
    console.close();
    System.clearProperty("recourse.limits.changes.size");
  }

  private static ObjectNode notice(String text, List<String> fields) {
    ObjectNode notice = JSON.createObjectNode().put("age", "ADULT");
    if (fields.contains("reference")) {
      notice.put("reference", text);
    }
    ObjectNode notifier = notice.putObject("notifier").put("capacity", "SELF");
    for (String name : List.of("name", "contact", "signature")) {
      if (fields.contains(name)) {
        notifier.put(name, text);
      }
    }
    notice.set("items", items(List.of(text), fields));
    ObjectNode declarations = notice.putObject("declarations").put("nonConsent", true);
    if (fields.contains("statement")) {
      declarations.put("statement", text);
    }
    return notice;
  }

  private static ArrayNode items(List<String> texts, List<String> fields) {
    ArrayNode items = JSON.createArrayNode();
    for (String text : texts) {
      ObjectNode item = items.addObject();
      item.put("locator", fields.contains("locator") ? text : "https://pictures.example/p/1");
      if (fields.contains("description")) {
        item.put("description", text);
      }
    }
    return items;
  }

  private static HttpResponse<String> sent(ObjectNode notice) throws Exception {
    return console.call("POST", "/api/v1/notices", notice.toString());
  }

  private static void isNoMarkup(String page, String text) {
    if (HostileTexts.isMarkup(text)) {
      assertThat(page).as(text).doesNotContain(text);
    }
  }

  // As a page's reader sees it; half of a pair of surrogates is no text.
  private static void isShown(String page, String text) {
    String read = HtmlUtils.htmlUnescape(page.replaceAll("<[^>]*>", "\u0001"));
    String whole = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    assertThat(read.replace("\r", "")).as(text).contains(whole.replace("\r", "").strip());
    isNoMarkup(page, text);
  }

  @Test
  void everyFieldOfANoticeIsShownAsTextOrTheNoticeIsRefusedByName() throws Exception {
    int taken = 0;
    for (String text : HostileTexts.ALL) {
      HttpResponse<String> answer = sent(notice(text, TEXT_FIELDS));
      if (answer.statusCode() == 201) {
        taken++;
        String number = JSON.readTree(answer.body()).get("notice").stringValue();
        String page = staff.get("/notices/" + number).body();
        isShown(page, text);
        isNoMarkup(staff.get("/queue").body(), text);
      } else {
        assertThat(answer.statusCode()).as(text + answer.body()).isEqualTo(400);
        isNoMarkup(answer.body(), text);
        for (String field : TEXT_FIELDS) {
          HttpResponse<String> alone = sent(notice(text, List.of(field)));
          assertThat(alone.statusCode()).as(field + text + alone.body()).isIn(201, 400);
          if (HostileTexts.isMarkup(text)) {
            assertThat(alone.body()).doesNotContain(text);
          }
        }
      }
    }
    System.out.printf("%d texts, %d in every field at once%n", HostileTexts.ALL.size(), taken);
  }

  @Test
  void whatIsNoTextOfANoticeIsRefusedAndNeverRepeated() throws Exception {
    for (String text : HostileTexts.ALL) {
      List<ObjectNode> wrong = new ArrayList<>();
      wrong.add(notice("x", List.of()).put("age", text));
      wrong.add(notice("x", List.of()).put("language", text + "x".repeat(40)));
      wrong.add(notice("x", List.of()).put(text + "!", "x"));
      ObjectNode capacity = notice("x", List.of());
      capacity.putObject("notifier").put("capacity", text);
      wrong.add(capacity);
      for (ObjectNode one : wrong) {
        HttpResponse<String> answer = sent(one);
        assertThat(answer.statusCode()).as(text).isEqualTo(400);
        isNoMarkup(answer.body(), text);
      }
    }
  }

  @Test
  void everyFieldOfARequestOfAnAuthorityIsShownAsTextOrRefused() throws Exception {
    for (String text : HostileTexts.ALL) {
      requestIsReadBack(text);
    }
  }

  private static void requestIsReadBack(String text) throws Exception {
    staff.get("/requests");
    Map<String, String> fields = new LinkedHashMap<>();
    List.of("authority", "basis", "asked", "held").forEach(name -> fields.put(name, text));
    fields.put("receivedOn", "2026-11-20");
    fields.put("outcome", "NOTHING_HELD");
    HttpResponse<String> entered = staff.post("/requests", fields);
    if (entered.statusCode() == 302) {
      isShown(staff.get("/requests").body(), text);
    } else {
      assertThat(entered.statusCode()).as(text).isEqualTo(400);
    }
    for (String name : List.of("receivedOn", "outcome")) {
      HttpResponse<String> wrong = staff.post("/requests", Map.of(name, text));
      assertThat(wrong.statusCode()).as(text).isEqualTo(400);
      isNoMarkup(wrong.body(), text);
    }
  }

  @Test
  void noPageOfTheStaffsRunsWhatWasTyped() throws Exception {
    List<String> paths = new ArrayList<>();
    for (List<String> some : chunks()) {
      ObjectNode notice = notice("x", List.of());
      notice.set("items", items(some, List.of("locator", "description")));
      ((ObjectNode) notice.get("declarations")).put("statement", fitting(some, 4_000));
      ObjectNode notifier = (ObjectNode) notice.get("notifier");
      notifier.put("name", fitting(some, 200)).put("contact", fitting(some, 400));
      HttpResponse<String> taken = sent(notice);
      assertThat(taken.statusCode()).as(taken.body()).isEqualTo(201);
      String number = JSON.readTree(taken.body()).get("notice").stringValue();
      paths.add("/notices/" + number);
      appeal(number, fitting(some.reversed(), 2_000));
      staff.get("/requests");
      staff.post(
          "/requests",
          Map.of(
              "receivedOn", "2026-11-20",
              "authority", fitting(some, 200),
              "basis", fitting(some, 200),
              "asked", fitting(some, 500),
              "held", fitting(some.reversed(), 500),
              "outcome", "NOTHING_HELD"));
    }
    paths.addAll(
        List.of("/", "/queue", "/appeals", "/requests", "/staff", "/approvals", "/account"));
    try (Devtools browser = new Devtools()) {
      browser.before(HostileTexts.COUNTER);
      lookAt(browser, staff, paths);
      lookAt(browser, auditor, List.of("/", "/record", "/figures"));
      assertThat(browser.complaints()).isEmpty();
      for (JsonNode request : browser.requests()) {
        // Chromium draws the sign of a field for days from an address of its own.
        assertThat(request.get("url").stringValue())
            .matches(url -> url.startsWith(console.origin()) || url.startsWith("data:"));
      }
    }
  }

  private static void lookAt(Devtools browser, StaffBrowser who, List<String> paths)
      throws Exception {
    browser.call(
        "Network.setExtraHTTPHeaders",
        Map.of("headers", Map.of("Cookie", "__Host-session=" + who.cookie())));
    for (String path : paths) {
      browser.open(console.origin() + path);
      assertThat(browser.run("location.pathname")).isEqualTo(path);
      assertThat(browser.run("document.querySelector('main h1, h1').textContent"))
          .as(path)
          .isNotEmpty();
      browser.run("document.querySelectorAll('details').forEach(one => { one.open = true; })");
      assertThat(browser.run("String(window.hostileCount)")).as(path).isEqualTo("0");
      assertThat(browser.run("String(document.querySelectorAll('[onerror], [onload], iframe,"
              + " main script:not([src]), base, object, embed').length)"))
          .as(path)
          .isEqualTo("0");
    }
  }

  private static void appeal(String number, String text) throws Exception {
    console.call(
        "PUT",
        "/api/v1/notices/" + number + "/items/1/location",
        "{\"itemId\":\"" + number + "\",\"signals\":[{\"type\":\"pdq\",\"value\":\""
            + "5".repeat(64) + "\"}],\"hasUploader\":true}");
    staff.get("/notices/" + number);
    staff.post(
        "/notices/" + number + "/items/1/decision",
        Map.of("outcome", "REFUSED", "ground", "NOT_THE_PERSON"));
    HttpResponse<String> contested = console.call(
        "POST",
        "/api/v1/notices/" + number + "/objections",
        JSON.createObjectNode().put("item", 1).put("text", text).toString());
    assertThat(contested.statusCode()).as(contested.body()).isEqualTo(202);
  }

  private static List<List<String>> chunks() {
    List<String> all = HostileTexts.ALL;
    return IntStream.rangeClosed(0, (all.size() - 1) / MOST_ITEMS)
        .mapToObj(i -> all.subList(i * MOST_ITEMS, Math.min(all.size(), (i + 1) * MOST_ITEMS)))
        .toList();
  }

  private static String fitting(List<String> texts, int longest) {
    StringBuilder all = new StringBuilder();
    for (String text : texts) {
      if (all.length() + text.length() < longest) {
        all.append(text).append('\n');
      }
    }
    return all.toString();
  }
}
