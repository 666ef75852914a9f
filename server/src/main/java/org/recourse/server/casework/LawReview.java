package org.recourse.server.casework;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.recourse.casework.law.LawBook;
import org.recourse.casework.law.Regime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Says at start which of the laws that bind the platform nobody has read again for too long.
/// Their clocks run all the same: an old entry is better than none.
@Component
class LawReview {

  private static final Logger LOG = LoggerFactory.getLogger(LawReview.class);

  LawReview(LawBook laws, CaseworkSettings settings, InstantSource clock) {
    LocalDate today = clock.instant().atOffset(ZoneOffset.UTC).toLocalDate();
    for (Regime regime : laws.regimesDueForReview(today)) {
      if (settings.regimes().contains(regime.id())) {
        LOG.warn("event=LAW_DUE_FOR_REVIEW code={}", regime.id());
      }
    }
  }
}
