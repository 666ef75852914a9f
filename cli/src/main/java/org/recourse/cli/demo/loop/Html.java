package org.recourse.cli.demo.loop;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads from our own pages what somebody would see there, or a browser would send back.
final class Html {

  private static final Pattern HIDDEN =
      Pattern.compile("<input type=\"hidden\"[^>]*? name=\"([^\"]*)\"[^>]*? value=\"([^\"]*)\"");

  private Html() {}

  /// Returns the hidden fields of a form.
  ///
  /// @param form its `id`
  static Map<String, String> hidden(String page, String form) {
    int from = Math.max(0, page.indexOf("<form id=\"" + form + "\""));
    int to = page.indexOf("</form>", from);
    Map<String, String> hidden = new LinkedHashMap<>();
    Matcher field = HIDDEN.matcher(to < 0 ? page : page.substring(from, to));
    while (field.find()) {
      hidden.put(text(field.group(1)), text(field.group(2)));
    }
    return hidden;
  }

  /// Returns what stands in the first place that fits.
  ///
  /// @param pattern with one group
  static Optional<String> first(String page, String pattern) {
    return all(page, pattern).stream().findFirst();
  }

  /// Returns what stands in all places that fit.
  ///
  /// @param pattern with one group
  static List<String> all(String page, String pattern) {
    List<String> all = new ArrayList<>();
    Matcher found = Pattern.compile(pattern, Pattern.DOTALL).matcher(page);
    while (found.find()) {
      all.add(text(found.group(1)).strip());
    }
    return all;
  }

  private static String text(String html) {
    return html.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&amp;", "&");
  }
}
