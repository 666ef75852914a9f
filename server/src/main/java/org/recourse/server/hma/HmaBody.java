package org.recourse.server.hma;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// A JSON object that was sent, read as leniently as HMA reads: a number may come as a text, a
/// truth value as `"true"`, and what is not known is ignored. Withheld from logs.
final class HmaBody {

  private static final int MOST_BYTES = 1024 * 1024;
  private static final Set<String> YES = Set.of("true", "1", "1.0", "t", "yes", "y", "on");
  private static final Set<String> NO = Set.of("false", "0", "0.0", "f", "no", "n", "off");

  private final ObjectNode fields;

  private HmaBody(ObjectNode fields) {
    this.fields = fields;
  }

  /// Returns whether the body says that it is JSON.
  static boolean isJson(HttpServletRequest request) {
    String type = request.getContentType();
    return type != null && type.toLowerCase(Locale.ROOT).startsWith("application/json");
  }

  /// Reads a body.
  ///
  /// @throws HmaFailure if it is no JSON object
  static HmaBody of(HttpServletRequest request, JsonMapper json) throws IOException {
    if (!isJson(request)) {
      throw new HmaFailure(
          HttpStatus.UNSUPPORTED_MEDIA_TYPE, "the body must be of the type application/json");
    }
    byte[] bytes = request.getInputStream().readNBytes(MOST_BYTES + 1);
    if (bytes.length > MOST_BYTES) {
      throw new HmaFailure(
          HttpStatus.CONTENT_TOO_LARGE, "the body may have " + MOST_BYTES + " bytes");
    }
    return new HmaBody(object(bytes, json));
  }

  /// Reads a text.
  ///
  /// @throws HmaFailure if it is no JSON object
  static HmaBody of(byte[] text, JsonMapper json) {
    return new HmaBody(object(text, json));
  }

  private static ObjectNode object(byte[] bytes, JsonMapper json) {
    try {
      if (json.readTree(bytes) instanceof ObjectNode object) {
        return object;
      }
    } catch (JacksonException _) {
      // said below: its message repeats what was sent
    }
    throw HmaFailure.bad("the body must be a JSON object");
  }

  /// Returns all fields.
  ObjectNode fields() {
    return fields;
  }

  /// Returns what was sent for a field, or empty if that is nothing or null.
  Optional<JsonNode> given(String field) {
    JsonNode value = fields.get(field);
    return value == null || value.isNull() ? Optional.empty() : Optional.of(value);
  }

  /// Returns a field that is a text.
  ///
  /// @throws HmaInvalidField if it is something else
  Optional<String> text(String field) {
    return given(field).map(value -> {
      if (!value.isString()) {
        throw new HmaInvalidField(field, "string_type", "Input should be a valid string");
      }
      return value.stringValue();
    });
  }

  /// Returns a field that is a number, or a text that is one.
  ///
  /// @throws HmaInvalidField if it is something else
  Optional<Double> number(String field) {
    return given(field).map(value -> {
      Double number = number(value);
      if (number == null) {
        throw new HmaInvalidField(field, "float_parsing", "Input should be a valid number");
      }
      return number;
    });
  }

  private static @Nullable Double number(JsonNode value) {
    if (value.isNumber()) {
      return value.doubleValue();
    }
    try {
      return value.isString() ? Double.valueOf(value.stringValue().strip()) : null;
    } catch (NumberFormatException _) {
      return null;
    }
  }

  /// Returns a field that is a truth value, or a text or number that stands for one.
  ///
  /// @throws HmaInvalidField if it is something else
  Optional<Boolean> flag(String field) {
    return given(field).map(value -> flag(field, value.asString("")));
  }

  /// Returns the truth value that a text stands for.
  ///
  /// @throws HmaInvalidField if it stands for none
  static boolean flag(String field, String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    if (!YES.contains(lower) && !NO.contains(lower)) {
      throw new HmaInvalidField(field, "bool_parsing", "Input should be a valid boolean");
    }
    return YES.contains(lower);
  }

  @Override
  public String toString() {
    return "HmaBody[withheld]";
  }
}
