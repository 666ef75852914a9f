package org.recourse.fingerprint.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.recourse.fingerprint.Hashing;
import org.recourse.fingerprint.PdqDialect;
import org.recourse.fingerprint.PdqHasher;
import org.recourse.fingerprint.Pixels;
import org.recourse.testkit.Drawing;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The offline page, opened from a disk in Chromium, as a person would.
class OfflinePageTest {

  private static final int WIDTH = 320;
  private static final int HEIGHT = 240;
  private static final byte[] RGB = Drawing.LANDSCAPE.draw(WIDTH, HEIGHT, 7);
  private static final Pattern SCRIPT =
      Pattern.compile("<(script|style)(?: id=\"engine\")?>(.*?)</\\1>", Pattern.DOTALL);

  @TempDir
  private Path folder;

  private Path file;
  private Sink sink;
  private Chromium chromium;
  private DevTools page;

  @BeforeEach
  void openTheBrowser() throws IOException, InterruptedException {
    file = Files.write(folder.resolve(OfflinePage.FILE_NAME), OfflinePage.content());
    Files.write(folder.resolve("one.png"), PictureFiles.png(WIDTH, HEIGHT, RGB));
    Files.write(folder.resolve("broken.jpg"), new byte[] {1, 2, 3});
    sink = new Sink();
    chromium = Chromium.openForPrograms(sink.hostAndPort());
    page = new DevTools(chromium.pageSocket());
    page.call(
        "Page.setDownloadBehavior", Map.of("behavior", "allow", "downloadPath", folder.toString()));
  }

  @AfterEach
  void closeTheBrowser() throws IOException {
    page.close();
    chromium.close();
    sink.close();
  }

  private void open() {
    page.call("Page.navigate", Map.of("url", file.toUri().toString()));
    page.until("document.querySelector('#files')?.disabled === false");
  }

  private void choose(String... names) {
    page.evaluate("document.querySelector('#adult').click()");
    List<String> chosen =
        Stream.of(names).map(name -> folder.resolve(name).toString()).toList();
    page.choose("#files", chosen);
    page.until("document.querySelectorAll('#made li').length === " + names.length);
    page.until("document.querySelector('#working').hidden");
  }

  private JsonNode saved() throws IOException {
    CompletableFuture<JsonNode> begun = page.next("Page.downloadWillBegin", _ -> true);
    CompletableFuture<JsonNode> ended = page.next(
        "Page.downloadProgress", said -> said.path("state").asString("").equals("completed"));
    page.evaluate("document.querySelector('#save').click()");
    String name = begun.join().path("suggestedFilename").asString();
    ended.join();
    assertThat(name).matches("notes-\\d{4}-\\d\\d\\.json");
    return JsonMapper.shared().readTree(Files.readAllBytes(folder.resolve(name)));
  }

  private String said(String selector) {
    return page.evaluate("document.querySelector('" + selector + "').textContent");
  }

  private boolean shown(String selector) {
    return page.evaluate("String(document.querySelector('" + selector + "').checkVisibility())")
        .equals("true");
  }

  @Test
  void pageOpenedFromADiskMakesTheFingerprintsOfTheJvm() throws IOException {
    open();
    choose("one.png", "broken.jpg");
    JsonNode items = saved().path("items");
    var made = (Hashing.Fingerprinted)
        PdqHasher.of(PdqDialect.FULL_RESOLUTION).hash(Pixels.of(WIDTH, HEIGHT, 3, RGB));
    assertThat(items.at("/0/signals/0/type").asString()).isEqualTo("pdq");
    assertThat(items.at("/0/signals/0/value").asString())
        .isEqualTo(made.fingerprint().toHex());
    assertThat(items.at("/0/signals/2/type").asString()).isEqualTo("regions");
    assertThat(items.at("/1/signals").valueStream()).hasSize(1);
    assertThat(said("#made li:last-child")).startsWith("This browser cannot open it.");
  }

  @Test
  void pageHashesByItselfWhereItMayHaveNoWorker() throws IOException {
    page.call(
        "Page.addScriptToEvaluateOnNewDocument",
        Map.of("source", "Worker = function () { throw new Error('no workers here'); };"));
    open();
    choose("one.png");
    assertThat(saved().at("/items/0/signals/0/type").asString()).isEqualTo("pdq");
  }

  @Test
  void pageAsksNothingOfTheNetworkAndBreaksNoPolicy() throws IOException {
    page.call(
        "Page.addScriptToEvaluateOnNewDocument",
        Map.of(
            "source",
            "window.broken = []; addEventListener('securitypolicyviolation',"
                + " (e) => broken.push(e.violatedDirective + ' ' + e.blockedURI));"));
    open();
    choose("one.png");
    saved();
    assertThat(page.evaluate("broken.join()")).isEmpty();
    assertThat(page.requests()).containsExactly(file.toUri().toString());
    assertThat(page.evaluate("fetch('http://elsewhere.example/').then(() => 'sent', () => 'no')"))
        .isEqualTo("no");
    assertThat(page.evaluate("broken.join()")).startsWith("connect-src");
  }

  @Test
  void whereSomeoneMayBeUnder18NoFileCanBeChosen() {
    open();
    assertThat(shown("label[for=files]")).isFalse();
    choose("one.png");
    assertThat(shown("#saving")).isTrue();
    page.evaluate("document.querySelector('#minor').click()");
    assertThat(shown("label[for=files]")).isFalse();
    assertThat(shown("#saving")).isFalse();
    assertThat(said("#help")).contains("takeitdown.ncmec.org", "113");
    assertThat(said("#made")).isEmpty();
  }

  @Test
  void pageSpeaksTheLanguageThatIsChosen() {
    open();
    for (Map.Entry<String, String> title : Map.of(
            "en", "Make fingerprints without a network",
            "zh-Hans", "不联网制作指纹",
            "zh-Hant", "不連網製作指紋",
            "ko", "네트워크 없이 지문 만들기")
        .entrySet()) {
      page.evaluate("(() => { const l = document.querySelector('#language'); l.value = '"
          + title.getKey() + "'; l.dispatchEvent(new Event('change')); return ''; })()");
      assertThat(said("h1")).isEqualTo(title.getValue());
      assertThat(page.evaluate("document.documentElement.lang")).isEqualTo(title.getKey());
    }
  }

  @Test
  void policyAllowsExactlyTheScriptsAndTheStyleOfThePage() throws NoSuchAlgorithmException {
    String html = new String(OfflinePage.content(), UTF_8);
    String policy = html.substring(html.indexOf("content=\"") + 9, html.indexOf("\">\n<meta name"));
    Matcher inline = SCRIPT.matcher(html);
    int found = 0;
    for (; inline.find(); found++) {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(inline.group(2).getBytes(UTF_8));
      assertThat(policy).contains("'sha256-" + Base64.getEncoder().encodeToString(digest) + "'");
    }
    assertThat(found).isEqualTo(3);
    assertThat(policy)
        .startsWith("default-src 'none';")
        .contains("connect-src 'none'")
        .doesNotContain("unsafe-inline", "unsafe-eval' ", "http");
    assertThat(html).doesNotContain(" src=\"", " href=\"", "{{policy");
  }

  @Test
  void moduleThatTheBundleDoesNotUnderstandIsRefused() {
    for (String module : List.of(
        "export default 1;",
        "export { a } from './b.js';",
        "import * as b from './b.js';",
        "const here = import.meta.url;",
        "const end = '</script>';",
        "import { a } from './a.js';")) {
      assertThatThrownBy(() -> ScriptBundle.of("a.js", "name", _ -> module))
          .as(module)
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
