package org.recourse.server.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.recourse.casework.cases.CaseHandle;
import org.recourse.server.intake.Visitor.Kept;

/// What the pages do not tell, do not keep, and do not let through.
class ClosedDoorTest {

  private static final String REFILL = "recourse.limits.case-tries.refill";

  @TempDir
  private static Path folder;

  private static IntakeUnderTest intake;

  @BeforeAll
  static void start() throws Exception {
    // Slowly enough that who waits still waits on a machine with much to do.
    System.setProperty(REFILL, "0.01");
    try {
      intake = IntakeUnderTest.start(folder);
    } finally {
      System.clearProperty(REFILL);
    }
  }

  @AfterAll
  static void stop() {
    intake.close();
  }

  // All that is the same whoever asks: without the number of the call and its time.
  private static Map<String, List<String>> fixed(HttpHeaders headers) {
    Map<String, List<String>> fixed = new TreeMap<>(headers.map());
    fixed
        .keySet()
        .removeIf(name ->
            List.of("date", "recourse-correlation").contains(name.toLowerCase(Locale.ROOT)));
    return fixed;
  }

  @Test
  void unknownNumbersWrongWordsAndDeletedCasesAreAnsweredWithTheSameBytes() throws Exception {
    Kept mine = intake.visitor("en").open(IntakeUnderTest.report());
    Kept others = intake.visitor("en").open(IntakeUnderTest.report());
    HttpResponse<String> wrong =
        intake.visitor("en").enter(new Kept(mine.number(), others.words()));
    String unknownNumber = CaseHandle.random(new Random(7)).text();
    HttpResponse<String> unknown =
        intake.visitor("en").enter(new Kept(unknownNumber, mine.words()));
    Visitor she = intake.visitor("en");
    she.enter(mine);
    she.act("delete-now", Map.of());
    HttpResponse<String> deleted = intake.visitor("en").enter(mine);
    HttpResponse<String> deletedAndWrong =
        intake.visitor("en").enter(new Kept(mine.number(), others.words()));

    assertThat(wrong.statusCode()).isEqualTo(422);
    assertThat(deleted.body()).isEqualTo(wrong.body());
    assertThat(deletedAndWrong.body()).isEqualTo(wrong.body());
    assertThat(unknown.body().replace(unknownNumber, mine.number())).isEqualTo(wrong.body());
    for (HttpResponse<String> other : List.of(deleted, deletedAndWrong, unknown)) {
      assertThat(other.statusCode()).isEqualTo(wrong.statusCode());
      assertThat(fixed(other.headers())).isEqualTo(fixed(wrong.headers()));
    }
  }

  @Test
  void everyPageTellsTheBrowserToKeepNothingAndToAskNobodyElseAndSetsNoCookie() throws Exception {
    Visitor she = intake.visitor("en");
    List<HttpResponse<String>> pages = new ArrayList<>();
    for (String path : List.of(
        "/",
        "/en",
        "/zh-Hans",
        "/zh-Hant",
        "/ko",
        "/en/help",
        "/en/again",
        "/en/exit",
        "/en/step",
        "/nothing",
        "/xx",
        "/f/0/intake.css",
        "/notes.html")) {
      pages.add(she.get(path));
    }
    pages.add(she.post("/en/step", Map.of()));
    pages.add(she.post("/en/open", IntakeUnderTest.report()));
    Kept kept = she.kept();
    pages.add(she.enter(kept));
    for (String act : List.of("more", "object", "delete", "pictures", "missing", "pictures-add")) {
      pages.add(she.act(act, Map.of()));
      she.enter(kept);
    }
    for (HttpResponse<String> page : pages) {
      HttpHeaders headers = page.headers();
      String path = page.request().method() + page.uri().getPath();
      assertThat(headers.firstValue("Content-Security-Policy").orElse(""))
          .as(path)
          .startsWith("default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; ")
          .contains("frame-ancestors 'none'", "base-uri 'none'", "form-action 'self'")
          .doesNotContain("unsafe-inline", "http:", "https:", "*");
      assertThat(headers.firstValue("Cache-Control").orElse("")).as(path).contains("no-store");
      assertThat(headers.firstValue("X-Content-Type-Options")).as(path).hasValue("nosniff");
      assertThat(headers.firstValue("Referrer-Policy")).hasValue("no-referrer");
      assertThat(headers.firstValue("Cross-Origin-Opener-Policy")).hasValue("same-origin");
      assertThat(headers.firstValue("Cross-Origin-Embedder-Policy")).hasValue("require-corp");
      assertThat(headers.firstValue("Cross-Origin-Resource-Policy")).hasValue("same-origin");
      assertThat(headers.firstValue("X-Frame-Options")).hasValue("DENY");
      assertThat(headers.firstValue("Permissions-Policy")).isPresent();
      assertThat(headers.firstValue("Set-Cookie")).as(path).isEmpty();
      assertThat(headers.firstValue("ETag")).as(path).isEmpty();
    }
    for (HttpResponse<String> page : pages) {
      if (page.body().contains("<html") && !page.uri().getPath().equals("/notes.html")) {
        String path = page.uri().getPath();
        assertThat(page.body()).as(path).doesNotContain("style=\"", "onclick", "<style", "//cdn");
        assertThat(page.body()).as(path).containsPattern("<title>(Notes|笔记|筆記|메모|Weather)</title>");
      }
    }
  }

  @Test
  void thatFilesAreNamedByTheirDigestLetsBrowsersKeepThem() throws Exception {
    Visitor she = intake.visitor("en");
    String body = she.get("/en").body();
    for (String name : List.of("intake.css", "leave.js", "note.svg")) {
      String path = body.replaceAll("(?s).*\"(/f/[0-9a-f]{32}/" + name + ")\".*", "$1");
      HttpResponse<String> file = she.get(path);
      assertThat(file.statusCode()).as(path).isEqualTo(200);
      assertThat(file.headers().firstValue("Cache-Control").orElse("")).contains("immutable");
    }
    String folderOfFiles = body.replaceAll("(?s).*\"(/f/[0-9a-f]{32})/intake.css\".*", "$1");
    for (String name : List.of(
        "hasher.js",
        "worker.js",
        "fingerprint.wasm",
        "case-code.js",
        "case-words-en.txt",
        "words.js",
        "enter.js",
        "pictures.js",
        "exit.js",
        "start.js",
        "can-hash.js")) {
      assertThat(she.get(folderOfFiles + '/' + name).statusCode()).as(name).isEqualTo(200);
    }
    for (String name : List.of("index.html", "page.js", "..%2f..%2fapplication.properties")) {
      assertThat(she.get(folderOfFiles + '/' + name).statusCode()).as(name).isNotEqualTo(200);
    }
  }

  @Test
  void theWayOutClearsWhatTheBrowserKeptAndGoesElsewhereWithoutScript() throws Exception {
    HttpResponse<String> exit = intake.visitor("en").get("/en/exit");
    assertThat(exit.headers().firstValue("Clear-Site-Data"))
        .hasValue("\"cache\", \"cookies\", \"storage\"");
    assertThat(exit.body())
        .contains("http-equiv=\"refresh\" content=\"0;url=https://")
        .doesNotContain("Notes");
  }

  @Test
  void aFormFromAnotherSiteIsRefused() throws Exception {
    for (String site : List.of("cross-site", "same-site")) {
      Visitor she = intake.visitor("en");
      HttpResponse<String> answer = she.send(she.request("/en/step")
          .setHeader("Sec-Fetch-Site", site)
          .header("Content-Type", "application/x-www-form-urlencoded")
          .POST(HttpRequest.BodyPublishers.ofString("at=SAFE&go=next&safe=yes")));
      assertThat(answer.statusCode()).as(site).isEqualTo(403);
      assertThat(answer.body()).contains("This form did not come from our pages.");
    }
  }

  @Test
  void whatIsTooMuchForOneFormIsRefusedInHerLanguage() throws Exception {
    HttpResponse<String> answer =
        intake.visitor("ko").post("/ko/step", Map.of("told", "a".repeat(70_000)));
    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(answer.body()).contains("lang=\"ko\"");
  }

  @Test
  void whoTriesTooOftenWaitsAndLosesNothingAndOthersDoNotWait() throws Exception {
    Kept kept = intake.visitor("en").open(IntakeUnderTest.report());
    Kept others = intake.visitor("en").open(IntakeUnderTest.report());
    Kept third = intake.visitor("en").open(IntakeUnderTest.report());
    // By network: one number after the other, so that only the network is counted.
    Visitor attacker = intake.visitor("en").from("2001:db8:1:2::7");
    HttpResponse<String> last = tried(attacker, kept);
    for (int i = 0; i < 80 && last.statusCode() != 429; i++) {
      last = tried(attacker, (i & 1) == 0 ? others : kept);
    }
    assertThat(last.statusCode()).isEqualTo(429);
    assertThat(last.headers().firstValue("Retry-After")).isPresent();
    assertThat(last.headers().firstValue("Set-Cookie")).isEmpty();
    assertThat(last.body()).contains("name=\"number\"", "Try again");
    // The same /64 waits, another network does not.
    assertThat(intake.visitor("en").from("2001:db8:1:2:ffff::1").enter(third).statusCode())
        .isEqualTo(429);
    assertThat(intake.visitor("en").from("192.0.2.9").enter(third).statusCode()).isEqualTo(200);
  }

  private static HttpResponse<String> tried(Visitor who, Kept kept) throws Exception {
    return who.post("/en/page", Map.of("number", kept.number(), "key", "00".repeat(32)));
  }

  @Test
  void oneNumberIsNotTriedWithoutEnd() throws Exception {
    Kept kept = intake.visitor("en").open(IntakeUnderTest.report());
    HttpResponse<String> last = tried(intake.visitor("en").from("198.51.100.255"), kept);
    for (int i = 0; i < 60 && last.statusCode() != 429; i++) {
      last = tried(intake.visitor("en").from("198.51.100." + i), kept);
    }
    assertThat(last.statusCode()).isEqualTo(429);
  }

  @Test
  void theFirstAddressChoosesALanguageWithoutACookie() throws Exception {
    Visitor she = intake.visitor("en");
    HttpResponse<String> chosen =
        she.send(she.request("/").header("Accept-Language", "zh-TW,zh;q=0.9").GET());
    assertThat(chosen.statusCode()).isEqualTo(302);
    assertThat(chosen.headers().firstValue("Location")).hasValue("/zh-Hant");
    assertThat(chosen.headers().firstValue("Set-Cookie")).isEmpty();
  }
}
