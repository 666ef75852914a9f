package org.recourse.server.browser;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Deque's axe-core, which finds what keeps people with disabilities from using a page. All its
/// rules are asked, those of WCAG 2 A and AA and those it calls best practice.
///
/// It is put into the page through the browser's protocol, so that no policy of a page has to be
/// loosened for it. It loads nothing: without its `preload` it reads no style sheet again.
final class Axe {

  private static final String SCRIPT = read();
  private static final JsonMapper JSON = new JsonMapper();

  /// The rule that takes two thirds of the time.
  private static final String COLOURS = "color-contrast";

  private Axe() {}

  private static String read() {
    try (InputStream script = Axe.class.getResourceAsStream("/axe.min.js")) {
      return new String(Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Returns every violation on the page that is open, of whatever impact.
  static List<String> violations(Devtools browser) throws Exception {
    return violations(browser, true);
  }

  /// Returns every violation on the page that is open, with or without those of colours.
  static List<String> violations(Devtools browser, boolean ofColours) throws Exception {
    if (browser.run("typeof axe").equals("undefined")) {
      browser.run(SCRIPT + ";''");
    }
    List<String> violations = new ArrayList<>();
    for (JsonNode violation : JSON.readTree(browser.run(script(ofColours)))) {
      violations.add(violation.toString());
    }
    return violations;
  }

  private static String script(boolean ofColours) {
    return """
        axe.run(document, {
          resultTypes: ['violations'], preload: false, rules: {'%s': {enabled: %s}},
        }).then(found =>
          JSON.stringify(found.violations.map(({id, impact, nodes}) => ({
            id, impact, nodes: nodes.map(({target, failureSummary}) =>
              target.join(' ') + ': ' + failureSummary)}))))""".formatted(COLOURS, ofColours);
  }
}
