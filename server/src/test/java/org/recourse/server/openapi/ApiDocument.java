package org.recourse.server.openapi;

import static java.util.stream.Collectors.joining;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Parameter;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.recourse.hub.Scope;
import org.recourse.server.openapi.DocComments.Doc;
import org.recourse.server.problem.ProblemBody;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.ValueConstants;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// One OpenAPI 3.1 document: what every call of a face takes and answers.
final class ApiDocument {

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private final DocComments docs;
  private final Schemas schemas;
  private final Face face;
  private final ObjectNode document = JSON.createObjectNode();

  /// What is special about a face.
  ///
  /// @param prefix where its calls are inside the program, taken off in the document
  /// @param title of the document
  /// @param description of the whole
  /// @param error the record in which it says what went wrong
  /// @param errorType the media type of that
  /// @param keys whether its calls name scopes
  record Face(
      String prefix,
      String title,
      String description,
      Class<?> error,
      String errorType,
      boolean keys) {}

  ApiDocument(DocComments docs, Face face) {
    this.docs = docs;
    this.face = face;
    this.schemas = new Schemas(docs);
  }

  /// Returns the text of the document.
  String text() {
    document.put("openapi", "3.1.0");
    document
        .putObject("info")
        .put("title", face.title())
        .put("version", "1")
        .put("description", face.description());
    document.putArray("servers").addObject().put("url", "/");
    ObjectNode paths = document.putObject("paths");
    if (face.keys()) {
      schemas.addProblem(ProblemBody.class);
    }
    for (ApiCall call : ApiCall.under(face.keys() ? face.prefix() + "/" : face.prefix())) {
      if (!call.path().endsWith("/**")) {
        add(paths, call);
      }
    }
    components();
    return JSON.writeValueAsString(document) + "\n";
  }

  private void add(ObjectNode paths, ApiCall call) {
    String path =
        face.keys() ? call.path() : call.path().substring(face.prefix().length());
    ObjectNode methods = paths.withObjectProperty(path);
    String method = call.method().toLowerCase(Locale.ROOT);
    boolean known = methods.has(method);
    ObjectNode operation = methods.withObjectProperty(method);
    Doc doc = docs.of(call.handler());
    // Two handlers of one call take different bodies.
    if (!known) {
      String topic = face.keys() ? call.topic() : path.replaceFirst("^/([^/]*).*", "$1");
      operation.put("operationId", id(call, path));
      operation.putArray("tags").add(topic.isEmpty() ? "status" : topic);
      operation.put("summary", doc.summary());
      operation.put("description", doc.text());
      security(operation, call);
      parameters(operation, call, doc);
      responses(operation, call);
    }
    body(operation, call, path);
  }

  private static String id(ApiCall call, String path) {
    StringBuilder id = new StringBuilder(call.method().toLowerCase(Locale.ROOT));
    for (String word : path.replace("/api/v1", "").replace("{", "by_").split("[^A-Za-z0-9]+", -1)) {
      id.append(word.isEmpty() ? "" : word.substring(0, 1).toUpperCase(Locale.ROOT))
          .append(word.isEmpty() ? "" : word.substring(1));
    }
    return id.toString();
  }

  private void security(ObjectNode operation, ApiCall call) {
    ArrayNode security = operation.putArray("security");
    if (face.keys() && !call.isOpen()) {
      for (Scope scope : new TreeSet<>(call.scopes())) {
        security.addObject().putArray("key").add(scope.name());
      }
    }
  }

  private void parameters(ObjectNode operation, ApiCall call, Doc doc) {
    ArrayNode parameters = JSON.createArrayNode();
    for (Parameter parameter : call.handler().getParameters()) {
      PathVariable variable = parameter.getAnnotation(PathVariable.class);
      RequestParam query = parameter.getAnnotation(RequestParam.class);
      String said = doc.parameters().getOrDefault(parameter.getName(), "");
      if (variable != null) {
        add(parameters, parameter.getName(), "path", said)
            .put("required", true)
            .set("schema", schemas.of(parameter.getParameterizedType()));
      } else if (query != null) {
        String name = query.name().isEmpty() ? parameter.getName() : query.name();
        ObjectNode schema = schemas.of(parameter.getParameterizedType());
        boolean hasDefault = !query.defaultValue().equals(ValueConstants.DEFAULT_NONE);
        if (hasDefault) {
          schema.set(
              "default",
              JSON.readTree(
                  schema.path("type").asString("").equals("string")
                      ? '"' + query.defaultValue() + '"'
                      : query.defaultValue()));
        }
        add(parameters, name, "query", said)
            .put("required", query.required() && !hasDefault)
            .set("schema", schema);
      }
    }
    if (!parameters.isEmpty()) {
      operation.set("parameters", parameters);
    }
  }

  private static ObjectNode add(ArrayNode parameters, String name, String in, String said) {
    ObjectNode added = parameters.addObject().put("name", name).put("in", in);
    return said.isEmpty() ? added : added.put("description", said);
  }

  private void body(ObjectNode operation, ApiCall call, String path) {
    for (Parameter parameter : call.handler().getParameters()) {
      if (parameter.isAnnotationPresent(RequestBody.class)) {
        content(operation)
            .withObjectProperty("application/json")
            .set("schema", schemas.of(parameter.getParameterizedType()));
      } else if (parameter.getType() == HttpServletRequest.class && face.keys()) {
        for (String type : List.of("application/octet-stream", "image/*", "video/*")) {
          content(operation).putObject(type);
        }
      } else if (parameter.getType() == HttpServletRequest.class) {
        hmaBody(operation, path);
      }
    }
  }

  // HMA's bodies are read by hand, as leniently as HMA reads them.
  private static void hmaBody(ObjectNode operation, String path) {
    if (path.matches("/h/hash|/m/lookup|.*/content")) {
      ObjectNode form = content(operation)
          .putObject("multipart/form-data")
          .putObject("schema")
          .put("type", "object");
      for (String file : List.of("photo", "video")) {
        form.withObjectProperty("properties").putObject(file).put("type", "string");
      }
    } else {
      content(operation).putObject("application/json").putObject("schema").put("type", "object");
    }
  }

  private static ObjectNode content(ObjectNode operation) {
    return operation.withObjectProperty("requestBody").withObjectProperty("content");
  }

  private void responses(ObjectNode operation, ApiCall call) {
    ResponseStatus status =
        AnnotatedElementUtils.findMergedAnnotation(call.handler(), ResponseStatus.class);
    ObjectNode responses = operation.putObject("responses");
    ObjectNode done = responses
        .putObject(String.valueOf(status == null ? 200 : status.value().value()))
        .put("description", "done");
    Type type = call.handler().getGenericReturnType();
    boolean html = Set.of(call.mapping().produces()).contains("text/html");
    if (html) {
      done.putObject("content").putObject("text/html").putObject("schema").put("type", "string");
    } else if (call.handler().getReturnType() == Resource.class) {
      done.putObject("content")
          .putObject("application/json")
          .putObject("schema")
          .put("type", "object");
    } else if (type != void.class && call.handler().getReturnType() != ResponseEntity.class) {
      done.putObject("content").putObject("application/json").set("schema", schemas.of(type));
    }
    if (face.keys() && !call.isOpen()) {
      refer(responses, "401", "NotAuthenticated");
      refer(responses, "403", "NotAllowed");
    }
    refer(responses, "429", "TooMany");
    refer(responses, "503", "Later");
    refer(responses, "default", "Failed");
  }

  private static void refer(ObjectNode responses, String status, String name) {
    responses.putObject(status).put("$ref", "#/components/responses/" + name);
  }

  private void components() {
    ObjectNode components = document.putObject("components");
    ObjectNode responses = components.putObject("responses");
    if (face.keys()) {
      error(responses, "NotAuthenticated", "there is no valid key", false);
      error(responses, "NotAllowed", "the key's scopes do not open this call", false);
    }
    error(responses, "TooMany", "too many calls, or the partner's quota is used up", true);
    error(responses, "Later", "more is asked than can be answered, or the database is away", true);
    error(responses, "Failed", "the call ended with what the body says", false);
    ObjectNode named = components.putObject("schemas");
    schemas.named().forEach(named::set);
    if (face.keys()) {
      components
          .putObject("securitySchemes")
          .putObject("key")
          .put("type", "http")
          .put("scheme", "bearer")
          .put("bearerFormat", "rck_ and 43 characters")
          .put(
              "description",
              "`Authorization: Bearer rck_…`. A call needs one of the scopes that its `security`"
                  + " names: "
                  + Stream.of(Scope.values()).map(Scope::name).collect(joining(", ")) + ".");
    }
  }

  private void error(ObjectNode responses, String name, String description, boolean saysWhen) {
    ObjectNode response = responses.putObject(name).put("description", description);
    if (saysWhen) {
      response
          .putObject("headers")
          .putObject("Retry-After")
          .put("description", "in how many seconds it may be tried again")
          .putObject("schema")
          .put("type", "integer");
    }
    response
        .putObject("content")
        .putObject(face.errorType())
        .set(
            "schema",
            face.keys()
                ? JSON.createObjectNode().put("$ref", "#/components/schemas/Problem")
                : schemas.of(face.error()));
  }
}
