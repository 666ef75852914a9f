package org.recourse.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LimitsTest {

  @TempDir
  private Path folder;

  @Test
  void whoTriesWrongKeysIsSlowedDownAndWhoHasARightOneIsNot() throws Exception {
    try (HubUnderTest hub = HubUnderTest.start(folder)) {
      HttpResponse<String> last = hub.as("rck_wrong").get("/api/v1/banks");
      assertThat(last.statusCode()).isEqualTo(401);
      for (int i = 0; last.statusCode() == 401 && i < 200; i++) {
        last = hub.as("rck_wrong" + i).get("/api/v1/banks");
      }
      assertThat(last.statusCode()).isEqualTo(429);
      assertThat(last.headers().firstValueAsLong("Retry-After").orElseThrow()).isBetween(1L, 2L);
      assertThat(HubUnderTest.json(last).get("code").stringValue()).isEqualTo("TOO_MANY_REQUESTS");
      assertThat(hub.get("/api/v1/banks").statusCode()).isEqualTo(200);
      assertThat(hub.get("/actuator/health/readiness").statusCode()).isEqualTo(200);
    }
  }
}
