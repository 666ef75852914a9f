package org.recourse.server.browser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Looks at pages as they open, at a desk's width and at a telephone's: whether something keeps
/// people with disabilities from using them, whether anything is wider than the screen, and
/// whether a sentence is missing. What it saw is kept as pictures under `target/screens/`.
public final class Screens {

  /// The widths at which pages are looked at, in CSS pixels.
  public static final List<Integer> WIDTHS = List.of(1280, 390);

  private static final Path FOLDER = Path.of("target/screens");
  private static final String TOO_WIDE =
      "String(document.documentElement.scrollWidth - document.documentElement.clientWidth)";

  private final Devtools browser;
  private final String face;
  private final String language;
  private final Set<String> seen = new TreeSet<>();
  private final Set<String> templates = new TreeSet<>();
  private final List<String> findings = new ArrayList<>();

  /// Looks at what a browser shows.
  ///
  /// @param face whose pages
  /// @param language in which they are
  public Screens(Devtools browser, String face, String language) throws Exception {
    this.browser = browser;
    this.face = face;
    this.language = language;
    Files.createDirectories(FOLDER);
    Templates.watch();
  }

  /// Looks at the page that is open. One that was seen under this name is not looked at again.
  public void at(String page) throws Exception {
    templates.add(Templates.shown());
    String name = page.replace('/', '-');
    if (!seen.add(name)) {
      return;
    }
    for (int width : WIDTHS) {
      at(width, "%s-%s-%s-%d.png".formatted(face, name, language, width));
    }
    // What stands where a sentence is missing.
    if (browser.run("document.body.innerText").contains("??")) {
      findings.add(name + ": a sentence is missing");
    }
    if (hasOwnColours()) {
      inTheDark(name);
    }
  }

  private void at(int width, String picture) throws Exception {
    browser.width(width);
    for (String violation : Axe.violations(browser, hasOwnColours())) {
      findings.add(picture + ": " + violation);
    }
    String over = browser.run(TOO_WIDE);
    if (!over.equals("0")) {
      findings.add(picture + ": wider than the screen by " + over);
    }
    Files.write(FOLDER.resolve(picture), browser.picture());
  }

  // Colours are the same in every language.
  private boolean hasOwnColours() {
    return language.equals("en");
  }

  private void inTheDark(String name) throws Exception {
    scheme("dark");
    for (String violation : Axe.violations(browser)) {
      findings.add(face + '-' + name + '-' + language + "-dark: " + violation);
    }
    scheme("light");
  }

  private void scheme(String name) throws Exception {
    browser.call(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", name))));
  }

  /// Returns the names of the pages that were seen.
  public Set<String> seen() {
    return seen;
  }

  /// Returns the templates of the face's pages that were not seen.
  public Set<String> unseen() throws IOException {
    return Templates.unseen(face, templates);
  }

  /// Returns what is wrong with them.
  public List<String> findings() {
    return findings;
  }
}
