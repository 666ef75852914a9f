package org.recourse.server.hostile;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.web.util.HtmlUtils;

/// A form as it stands on a page of ours, whose markup is regular.
///
/// @param method as `post`
/// @param action where it is sent
/// @param preset what is sent if nobody types anything: what is hidden, and what is chosen first
/// @param typed the names of the fields into which somebody types
record FormOnPage(String method, String action, Map<String, String> preset, Set<String> typed) {

  private static final String CSRF = "_csrf";
  private static final Pattern FORM = Pattern.compile("<form([^>]*)>(.*?)</form>", Pattern.DOTALL);
  private static final Pattern FIELD =
      Pattern.compile("<(input|textarea|select)([^>]*)>(?:\\s*<option([^>]*)>)?", Pattern.DOTALL);

  /// Copies what it is given.
  FormOnPage {
    preset = Map.copyOf(preset);
    typed = Set.copyOf(typed);
  }

  /// Returns the forms of a page, in their order.
  static List<FormOnPage> of(String page) {
    return FORM.matcher(page)
        .results()
        .map(found -> read(found.group(1), found.group(2)))
        .toList();
  }

  private static FormOnPage read(String attributes, String contents) {
    Map<String, String> preset = new LinkedHashMap<>();
    Set<String> typed = new LinkedHashSet<>();
    Matcher field = FIELD.matcher(contents);
    while (field.find()) {
      String name = attribute(field.group(2), "name").orElse("");
      String type = attribute(field.group(2), "type").orElse("text");
      if (name.isEmpty() || name.equals(CSRF)) {
        continue;
      }
      if (field.group(1).equals("select")) {
        preset.put(name, attribute(String.valueOf(field.group(3)), "value").orElse(""));
      } else if (Set.of("hidden", "checkbox", "number").contains(type)) {
        preset.putIfAbsent(name, attribute(field.group(2), "value").orElse("on"));
      } else if (type.equals("date")) {
        preset.put(name, "2026-11-20");
      } else {
        typed.add(name);
      }
    }
    return new FormOnPage(
        attribute(attributes, "method").orElse("get"),
        attribute(attributes, "action").orElseThrow(),
        preset,
        typed);
  }

  private static Optional<String> attribute(String attributes, String name) {
    Matcher found = Pattern.compile("\\b" + name + "=\"([^\"]*)\"").matcher(attributes);
    return found.find() ? Optional.of(HtmlUtils.htmlUnescape(found.group(1))) : Optional.empty();
  }

  /// Returns what is sent by who types this into every field, and chooses what comes first.
  Map<String, String> filled(String text) {
    Map<String, String> fields = new LinkedHashMap<>(preset);
    typed.forEach(name -> fields.put(name, text));
    return fields;
  }

  /// Returns what is sent by who sends this in place of one thing that is chosen or hidden.
  Map<String, String> forged(String name, String text) {
    Map<String, String> fields = filled("x");
    fields.put(name, text);
    return fields;
  }
}
