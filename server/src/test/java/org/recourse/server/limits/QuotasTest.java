package org.recourse.server.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.recourse.hub.Quota;
import org.recourse.hub.QuotaKind;
import org.recourse.hub.QuotaPeriod;
import org.recourse.hub.QuotaStore;
import org.recourse.hub.SourceId;
import org.recourse.hub.TenantId;
import org.recourse.hub.TenantStore.Source;
import org.recourse.server.problem.ProblemCode;
import org.recourse.server.problem.ProblemException;

class QuotasTest {

  private static final Source PARTNER = new Source(new SourceId(3), TenantId.FIRST, "P", false);
  private static final Source OTHER = new Source(new SourceId(4), TenantId.FIRST, "O", false);

  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-03-03T12:00:50Z"));
  private final InMemory store = new InMemory();
  private Quotas quotas = new Quotas(store, now::get);

  @AfterEach
  void end() {
    quotas.end();
  }

  @Test
  void whoHasNoQuotaIsNotCounted() {
    quotas.set(OTHER, List.of(new Quota(QuotaKind.MEDIA, QuotaPeriod.MINUTE, 0)));
    assertThatCode(() -> quotas.take(PARTNER, QuotaKind.MEDIA, 1_000)).doesNotThrowAnyException();
    assertThat(quotas.of(PARTNER)).isEmpty();
  }

  @Test
  void whatIsBeyondTheQuotaIsRefusedUntilThePeriodEnds() {
    quotas.set(PARTNER, List.of(new Quota(QuotaKind.LOOK_UPS, QuotaPeriod.MINUTE, 10)));
    quotas.take(PARTNER, QuotaKind.LOOK_UPS, 9);
    quotas.take(PARTNER, QuotaKind.MEDIA, 100);
    ProblemException refused = refused(QuotaKind.LOOK_UPS, 2);
    assertThat(refused.code()).isEqualTo(ProblemCode.QUOTA_SPENT);
    assertThat(refused.retryAfter()).isEqualTo(10);
    quotas.take(PARTNER, QuotaKind.LOOK_UPS, 1);
    assertThat(used()).containsExactly(10L);
    now.set(now.get().plusSeconds(10));
    assertThat(used()).containsExactly(0L);
    quotas.take(PARTNER, QuotaKind.LOOK_UPS, 10);
  }

  @Test
  void whatOneQuotaRefusesIsCountedAgainstNone() {
    quotas.set(
        PARTNER,
        List.of(
            new Quota(QuotaKind.ADDS, QuotaPeriod.DAY, 100),
            new Quota(QuotaKind.ADDS, QuotaPeriod.MINUTE, 10)));
    assertThat(refused(QuotaKind.ADDS, 11).retryAfter()).isEqualTo(10);
    assertThat(used()).containsExactly(0L, 0L);
    quotas.take(PARTNER, QuotaKind.ADDS, 10);
    assertThat(used()).containsExactly(10L, 10L);
  }

  @Test
  void aDaysQuotaIsNotHadAnewByARestart() {
    quotas.set(PARTNER, List.of(new Quota(QuotaKind.MEDIA, QuotaPeriod.DAY, 10)));
    quotas.take(PARTNER, QuotaKind.MEDIA, 7);
    quotas.end();
    quotas = new Quotas(store, now::get);
    assertThat(used()).containsExactly(7L);
    assertThat(refused(QuotaKind.MEDIA, 4).retryAfter())
        .isEqualTo(Duration.ofHours(12).minusSeconds(50).toSeconds());
    now.set(now.get().plus(Duration.ofHours(12)));
    quotas.take(PARTNER, QuotaKind.MEDIA, 10);
  }

  @Test
  void whatWasUsedOfAQuotaCountsOnWhenItIsRaised() {
    quotas.set(PARTNER, List.of(new Quota(QuotaKind.MEDIA, QuotaPeriod.DAY, 10)));
    quotas.take(PARTNER, QuotaKind.MEDIA, 10);
    quotas.set(PARTNER, List.of(new Quota(QuotaKind.MEDIA, QuotaPeriod.DAY, 12)));
    assertThat(used()).containsExactly(10L);
    quotas.take(PARTNER, QuotaKind.MEDIA, 2);
    quotas.set(PARTNER, List.of());
    assertThatCode(() -> quotas.take(PARTNER, QuotaKind.MEDIA, 99)).doesNotThrowAnyException();
  }

  @Test
  void aClockThatIsSetBackGivesNoNewQuota() {
    quotas.set(PARTNER, List.of(new Quota(QuotaKind.MEDIA, QuotaPeriod.MINUTE, 10)));
    quotas.take(PARTNER, QuotaKind.MEDIA, 10);
    now.set(now.get().minusSeconds(3_600));
    assertThat(refused(QuotaKind.MEDIA, 1).code()).isEqualTo(ProblemCode.QUOTA_SPENT);
  }

  private List<Long> used() {
    return quotas.of(PARTNER).stream().map(Quotas.Standing::used).toList();
  }

  private ProblemException refused(QuotaKind kind, int cost) {
    return catchThrowableOfType(ProblemException.class, () -> quotas.take(PARTNER, kind, cost));
  }

  private static final class InMemory implements QuotaStore {
    private final Map<SourceId, List<Quota>> quotas = new HashMap<>();
    private final List<Use> used = new ArrayList<>();

    @Override
    public Map<SourceId, List<Quota>> all() {
      return quotas;
    }

    @Override
    public void set(SourceId source, List<Quota> given) {
      quotas.put(source, given);
    }

    @Override
    public List<Use> used() {
      return used;
    }

    @Override
    public void keep(List<Use> kept) {
      used.clear();
      used.addAll(kept);
    }
  }
}
