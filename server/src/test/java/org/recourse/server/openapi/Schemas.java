package org.recourse.server.openapi;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.recourse.server.openapi.DocComments.Doc;
import org.recourse.server.problem.ProblemCode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Describes what is in bodies, each record and enum once.
final class Schemas {

  private static final JsonMapper JSON = new JsonMapper();
  private static final Map<Class<?>, String[]> SIMPLE = Map.of(
      String.class, new String[] {"string", ""},
      long.class, new String[] {"integer", "int64"},
      Long.class, new String[] {"integer", "int64"},
      int.class, new String[] {"integer", "int32"},
      Integer.class, new String[] {"integer", "int32"},
      double.class, new String[] {"number", "double"},
      Double.class, new String[] {"number", "double"},
      boolean.class, new String[] {"boolean", ""},
      Boolean.class, new String[] {"boolean", ""});

  private final DocComments docs;
  private final Map<String, ObjectNode> named = new TreeMap<>();
  private final Map<String, Class<?>> owners = new TreeMap<>();

  Schemas(DocComments docs) {
    this.docs = docs;
  }

  /// Returns all that were asked for by name.
  Map<String, ObjectNode> named() {
    return named;
  }

  /// Returns the schema of a type.
  ObjectNode of(Type type) {
    if (type instanceof ParameterizedType generic) {
      return of(generic);
    }
    if (!(type instanceof Class<?> plain)) {
      return JSON.createObjectNode();
    }
    String[] simple = SIMPLE.get(plain);
    if (simple != null) {
      ObjectNode schema = JSON.createObjectNode().put("type", simple[0]);
      return simple[1].isEmpty() ? schema : schema.put("format", simple[1]);
    }
    if (plain.isEnum() || plain.isRecord()) {
      return JSON.createObjectNode().put("$ref", "#/components/schemas/" + name(plain));
    }
    return JSON.createObjectNode();
  }

  private ObjectNode of(ParameterizedType generic) {
    Class<?> raw = (Class<?>) generic.getRawType();
    if (List.class.isAssignableFrom(raw)) {
      ObjectNode schema = JSON.createObjectNode().put("type", "array");
      schema.set("items", of(generic.getActualTypeArguments()[0]));
      return schema;
    }
    if (Map.class.isAssignableFrom(raw)) {
      ObjectNode schema = JSON.createObjectNode().put("type", "object");
      schema.set("additionalProperties", of(generic.getActualTypeArguments()[1]));
      return schema;
    }
    return JSON.createObjectNode();
  }

  private String name(Class<?> type) {
    StringBuilder name = new StringBuilder();
    for (Class<?> part = type; part != null; part = part.getEnclosingClass()) {
      name.insert(0, part.getSimpleName().replaceAll("(Controller|Json|Body)$", ""));
    }
    // What a controller of entries calls an entry is an entry.
    String text = name.toString().replaceFirst("^(.+)\\1$", "$1");
    if (!text.equals("Problem") && owners.putIfAbsent(text, type) == null) {
      named.put(text, JSON.createObjectNode());
      named.put(text, type.isEnum() ? enumeration(type) : record(type));
    } else if (!text.equals("Problem") && !type.equals(owners.get(text))) {
      throw new AssertionError("two schemas are called " + text);
    }
    return text;
  }

  private ObjectNode enumeration(Class<?> type) {
    ObjectNode schema = described(JSON.createObjectNode(), docs.of(type).text());
    schema.put("type", "string");
    ArrayNode values = schema.putArray("enum");
    StringBuilder each = new StringBuilder(docs.of(type).text());
    for (Object constant : type.getEnumConstants()) {
      values.add(constant.toString());
      each.append("\n* `").append(constant).append("`");
      if (constant instanceof ProblemCode code) {
        each.append(" (").append(code.status().value()).append(")");
      }
      each.append(": ").append(docs.of((Enum<?>) constant).text());
    }
    return described(schema, each.toString());
  }

  private ObjectNode record(Class<?> type) {
    Doc doc = docs.of(type);
    ObjectNode schema = described(JSON.createObjectNode(), doc.text());
    schema.put("type", "object");
    ObjectNode properties = schema.putObject("properties");
    ArrayNode required = JSON.createArrayNode();
    for (RecordComponent component : type.getRecordComponents()) {
      JsonProperty named = component.getAccessor().getAnnotation(JsonProperty.class);
      String name = named == null ? component.getName() : named.value();
      String said = doc.parameters().getOrDefault(component.getName(), "");
      properties.set(name, described(of(component.getGenericType()), said));
      if (isAlwaysThere(type, component)) {
        required.add(name);
      }
    }
    if (!required.isEmpty()) {
      schema.set("required", required);
    }
    return schema;
  }

  // What may be left out is marked so, or is left out when it is empty.
  private static boolean isAlwaysThere(Class<?> type, RecordComponent component) {
    if (component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
      return false;
    }
    JsonInclude include = type.getAnnotation(JsonInclude.class);
    boolean mayBeEmpty = component.getType() == String.class
        || List.class.isAssignableFrom(component.getType())
        || Map.class.isAssignableFrom(component.getType());
    return include == null || include.value() != JsonInclude.Include.NON_EMPTY || !mayBeEmpty;
  }

  /// Describes the problem that every call may end with.
  void addProblem(Class<?> body) {
    ObjectNode schema = record(body);
    ObjectNode properties = (ObjectNode) Objects.requireNonNull(schema.get("properties"));
    properties.set("code", described(of(ProblemCode.class), "the stable code"));
    named.put("Problem", schema);
  }

  private static ObjectNode described(ObjectNode schema, String text) {
    return text.isEmpty() ? schema : schema.put("description", text);
  }
}
