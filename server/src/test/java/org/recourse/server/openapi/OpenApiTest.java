package org.recourse.server.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.recourse.server.hma.HmaSettings;
import org.recourse.server.openapi.ApiDocument.Face;
import org.recourse.server.problem.ProblemBody;
import org.recourse.server.problem.ProblemCode;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class OpenApiTest {

  private static final JsonMapper JSON = new JsonMapper();
  private static final Path FILES = Path.of("src/main/resources/org/recourse/server");
  private static final Path API = FILES.resolve("partner/openapi.json");
  private static final Path HMA = FILES.resolve("hma/hma-openapi.json");
  private static final Set<String> METHODS = Set.of("get", "put", "post", "patch", "delete");

  private static final Face API_FACE = new Face(
      "/api/v1",
      "Recourse",
      "Banks, matching and hash exchange. Times are seconds since 1970. What is not known in a body"
          + " is refused. Errors are `application/problem+json` with a stable `code`.",
      ProblemBody.class,
      ProblemBody.MEDIA_TYPE,
      true);

  @Test
  void theDocumentIsWhatTheCodeSays() throws Exception {
    check(API, new ApiDocument(docs(), API_FACE).text());
  }

  @Test
  void theDocumentOfHmasInterfaceIsWhatTheCodeSays() throws Exception {
    Class<?> message = Class.forName(HmaSettings.class.getPackageName() + ".HmaFailures$Message");
    Face face = new Face(
        "/hma",
        "Recourse, as HMA",
        "The interface of HMA 1.1. Where it differs: docs/integrate/hma.md.",
        message,
        "application/json",
        false);
    check(HMA, new ApiDocument(docs(), face).text());
  }

  @Test
  void everyCallIsInTheDocumentAndNothingElse() throws IOException {
    Set<String> described = new HashSet<>();
    operations(API).forEach(operation -> described.add(operation.text()));
    assertThat(described)
        .isEqualTo(ApiCall.ofApi().stream().map(ApiCall::text).collect(Collectors.toSet()))
        .allMatch(call -> call.contains(" /api/v1/"));
  }

  @Test
  void whatADocumentRefersToIsThere() throws IOException {
    for (Path file : List.of(API, HMA)) {
      JsonNode document = JSON.readTree(Files.readString(file));
      assertThat(document.get("openapi").stringValue()).isEqualTo("3.1.0");
      Matcher reference =
          Pattern.compile("\"\\$ref\" ?: ?\"#([^\"]+)\"").matcher(Files.readString(file));
      int count = 0;
      while (reference.find()) {
        assertThat(document.at(reference.group(1)).isMissingNode())
            .as(reference.group(1))
            .isFalse();
        count++;
      }
      assertThat(count).isGreaterThan(20);
    }
  }

  @Test
  void everyOperationSaysWhatItDoesTakesAndAnswers() throws IOException {
    for (Path file : List.of(API, HMA)) {
      Set<String> ids = new HashSet<>();
      for (Operation operation : operations(file)) {
        JsonNode node = operation.node();
        String call = operation.text();
        assertThat(node.get("summary").stringValue()).as(call).isNotBlank();
        assertThat(ids.add(node.get("operationId").stringValue())).as(call).isTrue();
        assertThat(node.get("responses").size()).as(call).isGreaterThan(1);
        assertThat(variables(operation.path())).as(call).isEqualTo(inPath(node));
        boolean reads = call.startsWith("GET") || call.startsWith("DELETE");
        assertThat(node.has("requestBody") && reads).as(call).isFalse();
      }
    }
  }

  @Test
  void everyFieldIsExplained() throws IOException {
    JsonNode schemas = JSON.readTree(Files.readString(API)).at("/components/schemas");
    schemas.forEachEntry((name, schema) -> schema
        .path("properties")
        .forEachEntry(
            (field, property) -> assertThat(property.path("description").asString(""))
                .as(name + "." + field)
                .isNotBlank()));
  }

  @Test
  void everyErrorHasItsCodeInTheDocument() throws IOException {
    JsonNode document = JSON.readTree(Files.readString(API));
    assertThat(document
            .at("/components/schemas/ProblemCode/enum")
            .valueStream()
            .map(JsonNode::stringValue))
        .containsExactly(names(ProblemCode.values()));
    assertThat(document.at("/components/responses/TooMany/headers").has("Retry-After"))
        .isTrue();
    for (Operation operation : operations(API)) {
      assertThat(operation.node().at("/responses/default/$ref").asString(""))
          .as(operation.text())
          .isEqualTo("#/components/responses/Failed");
    }
  }

  private static String[] names(Enum<?>[] constants) {
    return java.util.stream.Stream.of(constants).map(Enum::name).toArray(String[]::new);
  }

  private static DocComments docs() throws IOException {
    return DocComments.of(Path.of("src/main/java"), Path.of("../hub/src/main/java"));
  }

  private static void check(Path file, String written) throws IOException {
    if (Boolean.getBoolean("recourse.openapi.write")) {
      Files.writeString(file, written);
    }
    assertThat(written)
        .as(
            "%s is not what the code says: mvn -pl server -am test -Dtest=OpenApiTest"
                + " -Drecourse.openapi.write=true -Dsurefire.failIfNoSpecifiedTests=false",
            file)
        .isEqualTo(Files.readString(file));
  }

  private record Operation(String method, String path, JsonNode node) {
    String text() {
      return method.toUpperCase(java.util.Locale.ROOT) + " " + path;
    }
  }

  private static List<Operation> operations(Path file) throws IOException {
    List<Operation> operations = new ArrayList<>();
    JSON.readTree(Files.readString(file))
        .get("paths")
        .forEachEntry((path, methods) -> methods.forEachEntry((method, node) -> {
          assertThat(METHODS).contains(method);
          operations.add(new Operation(method, path, node));
        }));
    return operations;
  }

  private static Set<String> variables(String path) {
    return Pattern.compile("\\{([^}]+)}")
        .matcher(path)
        .results()
        .map(found -> found.group(1))
        .collect(Collectors.toSet());
  }

  private static Set<String> inPath(JsonNode operation) {
    return operation
        .path("parameters")
        .valueStream()
        .filter(parameter -> parameter.get("in").stringValue().equals("path"))
        .map(parameter -> parameter.get("name").stringValue())
        .collect(Collectors.toSet());
  }
}
