package org.recourse.casework.law;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The fields of one JSON object of a file of regimes. Each is asked for by name, once; [#end]
/// refuses those that nobody asked for.
final class Fields {

  private static final int LONGEST_TEXT = 4000;
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private final String file;
  private final String regime;
  private final String path;
  private final JsonNode node;
  private final Set<String> asked;

  private Fields(String file, String regime, String path, JsonNode node, Set<String> asked) {
    this.file = file;
    this.regime = regime;
    this.path = path;
    this.node = node;
    this.asked = asked;
  }

  static Fields parse(String file, byte[] bytes) throws InvalidLawBookException {
    try {
      JsonNode node = JSON.readTree(bytes);
      if (node == null || !node.isObject()) {
        throw new InvalidLawBookException(file, "-", "-", "not an object");
      }
      return new Fields(file, "-", "", node, new HashSet<>());
    } catch (JacksonException e) {
      var at = e.getLocation();
      String where =
          at == null ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr();
      throw new InvalidLawBookException(file, "-", "-", "not JSON" + where);
    }
  }

  /// Returns the same fields, as those of a regime.
  Fields of(String regimeCode) {
    return new Fields(file, regimeCode, "", node, asked);
  }

  InvalidLawBookException wrong(String field, String problem) {
    return new InvalidLawBookException(file, regime, path + field, problem);
  }

  boolean has(String field) {
    asked.add(field);
    return node.has(field);
  }

  private JsonNode value(String field) throws InvalidLawBookException {
    if (!has(field)) {
      throw wrong(field, "is missing");
    }
    return node.get(field);
  }

  String text(String field) throws InvalidLawBookException {
    return text(field, value(field));
  }

  void text(String field, String expected) throws InvalidLawBookException {
    if (!text(field).equals(expected)) {
      throw wrong(field, "must be " + expected);
    }
  }

  private String text(String field, JsonNode value) throws InvalidLawBookException {
    if (!value.isString()) {
      throw wrong(field, "must be a text");
    }
    String text = value.stringValue();
    if (text.isBlank()) {
      throw wrong(field, "is empty");
    }
    if (text.length() > LONGEST_TEXT) {
      throw wrong(field, "is longer than " + LONGEST_TEXT);
    }
    if (text.codePoints().anyMatch(Fields::isUnprintable)) {
      throw wrong(field, "has a character that cannot be seen");
    }
    return text;
  }

  private static boolean isUnprintable(int codePoint) {
    int type = Character.getType(codePoint);
    return type == Character.CONTROL
        || type == Character.FORMAT
        || type == Character.SURROGATE
        || type == Character.UNASSIGNED;
  }

  int number(String field, int least, int most) throws InvalidLawBookException {
    JsonNode value = value(field);
    if (!value.isIntegralNumber() || !value.canConvertToInt()) {
      throw wrong(field, "must be a whole number");
    }
    int number = value.intValue();
    if (number < least || number > most) {
      throw wrong(field, "must be " + least + " to " + most);
    }
    return number;
  }

  boolean bool(String field) throws InvalidLawBookException {
    JsonNode value = value(field);
    if (!value.isBoolean()) {
      throw wrong(field, "must be true or false");
    }
    return value.booleanValue();
  }

  LocalDate date(String field) throws InvalidLawBookException {
    return date(field, text(field));
  }

  LocalDate date(String field, String text) throws InvalidLawBookException {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw wrong(field, "must be a date such as 2026-11-21");
    }
  }

  <E extends Enum<E>> E name(String field, Class<E> type) throws InvalidLawBookException {
    return name(field, text(field), type);
  }

  private <E extends Enum<E>> E name(String field, String text, Class<E> type)
      throws InvalidLawBookException {
    for (E value : type.getEnumConstants()) {
      if (value.name().equals(text)) {
        return value;
      }
    }
    throw wrong(field, "unknown: " + (text.length() > 60 ? text.substring(0, 60) : text));
  }

  <E extends Enum<E>> List<E> names(String field, Class<E> type) throws InvalidLawBookException {
    List<E> names = new ArrayList<>();
    for (String text : texts(field)) {
      E name = name(field, text, type);
      if (names.contains(name)) {
        throw wrong(field, "is there twice: " + text);
      }
      names.add(name);
    }
    if (names.isEmpty()) {
      throw wrong(field, "is empty");
    }
    return names;
  }

  List<String> texts(String field) throws InvalidLawBookException {
    List<String> texts = new ArrayList<>();
    for (JsonNode value : array(field)) {
      texts.add(text(field, value));
    }
    return texts;
  }

  List<Fields> objects(String field) throws InvalidLawBookException {
    List<Fields> objects = new ArrayList<>();
    for (JsonNode value : array(field)) {
      objects.add(object(field + "[" + objects.size() + "]", value));
    }
    return objects;
  }

  Fields object(String field) throws InvalidLawBookException {
    return object(field, value(field));
  }

  private Fields object(String field, JsonNode value) throws InvalidLawBookException {
    if (!value.isObject()) {
      throw wrong(field, "must be an object");
    }
    return new Fields(file, regime, path + field + ".", value, new HashSet<>());
  }

  private JsonNode array(String field) throws InvalidLawBookException {
    JsonNode value = value(field);
    if (!value.isArray()) {
      throw wrong(field, "must be a list");
    }
    return value;
  }

  /// Refuses every field that was not asked for.
  void end() throws InvalidLawBookException {
    for (String field : node.propertyNames()) {
      if (!asked.contains(field)) {
        throw wrong(field.length() > 60 ? field.substring(0, 60) : field, "unknown field");
      }
    }
  }
}
