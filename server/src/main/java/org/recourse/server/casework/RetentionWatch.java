package org.recourse.server.casework;

import jakarta.annotation.PreDestroy;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.recourse.casework.cases.Retention;
import org.recourse.casework.notice.NoticeStore;
import org.recourse.casework.review.PictureStore;
import org.recourse.casework.review.ReviewPicture;
import org.recourse.hub.StoreUnavailableException;
import org.recourse.hub.TenantId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Destroys what is kept no longer: at start and then each minute, so much at once that nobody
/// waits for it.
@Component
class RetentionWatch {

  private static final Logger LOG = LoggerFactory.getLogger(RetentionWatch.class);

  private static final int MOST_AT_ONCE = 100;

  private final PictureStore pictures;
  private final NoticeStore notices;
  private final CaseDesk cases;
  private final Retention kept;
  private final InstantSource clock;
  private final ScheduledExecutorService looking = Executors.newSingleThreadScheduledExecutor(
      Thread.ofPlatform().daemon().name("retention").factory());

  RetentionWatch(
      PictureStore pictures,
      NoticeStore notices,
      CaseDesk cases,
      Retention kept,
      InstantSource clock) {
    this.pictures = pictures;
    this.notices = notices;
    this.cases = cases;
    this.kept = kept;
    this.clock = clock;
    var _ = looking.scheduleWithFixedDelay(this::look, 0, 1, TimeUnit.MINUTES);
  }

  private void look() {
    try {
      Instant now = clock.instant();
      log("REVIEW_PICTURES", pictures.shredBefore(now.minus(ReviewPicture.KEPT_FOR)));
      log("NOTICES", notices.erase(kept.noticesBefore(now), MOST_AT_ONCE));
      log("CASES", cases.erase(TenantId.FIRST, kept.casesBefore(now)));
    } catch (StoreUnavailableException _) {
      LOG.warn("event=NOTHING_ERASED cause=STORE_UNAVAILABLE");
    } catch (RuntimeException e) {
      // Whatever it was, the next look does what this one did not.
      LOG.error("event=NOTHING_ERASED cause={}", e.getClass().getName());
    }
  }

  private static void log(String what, int count) {
    if (count > 0) {
      LOG.info("event=ERASED kind={}", what);
    }
  }

  @PreDestroy
  void end() {
    looking.shutdownNow();
  }
}
