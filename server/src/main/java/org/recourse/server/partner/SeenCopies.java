package org.recourse.server.partner;

import java.util.List;
import org.recourse.hub.Signal;
import org.recourse.hub.TenantId;
import org.recourse.server.casework.KnownCopies;
import org.springframework.stereotype.Component;

/// The uploads that platforms let us remember, as casework asks for them. May be shared between
/// threads.
@Component
class SeenCopies implements KnownCopies.Uploads {

  private final SeenDesk seen;

  SeenCopies(SeenDesk seen) {
    this.seen = seen;
  }

  @Override
  public List<Near> near(TenantId tenant, Signal picture, int radius, int atMost) {
    return seen.rescan(tenant, List.of(picture.fingerprint()), radius, atMost).stream()
        .map(found -> new Near(found.upload().reference(), found.distance()))
        .toList();
  }
}
