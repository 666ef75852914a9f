package org.recourse.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// Writes one JSON object a line.
public final class JsonLines {

  private static final JsonFactory FACTORY = new JsonFactory();

  private JsonLines() {}

  /// Writes an object whose properties `content` writes.
  public static void write(PrintWriter out, Consumer<JsonGenerator> content) {
    StringWriter line = new StringWriter();
    try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), line)) {
      json.writeStartObject();
      content.accept(json);
      json.writeEndObject();
    }
    out.println(line);
    out.flush();
  }
}
