package org.recourse.cli;

import java.io.PrintWriter;
import org.recourse.media.Decoding;
import tools.jackson.core.JsonGenerator;

/// How a refusal is told.
public final class Refusals {

  private Refusals() {}

  /// Adds the reason to an object.
  public static void write(Decoding.Refused refused, JsonGenerator json) {
    json.writeStringProperty("refused", refused.reason().code());
    json.writeStringProperty("reason", refused.detail());
  }

  /// Tells that something was refused, as an object or as a line.
  ///
  /// @param place the file, or the file and the line in it
  public static void write(String place, String code, String why, boolean json, PrintWriter out) {
    if (json) {
      JsonLines.write(out, line -> {
        line.writeStringProperty("file", place);
        line.writeStringProperty("refused", code);
        line.writeStringProperty("reason", why);
      });
    } else {
      out.printf("refused  %s: %s: %s%n", Text.shown(place), code, why);
    }
  }

  /// Prints one line: file, code, reason.
  public static void print(String file, Decoding.Refused refused, PrintWriter out) {
    write(file, refused.reason().code(), refused.detail(), false, out);
  }
}
