package org.recourse.examples.site;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// As much of JSON (RFC 8259) as this site needs, so that it needs no library. A value is a `Map`,
/// a `List`, a `String`, a `Long`, a `Double`, a `Boolean` or null.
final class Json {

  private static final int DEEPEST = 32;
  private static final Pattern NUMBER = Pattern.compile("-?[0-9]+([.][0-9]+)?([eE][-+]?[0-9]+)?");

  private final String text;
  private int at;
  private int depth;

  private Json(String text) {
    this.text = text;
  }

  /// An object that was read.
  ///
  /// @param members by their names
  record Obj(Map<?, ?> members) {

    /// Returns a text, empty if there is none.
    String text(String name) {
      return members.get(name) instanceof String found ? found : "";
    }

    /// Returns a whole number, 0 if there is none.
    long number(String name) {
      return members.get(name) instanceof Long found ? found : 0;
    }

    /// Returns whether it is true.
    boolean flag(String name) {
      return Boolean.TRUE.equals(members.get(name));
    }

    /// Returns an object within, empty if there is none.
    Obj object(String name) {
      return new Obj(members.get(name) instanceof Map<?, ?> found ? found : Map.of());
    }

    /// Returns the texts of a list.
    List<String> texts(String name) {
      return list(members.get(name)).stream().map(String::valueOf).toList();
    }
  }

  /// Reads an object.
  ///
  /// @throws IllegalArgumentException if it is none
  static Obj object(String text) {
    if (read(text) instanceof Map<?, ?> members) {
      return new Obj(members);
    }
    throw new IllegalArgumentException("no object");
  }

  /// Reads a list of objects.
  ///
  /// @throws IllegalArgumentException if it is none
  static List<Obj> objects(String text) {
    return list(read(text)).stream()
        .map(one -> new Obj(one instanceof Map<?, ?> members ? members : Map.of()))
        .toList();
  }

  private static List<?> list(@Nullable Object value) {
    return value instanceof List<?> found ? found : List.of();
  }

  private static @Nullable Object read(String text) {
    Json json = new Json(text);
    Object value = json.value();
    json.space();
    if (json.at != text.length()) {
      throw json.wrong();
    }
    return value;
  }

  private @Nullable Object value() {
    space();
    if (++depth > DEEPEST) {
      throw wrong();
    }
    Object value = switch (peek()) {
      case '{' -> members();
      case '[' -> elements();
      case '"' -> string();
      default -> word();
    };
    depth--;
    return value;
  }

  private Map<String, @Nullable Object> members() {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    at++;
    space();
    while (peek() != '}') {
      space();
      String name = string();
      space();
      expect(':');
      members.put(name, value());
      nextOrEnd('}');
    }
    at++;
    return members;
  }

  private List<@Nullable Object> elements() {
    List<@Nullable Object> elements = new ArrayList<>();
    at++;
    space();
    while (peek() != ']') {
      elements.add(value());
      nextOrEnd(']');
    }
    at++;
    return elements;
  }

  private void nextOrEnd(char end) {
    space();
    if (peek() != end) {
      expect(',');
      space();
      if (peek() == end) {
        throw wrong();
      }
    }
  }

  private String string() {
    expect('"');
    StringBuilder string = new StringBuilder();
    while (peek() != '"') {
      char c = text.charAt(at++);
      string.append(c == '\\' ? escaped() : c);
    }
    at++;
    return string.toString();
  }

  private char escaped() {
    peek();
    char c = text.charAt(at++);
    return switch (c) {
      case 'n' -> '\n';
      case 't' -> '\t';
      case 'r' -> '\r';
      case 'b' -> '\b';
      case 'f' -> '\f';
      case '"', '\\', '/' -> c;
      case 'u' -> {
        if (at + 4 > text.length()) {
          throw wrong();
        }
        at += 4;
        yield (char) Integer.parseInt(text.substring(at - 4, at), 16);
      }
      default -> throw wrong();
    };
  }

  private @Nullable Object word() {
    int from = at;
    while (at < text.length() && ",]} \t\r\n".indexOf(text.charAt(at)) < 0) {
      at++;
    }
    String word = text.substring(from, at);
    return switch (word) {
      case "true" -> true;
      case "false" -> false;
      case "null" -> null;
      default -> {
        if (word.matches("-?[0-9]{1,18}")) {
          yield Long.valueOf(word);
        }
        if (NUMBER.matcher(word).matches()) {
          yield Double.valueOf(word);
        }
        throw wrong();
      }
    };
  }

  private char peek() {
    if (at >= text.length()) {
      throw wrong();
    }
    return text.charAt(at);
  }

  private void expect(char c) {
    if (peek() != c) {
      throw wrong();
    }
    at++;
  }

  private void space() {
    while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  private IllegalArgumentException wrong() {
    return new IllegalArgumentException("no JSON from character " + at);
  }

  /// Writes a value of the kinds named above.
  static String write(@Nullable Object value) {
    return switch (value) {
      case null -> "null";
      case Map<?, ?> members -> {
        List<String> written = new ArrayList<>();
        members.forEach(
            (name, member) -> written.add(quoted(Objects.toString(name)) + ':' + write(member)));
        yield "{" + String.join(",", written) + "}";
      }
      case List<?> elements ->
        "[" + String.join(",", elements.stream().map(Json::write).toList()) + "]";
      case String string -> quoted(string);
      default -> value.toString();
    };
  }

  private static String quoted(String string) {
    StringBuilder quoted = new StringBuilder("\"");
    for (int i = 0; i < string.length(); i++) {
      char c = string.charAt(i);
      if (c == '"' || c == '\\') {
        quoted.append('\\').append(c);
      } else if (c < ' ') {
        quoted.append(String.format("\\u%04x", (int) c));
      } else {
        quoted.append(c);
      }
    }
    return quoted.append('"').toString();
  }
}
