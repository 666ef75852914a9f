package org.recourse.server.console.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.recourse.casework.staff.StaffId;
import org.recourse.server.console.session.ConsoleSessions.Opened;

class ConsoleSessionsTest {

  private static final Optional<StaffId> ANN = Optional.of(new StaffId(1));

  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-03-03T12:00:00Z"));
  private final ConsoleSessions sessions = new ConsoleSessions(now::get);

  @Test
  void whoDoesNothingForHalfAnHourIsOut() {
    Opened opened = sessions.open(ANN);
    pass(ConsoleSessions.IDLE);
    assertThat(sessions.find(opened.token())).contains(opened.session());
    pass(ConsoleSessions.IDLE.plusMillis(1));
    assertThat(sessions.find(opened.token())).isEmpty();
  }

  @Test
  void whateverIsDoneASessionEndsAfterTwelveHours() {
    Opened opened = sessions.open(ANN);
    for (int quarter = 0; quarter < 48; quarter++) {
      assertThat(sessions.find(opened.token())).isPresent();
      pass(Duration.ofMinutes(15));
    }
    pass(Duration.ofMillis(1));
    assertThat(sessions.find(opened.token())).isEmpty();
  }

  @Test
  void aClosedSessionAndAnUnknownTokenAreNothing() {
    Opened opened = sessions.open(ANN);
    sessions.close(opened.token());
    assertThat(sessions.find(opened.token())).isEmpty();
    assertThat(sessions.find("")).isEmpty();
  }

  @Test
  void nobodyWhoOpensPagesPushesOutWhoIsSignedIn() {
    Opened ann = sessions.open(ANN);
    Opened first = sessions.open(Optional.empty());
    for (int i = 0; i < ConsoleSessions.MOST_OF_NOBODY; i++) {
      pass(Duration.ofMillis(1));
      sessions.open(Optional.empty());
    }
    assertThat(sessions.find(ann.token())).isPresent();
    assertThat(sessions.find(first.token())).isEmpty();
  }

  @Test
  void whatIsTakenIsTakenOnce() {
    ConsoleSession session = sessions.open(ANN).session();
    session.note("challenge", "abc");
    assertThat(session.take("challenge", String.class)).contains("abc");
    assertThat(session.take("challenge", String.class)).isEmpty();
  }

  @Test
  void nothingPrintsAToken() {
    Opened opened = sessions.open(ANN);
    assertThat(opened.toString() + opened.session()).doesNotContain(opened.token());
  }

  private void pass(Duration time) {
    now.updateAndGet(before -> before.plus(time));
  }
}
