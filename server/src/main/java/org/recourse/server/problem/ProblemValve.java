package org.recourse.server.problem;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// Says in our form what Tomcat itself refused, before any of our code saw it: a path that cannot
/// be decoded, a version of HTTP that does not exist. Tomcat makes one, by its name.
public final class ProblemValve extends ErrorReportValve {

  private static final JsonMapper JSON = new JsonMapper();
  private static final int FIRST_ERROR = 400;

  /// Tomcat makes one.
  public ProblemValve() {}

  @Override
  protected void report(Request request, Response response, @Nullable Throwable thrown) {
    if (response.getStatus() < FIRST_ERROR
        || response.getContentWritten() > 0
        || !response.setErrorReported()) {
      return;
    }
    ProblemBody body = ProblemHandler.bodyOf(response.getStatus());
    response.setStatus(body.status());
    response.setContentType(ProblemBody.MEDIA_TYPE);
    try {
      Writer writer = response.getReporter();
      if (writer != null) {
        writer.write(JSON.writeValueAsString(body));
        response.finishResponse();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
