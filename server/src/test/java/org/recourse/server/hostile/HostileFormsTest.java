package org.recourse.server.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.recourse.casework.staff.Role;
import org.recourse.server.console.ConsoleUnderTest;
import org.recourse.server.console.ConsoleUnderTest.Member;
import org.recourse.server.console.StaffBrowser;
import org.recourse.server.faces.Face;
import org.recourse.server.intake.IntakeSettings;
import org.recourse.server.intake.IntakeUnderTest;
import org.recourse.server.intake.Visitor;
import org.springframework.web.util.HtmlUtils;
import tools.jackson.databind.JsonNode;

/// Whatever is typed into any field of the staff's forms is shown as text or refused. The forms
/// are found on the pages themselves, so that a new one is tried without being named here.
class HostileFormsTest {

  private static final Pattern CASE = Pattern.compile("href=\"(/cases/[0-9]+)\"");
  private static final Map<String, String> ROOM = Map.of(
      "recourse.limits.changes.size", "100000",
      "recourse.limits.sign-in-name.size", "100000");
  private static final List<String> PAGES = List.of(
      "/queue",
      "/appeals",
      "/samples",
      "/requests",
      "/approvals",
      "/figures",
      "/staff",
      "/account",
      "/cases");

  // It would end the session.
  private static final Set<String> LEFT_OUT = Set.of("/signout");

  @TempDir
  private static Path folder;

  private static ConsoleUnderTest console;
  private static Member all;
  private static StaffBrowser staff;
  private static final Map<String, Set<String>> TRIED = new TreeMap<>();

  @BeforeAll
  static void start() throws Exception {
    ROOM.forEach(System::setProperty);
    console = ConsoleUnderTest.start(folder, settings -> settings.receiving(new IntakeSettings(0)));
    all = console.member("everything", Role.LEAD, Role.REVIEWER, Role.OPERATOR, Role.CASEWORKER);
    staff = all.browser();
    console.member("a colleague", Role.REVIEWER);
  }

  @AfterAll
  static void stop() {
    console.close();
    ROOM.keySet().forEach(System::clearProperty);
    TRIED.forEach((form, fields) -> System.out.println("tried " + form + ' ' + fields));
  }

  private static void isNoMarkup(String page, String text) {
    if (HostileTexts.isMarkup(text)) {
      assertThat(page).as(text).doesNotContain(text);
    }
  }

  private static String read(String page) {
    return plain(HtmlUtils.htmlUnescape(page.replaceAll("<[^>]*>", "\u0001")));
  }

  // Without what is no letter: lines may end otherwise, and half a pair of surrogates is none.
  private static String plain(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8)
        .replaceAll("[\\s\\p{Cntrl}]+", " ")
        .strip();
  }

  // Sends a form with the text in every field, and returns the answer.
  private static HttpResponse<String> send(StaffBrowser who, FormOnPage form, String text)
      throws Exception {
    HttpResponse<String> answer = send(who, form, form.filled(text));
    assertThat(answer.statusCode()).as(form.action() + ' ' + text).isLessThan(500);
    isNoMarkup(answer.body(), text);
    TRIED
        .computeIfAbsent(
            form.action().replaceAll("[0-9A-Z-]{6,}|[0-9]+", "*"), _ -> new TreeSet<>())
        .addAll(form.typed());
    return answer;
  }

  private static HttpResponse<String> send(
      StaffBrowser who, FormOnPage form, Map<String, String> fields) throws Exception {
    if (form.method().equals("post")) {
      return who.post(form.action(), fields);
    }
    StringBuilder query = new StringBuilder("?");
    fields.forEach((name, value) -> query
        .append(name)
        .append('=')
        .append(java.net.URLEncoder.encode(value, StandardCharsets.UTF_8))
        .append('&'));
    return who.get(form.action() + query);
  }

  private static List<FormOnPage> forms(StaffBrowser who, String path) throws Exception {
    HttpResponse<String> page = who.get(path);
    assertThat(page.statusCode()).as(path).isEqualTo(200);
    return FormOnPage.of(page.body()).stream()
        .filter(form -> !LEFT_OUT.contains(form.action()))
        .toList();
  }

  private static List<FormOnPage> typed(StaffBrowser who, String path) throws Exception {
    return forms(who, path).stream().filter(form -> !form.typed().isEmpty()).toList();
  }

  @Test
  void everyFieldOfTheStaffsPagesIsShownAsTextOrRefused() throws Exception {
    List<FormOnPage> forms = new ArrayList<>();
    for (String path : PAGES) {
      forms.addAll(typed(staff, path));
    }
    assertThat(forms)
        .extracting(FormOnPage::action)
        .contains("/requests", "/figures", "/staff", "/staff/find", "/cases");
    for (String text : HostileTexts.ALL) {
      for (FormOnPage form : forms) {
        send(staff, form, text);
      }
    }
    for (String path : PAGES) {
      String page = staff.get(path).body();
      HostileTexts.ALL.forEach(text -> isNoMarkup(page, text));
    }
  }

  @Test
  void everyFieldOfTheWorkOnANoticeIsShownAsTextOrRefused() throws Exception {
    int held = 0;
    int proposed = 0;
    for (String text : HostileTexts.ALL) {
      String notice = located();
      for (FormOnPage form : typed(staff, "/notices/" + notice)) {
        HttpResponse<String> sent = send(staff, form, text);
        if (form.action().endsWith("/hold") && sent.statusCode() == 302) {
          assertThat(read(staff.get("/queue").body())).as(text).contains(plain(text));
          held++;
        }
      }
      staff.post(
          "/notices/" + notice + "/items/1/decision",
          Map.of("outcome", "REMOVED", "ground", "DECLARED", "note", text));
      for (FormOnPage form : typed(staff, "/notices/" + notice)) {
        proposed += send(staff, form, text).statusCode() == 302 ? 1 : 0;
      }
    }
    assertThat(held).isGreaterThan(100);
    assertThat(proposed).isGreaterThan(100);
    String approvals = staff.get("/approvals").body();
    HostileTexts.ALL.forEach(text -> isNoMarkup(approvals, text));
    assertThat(read(approvals)).contains(plain("<script>hostile()</script>"));
  }

  @Test
  void everyFieldOfTheWorkOnACaseAndOnAMemberIsShownAsTextOrRefused() throws Exception {
    Map<String, String> answers = new TreeMap<>(IntakeUnderTest.report());
    answers.put("c6", "yes");
    Visitor she = new Visitor("http://localhost:" + port(Face.INTAKE), "en");
    Visitor.Kept kept = she.open(answers);
    Matcher found = CASE.matcher(staff.get("/cases").body());
    assertThat(found.find()).isTrue();
    Member other = console.member("who leaves", Role.REVIEWER);
    List<FormOnPage> ofCase = typed(staff, found.group(1));
    List<FormOnPage> ofMember = typed(staff, "/staff/" + other.number());
    assertThat(ofCase)
        .extracting(form -> form.action().replaceAll(".*/", ""))
        .contains("messages", "export");
    assertThat(ofMember)
        .extracting(form -> form.action().replaceAll(".*/", ""))
        .contains("removal");
    for (String text : HostileTexts.ALL) {
      for (FormOnPage form : ofCase) {
        send(staff, form, text);
      }
      for (FormOnPage form : ofMember) {
        send(staff, form, text);
      }
    }
    she.enter(kept);
    for (String page : List.of(staff.get(found.group(1)).body(), she.body())) {
      assertThat(read(page)).contains(plain("<script>hostile()</script>"));
      HostileTexts.ALL.forEach(text -> isNoMarkup(page, text));
    }
  }

  @Test
  void everyFieldOfSigningInIsRefusedAndNotRepeated() throws Exception {
    JsonNode invited = console.invite("who accepts", Role.REVIEWER);
    StaffBrowser newcomer = console.browser();
    newcomer.get("/invitation");
    newcomer.post("/invitation", Map.of("token", invited.get("token").stringValue()));
    StaffBrowser nobody = console.browser();
    for (String text : HostileTexts.ALL) {
      for (String path : List.of("/signin", "/invitation")) {
        refused(nobody, path, text);
      }
      refused(newcomer, "/invitation/accept", text);
      refused(staff, "/again?next=/staff", text);
      refused(staff, "/account/signin", text);
    }
    assertThat(staff.get("/account").body()).contains(all.pseudonym());
  }

  private static void refused(StaffBrowser who, String path, String text) throws Exception {
    List<FormOnPage> forms = typed(who, path);
    assertThat(forms).as(path).isNotEmpty();
    for (FormOnPage form : forms) {
      HttpResponse<String> answer = send(who, form, text);
      assertThat(answer.statusCode()).as(path + ' ' + text).isBetween(400, 499);
    }
  }

  @Test
  void whatCanOnlyBeChosenIsRefusedIfItIsForged() throws Exception {
    List<FormOnPage> forms = new ArrayList<>(forms(staff, "/notices/" + located()));
    for (String path : List.of("/requests", "/staff", "/account", "/account/signin")) {
      forms.addAll(forms(staff, path));
    }
    for (FormOnPage form : forms) {
      for (String name : form.preset().keySet()) {
        for (int i = 0; i < HostileTexts.ALL.size(); i += 7) {
          String text = HostileTexts.ALL.get(i);
          HttpResponse<String> answer = send(staff, form, form.forged(name, text));
          assertThat(answer.statusCode()).as(form.action() + ' ' + name).isBetween(400, 499);
          isNoMarkup(answer.body(), text);
        }
      }
    }
  }

  @Test
  void whatCannotBeReadIsRefusedAndIsNoMistakeOfOurs() throws Exception {
    StringBuilder many = new StringBuilder("a=1");
    for (int i = 0; i < 3_000; i++) {
      many.append("&a").append(i).append("=x");
    }
    staff.get("/queue");
    for (String form : List.of("name=%zz", "%=%", "name=%c3%28", many.toString())) {
      HttpResponse<String> sent = staff.postForm("/staff/find", form + "&_csrf=" + staff.csrf());
      assertThat(sent.statusCode()).as(form).isLessThan(500);
    }
    for (int port :
        List.of(port(Face.CONSOLE), port(Face.INTAKE), console.server().port())) {
      Wire answer = Wire.send(
          port, "GET /queue?x=%zz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
      assertThat(answer.status()).as(answer.body()).isBetween(400, 499);
    }
  }

  private static int port(Face face) {
    return console.server().port(face).orElseThrow();
  }

  private static String located() throws Exception {
    String notice =
        console.api("/api/v1/notices", console.operator(), """
        {"age": "ADULT",
         "notifier": {"capacity": "SELF", "contact": "someone@example.org", "signature": "S. One"},
         "items": [{"locator": "https://pictures.example/p/41", "kind": "AUTHENTIC"}],
         "declarations": {"nonConsent": true, "intimate": true, "goodFaith": true,
           "trueToBestKnowledge": true}}""").get("notice").stringValue();
    HttpResponse<String> put = console.call(
        "PUT", "/api/v1/notices/" + notice + "/items/1/location", """
        {"itemId": "%s", "hasUploader": true}""".formatted(notice));
    assertThat(put.statusCode()).as(put.body()).isEqualTo(204);
    return notice;
  }
}
