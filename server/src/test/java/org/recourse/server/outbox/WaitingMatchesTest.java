package org.recourse.server.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.recourse.hub.BankName;
import org.recourse.hub.EntryId;
import org.recourse.hub.Standing;
import org.recourse.hub.TenantId;
import org.recourse.hub.WebhookEvent;
import org.recourse.hub.WebhookNews;
import org.recourse.hub.WebhookStore;

class WaitingMatchesTest {

  private static final TenantId OTHER = new TenantId(2);

  private final WaitingMatches waiting = new WaitingMatches();

  @Test
  void matchesOfOneEntryInOneSecondAreOne() {
    waiting.add(TenantId.FIRST, List.of(news(1), news(2), news(1)));
    waiting.add(TenantId.FIRST, List.of(news(1)));
    waiting.add(OTHER, List.of(news(1)));
    assertThat(waiting.take())
        .isEqualTo(Map.of(TenantId.FIRST, List.of(news(1), news(2)), OTHER, List.of(news(1))));
    assertThat(waiting.take()).isEmpty();
  }

  @Test
  void whatATenantHasTooManyOfIsCountedAndCostsTheOthersNothing() {
    List<WebhookNews> many = LongStream.rangeClosed(1, WebhookStore.MOST_PENDING + 5)
        .mapToObj(WaitingMatchesTest::news)
        .toList();
    waiting.add(TenantId.FIRST, many);
    waiting.add(TenantId.FIRST, List.of(news(1)));
    waiting.add(OTHER, List.of(news(1)));
    assertThat(waiting.leftOutCount()).isEqualTo(5);
    Map<TenantId, List<WebhookNews>> taken = waiting.take();
    assertThat(taken.get(TenantId.FIRST)).hasSize(WebhookStore.MOST_PENDING);
    assertThat(taken.get(OTHER)).containsExactly(news(1));
  }

  private static WebhookNews news(long entry) {
    return new WebhookNews(
        WebhookEvent.MATCH_ACT,
        new BankName("HARBOUR"),
        new EntryId(entry),
        Standing.CONFIRMED,
        false,
        0,
        Instant.EPOCH);
  }
}
