package org.recourse.server.casework;

import jakarta.annotation.PreDestroy;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.recourse.casework.review.PictureStore;
import org.recourse.casework.review.ReviewPicture;
import org.recourse.hub.StoreUnavailableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Destroys what is kept no longer: at start and then each minute.
@Component
class RetentionWatch {

  private static final Logger LOG = LoggerFactory.getLogger(RetentionWatch.class);

  private final PictureStore pictures;
  private final InstantSource clock;
  private final ScheduledExecutorService looking = Executors.newSingleThreadScheduledExecutor(
      Thread.ofPlatform().daemon().name("retention").factory());

  RetentionWatch(PictureStore pictures, InstantSource clock) {
    this.pictures = pictures;
    this.clock = clock;
    var _ = looking.scheduleWithFixedDelay(this::look, 0, 1, TimeUnit.MINUTES);
  }

  private void look() {
    try {
      int shredded = pictures.shredBefore(clock.instant().minus(ReviewPicture.KEPT_FOR));
      if (shredded > 0) {
        LOG.info("event=REVIEW_PICTURES_SHREDDED count={}", shredded);
      }
    } catch (StoreUnavailableException _) {
      LOG.warn("event=NOTHING_ERASED cause=STORE_UNAVAILABLE");
    } catch (RuntimeException e) {
      // Whatever it was, the next look does what this one did not.
      LOG.error("event=NOTHING_ERASED cause={}", e.getClass().getName());
    }
  }

  @PreDestroy
  void end() {
    looking.shutdownNow();
  }
}
