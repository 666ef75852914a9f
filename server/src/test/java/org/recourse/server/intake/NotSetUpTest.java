package org.recourse.server.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NotSetUpTest {

  @Test
  void untilSomebodySetsTheServiceUpItsPagesSaySo(@TempDir Path folder) throws Exception {
    try (IntakeUnderTest intake = IntakeUnderTest.startWithoutTenant(folder)) {
      HttpResponse<String> page = intake.visitor("ko").get("/ko");
      assertThat(page.statusCode()).isEqualTo(503);
      assertThat(page.body()).contains("lang=\"ko\"", "아직 준비되지 않았습니다", "/ko/help");
    }
  }

  @Test
  void whoeverHelpsIsNamedAndTheWayOutIsOpenAllTheSame(@TempDir Path folder) throws Exception {
    try (IntakeUnderTest intake = IntakeUnderTest.startWithoutTenant(folder)) {
      assertThat(intake.visitor("ko").get("/ko/help").statusCode()).isEqualTo(200);
      HttpResponse<String> out = intake.visitor("ko").get("/ko/exit");
      assertThat(out.statusCode()).isEqualTo(200);
      assertThat(out.headers().firstValue("Clear-Site-Data")).isPresent();
    }
  }
}
