package org.recourse.server.intake.browser;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.recourse.server.browser.Devtools;
import tools.jackson.databind.json.JsonMapper;

/// Somebody who goes through the requester's pages in a real browser, and looks at each.
public final class Requester implements AutoCloseable {

  /// What is done on each page that opens.
  @FunctionalInterface
  public interface Look {

    /// Looks at the page that is open; its name is the screen's, or what was pressed.
    void at(String page) throws Exception;
  }

  private static final JsonMapper JSON = new JsonMapper();
  private static final String SCREEN = "document.querySelector('input[name=at]')?.value ?? ''";
  private static final String READ_WORDS =
      "[...document.querySelectorAll('.words li')].map(word => word.textContent).join(' ')";

  private final Devtools browser;
  private final String origin;
  private final String language;
  private Look look = page -> {};

  /// With this browser, which it closes.
  public Requester(Devtools browser, String origin, String language) {
    this.browser = browser;
    this.origin = origin;
    this.language = language;
  }

  /// Looks at every page from now on.
  public void looking(Look each) {
    look = each;
  }

  /// Opens an address below her language's.
  public void open(String path) throws Exception {
    browser.open(origin + '/' + language + path);
    look.at(path.isEmpty() ? "start" : path.substring(1));
  }

  /// Presses a button that leads to another page.
  public void press(String button) throws Exception {
    press(button, button);
  }

  /// Presses a button that leads to another page, which is called what this says.
  public void press(String button, String name) throws Exception {
    browser.go("document.querySelector('button[value=\"%s\"]').click()".formatted(button));
    look.at(name);
  }

  /// Takes back what she agreed to.
  public void takeBack(String act) throws Exception {
    browser.go("document.querySelector('input[value=" + act
        + "]').form.querySelector('button[value=take]').click()");
    look.at("taken");
  }

  /// Types and ticks.
  public void fill(Map<String, String> answers) throws Exception {
    browser.run("""
      for (const [name, value] of Object.entries(%s)) {
        for (const field of document.getElementsByName(name)) {
          if (field.type === 'radio') {
            field.checked = field.value === value;
          } else if (field.type === 'checkbox') {
            field.checked = true;
          } else if (field.type !== 'hidden') {
            field.value = value;
          }
        }
      }""".formatted(JSON.writeValueAsString(answers)));
  }

  /// Goes from the start to the eight words, and returns the screens.
  public List<String> walk(Map<String, String> answers) throws Exception {
    begin();
    return on(answers, "CODE");
  }

  /// Goes from the start to the first question.
  public void begin() throws Exception {
    open("");
    browser.go("document.querySelector('form .act').click()");
  }

  /// Goes on to a screen, and returns those that came; that one itself is not looked at.
  public List<String> on(Map<String, String> answers, String last) throws Exception {
    List<String> screens = new ArrayList<>(List.of(screen()));
    while (!screens.getLast().equals(last)) {
      look.at(screens.getLast());
      fill(answers);
      browser.go("document.querySelector('button[value=\"%s\"]').click()".formatted("next"));
      if (screens.contains(screen())) {
        throw new AssertionError("stays at " + screen());
      }
      screens.add(screen());
    }
    return screens;
  }

  /// Comes to a screen with these answers at once, as who goes back and forth on the way.
  public void at(String screen, Map<String, String> answers) throws Exception {
    Map<String, String> fields = new HashMap<>(answers);
    fields.put("at", screen);
    fields.put("go", "stay");
    browser.send(origin + '/' + language + "/step", fields);
    look.at(screen);
  }

  /// Opens the case with the words that the browser makes, and returns number and words.
  public Kept keep() throws Exception {
    browser.until("document.querySelector('input[name=key]')");
    look.at("CODE");
    String words = words();
    press("open", "receipt");
    return new Kept(number(), words);
  }

  /// Opens the case without script, and returns number and words.
  public Kept keepWithoutScript() throws Exception {
    look.at("CODE");
    press("open", "receipt");
    return new Kept(number(), words());
  }

  /// Comes back with number and words.
  public void enter(Kept kept) throws Exception {
    enter(kept, "page");
  }

  /// Comes back with number and words, to a page that is called what this says.
  public void enter(Kept kept, String name) throws Exception {
    open("/again");
    fill(Map.of("number", kept.number(), "code", kept.words()));
    press("show", name);
  }

  /// Returns what can be read on the page.
  public String text() throws Exception {
    return browser.run("document.body.innerText");
  }

  private String screen() throws Exception {
    return browser.run(SCREEN);
  }

  private String words() throws Exception {
    return browser.run(READ_WORDS);
  }

  private String number() throws Exception {
    return browser.run("document.querySelector('.number').textContent");
  }

  @Override
  public void close() throws IOException {
    browser.close();
  }

  /// What she writes down.
  public record Kept(String number, String words) {}
}
