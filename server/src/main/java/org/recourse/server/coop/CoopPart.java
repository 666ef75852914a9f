package org.recourse.server.coop;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// A part of a body of Coop's, and where in the body it is. As Coop does it passes over members
/// that it does not know, and refuses those it knows of another kind. Withheld from logs.
///
/// @param node what was sent
/// @param pointer where, as a JSON pointer
record CoopPart(JsonNode node, String pointer) {

  /// Reads a whole body.
  static CoopPart body(JsonNode node) {
    return of(node, "");
  }

  private static CoopPart of(JsonNode node, String pointer) {
    if (!node.isObject()) {
      throw new CoopRefusal(pointer, shown(pointer) + ": must be object");
    }
    return new CoopPart(node, pointer);
  }

  private static String shown(String pointer) {
    return pointer.isEmpty() ? "/" : pointer;
  }

  private JsonNode required(String name) {
    JsonNode value = node.get(name);
    if (value == null) {
      throw new CoopRefusal(
          pointer, shown(pointer) + ": must have required property '" + name + "'");
    }
    return value;
  }

  private String at(String name) {
    return pointer + '/' + name;
  }

  /// Returns an object that must be there.
  CoopPart object(String name) {
    return of(required(name), at(name));
  }

  /// Returns an object, if it is there and not null.
  Optional<CoopPart> objectIfThere(String name) {
    JsonNode value = node.get(name);
    return value == null || value.isNull() ? Optional.empty() : Optional.of(of(value, at(name)));
  }

  /// Returns a text that must be there.
  String text(String name, int most) {
    String text = text(required(name), name);
    if (text.isBlank() || text.length() > most) {
      throw new CoopRefusal(at(name), at(name) + ": must have 1 to " + most + " characters");
    }
    return text;
  }

  /// Returns a text, empty if it is not there or null.
  String textIfThere(String name) {
    JsonNode value = node.get(name);
    return value == null || value.isNull() ? "" : text(value, name);
  }

  private String text(JsonNode value, String name) {
    if (!value.isString()) {
      throw new CoopRefusal(at(name), at(name) + ": must be string");
    }
    return value.stringValue();
  }

  /// Returns whether a flag is there and set.
  boolean flag(String name) {
    JsonNode value = node.get(name);
    if (value == null || value.isNull()) {
      return false;
    }
    if (!value.isBoolean()) {
      throw new CoopRefusal(at(name), at(name) + ": must be boolean");
    }
    return value.booleanValue();
  }

  /// Returns the objects of a list, none if it is not there.
  List<CoopPart> objects(String name) {
    List<CoopPart> parts = new ArrayList<>();
    for (JsonNode one : list(name)) {
      parts.add(of(one, at(name) + '/' + parts.size()));
    }
    return parts;
  }

  /// Checks that a list is there and holds texts.
  void checkTexts(String name) {
    required(name);
    int count = 0;
    for (JsonNode one : list(name)) {
      text(one, name + '/' + count++);
    }
  }

  private JsonNode list(String name) {
    JsonNode value = node.path(name);
    if (!value.isMissingNode() && !value.isArray()) {
      throw new CoopRefusal(at(name), at(name) + ": must be array");
    }
    return value;
  }

  @Override
  public String toString() {
    return "CoopPart[withheld]";
  }
}
