package org.recourse.examples.site;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a form sent: `multipart/form-data` (RFC 7578) with a file in it, or
/// `application/x-www-form-urlencoded` without.
final class FormData {

  private static final Pattern BOUNDARY = Pattern.compile("boundary=\"?([^\";]{1,70})\"?");
  private static final Pattern NAME = Pattern.compile("[; ]name=\"([^\"]*)\"");

  private final Map<String, byte[]> fields = new HashMap<>();

  private FormData() {}

  /// Reads the fields of a form. What cannot be read has none.
  static FormData read(String contentType, byte[] body) {
    FormData form = new FormData();
    Matcher boundary = BOUNDARY.matcher(contentType);
    if (contentType.startsWith("multipart/form-data") && boundary.find()) {
      form.parts(boundary.group(1), new String(body, StandardCharsets.ISO_8859_1));
    } else {
      form.pairs(new String(body, StandardCharsets.UTF_8));
    }
    return form;
  }

  // Latin-1 has a character for every byte, so a text can be searched and cut like the bytes.
  private void parts(String boundary, String body) {
    String[] parts = ("\r\n" + body).split(Pattern.quote("\r\n--" + boundary), -1);
    for (String part : parts) {
      int end = part.indexOf("\r\n\r\n");
      Matcher name = NAME.matcher(end < 0 ? "" : part.substring(0, end));
      if (name.find()) {
        fields.put(name.group(1), part.substring(end + 4).getBytes(StandardCharsets.ISO_8859_1));
      }
    }
  }

  private void pairs(String body) {
    for (String pair : body.split("&", -1)) {
      String[] parts = pair.split("=", 2);
      if (parts.length == 2) {
        fields.put(decoded(parts[0]), decoded(parts[1]).getBytes(StandardCharsets.UTF_8));
      }
    }
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException _) {
      return "";
    }
  }

  /// Returns a field's text, empty if it was not sent.
  String text(String name) {
    return new String(file(name).orElse(new byte[0]), StandardCharsets.UTF_8).strip();
  }

  /// Returns a field's bytes.
  Optional<byte[]> file(String name) {
    return Optional.ofNullable(fields.get(name));
  }
}
