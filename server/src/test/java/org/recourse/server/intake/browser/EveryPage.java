package org.recourse.server.intake.browser;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.recourse.fingerprint.web.OfflinePage;
import org.recourse.server.browser.Devtools;
import org.recourse.server.intake.IntakeUnderTest;
import org.recourse.server.intake.browser.Requester.Kept;
import org.recourse.server.intake.browser.Requester.Look;

/// Leads a browser to every page that a requester can come to, in every state in which it looks
/// different.
public final class EveryPage {

  private static final Map<String, String> PROTECT = Map.of(
      "safe", "yes", "age", "ADULT", "who", "SELF", "what", "PROTECT", "c1", "yes", "c3", "yes");
  private static final Path PHOTOS = Path.of("../examples/photos");
  private static final List<Path> PICTURES = List.of(
      PHOTOS.resolve("sunset_by_Aitzol_Berasategi.jpg"),
      PHOTOS.resolve("life_by_Aitzol_Berasategi.jpg"));

  // More than may be tried at once with one number.
  private static final int TRIES = 40;
  private static final int MORE_THAN_FITS = 65 * 1024;

  /// What the platform's people do meanwhile.
  @FunctionalInterface
  public interface Platform {

    /// Finds what a notice names, and decides against her.
    void refuse(String notice) throws Exception;
  }

  private final Devtools browser;
  private final String origin;
  private final String language;
  private final Look look;
  private final Platform platform;
  private final Requester she;

  /// Leads a browser.
  ///
  /// @param look what is done on each page
  public EveryPage(Devtools browser, String origin, String language, Look look, Platform platform) {
    this.browser = browser;
    this.origin = origin;
    this.language = language;
    this.look = look;
    this.platform = platform;
    this.she = new Requester(browser, origin, language);
  }

  /// Goes everywhere.
  public void visit() throws Exception {
    she.looking(look);
    questions();
    Kept kept = she.keep();
    she.press("show", "page-reported");
    afterwards(kept);
    unfinished();
    others();
    protect();
    aside();
    notes();
    tooOften(kept);
    troubles();
  }

  private void questions() throws Exception {
    she.begin();
    look.at("SAFE");
    she.press("next", "SAFE-missing");
    she.on(with(IntakeUnderTest.report(), "safe", "unsure"), "CONSENT");
    look.at("CONSENT");
    she.press("next", "CONSENT-missing");
    she.on(with(IntakeUnderTest.report(), "c6", "yes"), "CODE");
  }

  private static Map<String, String> with(Map<String, String> answers, String name, String value) {
    Map<String, String> all = new HashMap<>(answers);
    all.put(name, value);
    return all;
  }

  private void afterwards(Kept kept) throws Exception {
    she.press("more");
    she.press("more-add", "more-empty");
    platform.refuse(notice());
    she.press("write");
    she.press("write-send", "write-empty");
    she.enter(kept);
    she.press("object");
    she.press("object-send", "object-empty");
    she.fill(Map.of("text", "It is me, and I never agreed."));
    she.press("object-send", "page-objected");
    she.press("delete");
    she.press("delete-now", "deleted");
    she.enter(kept, "again-refused");
  }

  // A report's number is the last word of its heading.
  private String notice() throws Exception {
    she.press("show", "page-reported");
    String heading = browser.run("document.querySelector('.report h3').textContent");
    return heading.replaceAll(".*?([0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{2}).*", "$1");
  }

  private void unfinished() throws Exception {
    Map<String, String> short_ =
        Map.of("safe", "yes", "age", "ADULT", "what", "REPORT", "c1", "yes");
    looking("CHECK", "empty");
    she.at("CHECK", short_);
    looking("CHECK", "unsent");
    Map<String, String> placed = with(short_, "where", "https://pictures.example/item/19");
    she.at("CHECK", placed);
    looking("CHECK", "missing");
    she.at("CHECK", with(placed, "c2", "yes"));
    she.at("CODE", with(placed, "c2", "yes"));
    // As where the browser could make no words.
    browser.until("document.querySelector('input[name=key]')");
    browser.run("document.querySelector('input[name=key]').remove()");
    she.press("open", "receipt-words");
    she.press("show", "page-missing");
    she.press("missing");
    she.press("missing-add", "page-missing");
  }

  private void looking(String screen, String how) {
    she.looking(page -> look.at(page.equals(screen) ? page + '-' + how : page));
  }

  private void others() throws Exception {
    others("TIP", "TIP", "CHECK");
    others("THREAT", "THREAT", "CHECK");
    others("DOXXING", "CONSENT");
    looking("CHECK", "minor");
    she.walk(with(IntakeUnderTest.report(), "age", "UNSURE"));
    she.looking(page -> look.at(page + "-minor"));
    she.keep();
    she.press("show", "page");
  }

  // The way itself is the same in every language: it is gone in one.
  private void others(String what, String... screens) throws Exception {
    Map<String, String> answers = with(IntakeUnderTest.report(), "what", what);
    List<String> own = List.of(screens);
    she.looking(page ->
        look.at(own.contains(page) && !page.equals(what) ? page + '-' + lower(what) : page));
    if (language.equals("en")) {
      she.walk(answers);
      return;
    }
    for (String screen : screens) {
      she.at(screen, answers);
    }
  }

  private static String lower(String code) {
    return code.toLowerCase(Locale.ROOT);
  }

  private void protect() throws Exception {
    looking("CONSENT", "protect");
    she.walk(PROTECT);
    looking("receipt", "pictures");
    she.keep();
    she.press("pictures");
    browser.until("!document.getElementById('files').disabled");
    look.at("pictures-ready");
    browser.choose("#files", PICTURES);
    browser.until("document.querySelectorAll('#list li').length === " + PICTURES.size());
    look.at("pictures-chosen");
    she.press("pictures-add", "page-pictures");
    String withoutIt = browser.before("delete globalThis.WebAssembly");
    she.press("pictures", "pictures-opened");
    browser.until("!document.getElementById('old').hidden");
    look.at("pictures-old");
    browser.notBefore(withoutIt);
  }

  // What is not on the way.
  private void aside() throws Exception {
    she.looking(look);
    she.open("");
    browser.run("document.querySelector('details').open = true");
    look.at("start-opened");
    she.open("/help");
    wayOut();
    she.looking(page -> look.at("problem"));
    she.open("/nothing/here");
  }

  // The page without a network, as it is once it was saved.
  private void notes() throws Exception {
    Path saved = Files.write(Files.createTempFile("notes", ".html"), OfflinePage.content());
    browser.open(saved.toUri().toString());
    browser.run("""
        const choice = document.getElementById('language');
        choice.value = '%s';
        choice.dispatchEvent(new Event('change'));""".formatted(language));
    look.at("notes");
    browser.run("document.getElementById('minor').click()");
    look.at("notes-minor");
    browser.run("document.getElementById('adult').click()");
    browser.until("!document.getElementById('files').disabled");
    look.at("notes-ready");
    browser.choose("#files", PICTURES);
    browser.until("!document.getElementById('saving').hidden");
    look.at("notes-made");
    Files.delete(saved);
  }

  // As it is before it has led elsewhere.
  private void wayOut() throws Exception {
    browser.run("""
        fetch(document.body.dataset.exit).then((answer) => answer.text()).then((text) => {
          const way = new DOMParser().parseFromString(text, 'text/html');
          way.querySelectorAll('meta[http-equiv], script').forEach((one) => one.remove());
          document.documentElement.replaceWith(document.adoptNode(way.documentElement));
        })""");
    look.at("exit");
  }

  // What a browser of hers shows when something is sent that no page of ours sends.
  private void troubles() throws Exception {
    browser.open("about:blank");
    browser.send(origin + '/' + language + "/step", Map.of());
    trouble("problem-forbidden", 403);
    browser.open(origin + '/' + language);
    browser.send(origin + '/' + language + "/step", Map.of("told", "x".repeat(MORE_THAN_FITS)));
    trouble("problem-large", 413);
  }

  private void trouble(String name, int status) throws Exception {
    if (browser.status() != status) {
      throw new AssertionError(name + " is answered with " + browser.status());
    }
    look.at(name);
  }

  private void tooOften(Kept kept) throws Exception {
    she.looking(page -> look.at("problem-again"));
    browser.open(origin + '/' + language + "/again");
    browser.run("""
        Promise.all(Array.from({length: %d}, () => fetch('/%s/page', {
          method: 'POST',
          body: new URLSearchParams({number: '%s', key: '%s'}),
        }))).then(() => '')""".formatted(TRIES, language, kept.number(), "0".repeat(64)));
    she.fill(Map.of("number", kept.number(), "code", kept.words()));
    she.press("show", "page");
  }
}
