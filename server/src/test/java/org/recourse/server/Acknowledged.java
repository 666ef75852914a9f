package org.recourse.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import tools.jackson.databind.JsonNode;

/// One client that writes until the service is killed, and counts.
final class Acknowledged {

  private final Writing writing;
  private int count;
  private Throwable failure = new IOException("nothing was written yet");

  Acknowledged(Writing writing) {
    this.writing = writing;
  }

  int count() {
    return count;
  }

  /// Writes until the service does not answer any more; what else ends it is told by [#compare].
  @SuppressWarnings("CatchingUnchecked") // a failed assertion must not get lost with its thread
  void writeUntilItFails(HubUnderTest hub) {
    try {
      while (true) {
        writing.write(hub);
        count++;
      }
    } catch (Exception | AssertionError e) {
      failure = e;
    }
  }

  /// Compares what was acknowledged with what the service says now.
  void compare(HubUnderTest hub, String when, boolean whole)
      throws IOException, InterruptedException {
    if (!(failure instanceof IOException)) {
      throw new AssertionError(when + ": a call was refused", failure);
    }
    writing.compare(hub, when, whole);
  }

  /// Returns what an acknowledged call answered.
  ///
  /// @throws IOException if the service is there, but its database is not
  static JsonNode accepted(HttpResponse<String> answer) throws IOException {
    if (answer.statusCode() == 503) {
      throw new IOException("the database is away");
    }
    assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 204);
    return answer.body().isEmpty() ? HubUnderTest.JSON.nullNode() : HubUnderTest.json(answer);
  }
}
