package org.recourse.server.casework;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.recourse.casework.review.KnownCopy;
import org.recourse.casework.review.Likeness;
import org.recourse.casework.review.Located;
import org.recourse.hub.Hub;
import org.recourse.hub.Signal;
import org.recourse.hub.SignalType;
import org.recourse.hub.TenantId;
import org.recourse.hub.Upload;
import org.springframework.stereotype.Component;

/// What is known already of an item: whether the same picture was confirmed before, and which
/// uploads are copies of it. May be shared between threads.
@Component
public class KnownCopies {

  private static final int MOST = 1_000;
  private static final int RADIUS = 31;

  private final Hub hub;
  private final Uploads uploads;

  /// Looks here.
  public KnownCopies(Hub hub, Uploads uploads) {
    this.hub = hub;
    this.uploads = uploads;
  }

  /// Uploads that platforms let us remember.
  public interface Uploads {

    /// An upload that lies near a picture.
    ///
    /// @param itemId the platform's own name for it
    /// @param distance in how many bits they differ
    record Near(String itemId, int distance) {}

    /// Returns a tenant's remembered uploads near a picture, none if nothing is remembered.
    List<Near> near(TenantId tenant, Signal picture, int radius, int atMost);
  }

  /// Returns whether a reviewer confirmed the same picture before.
  public boolean isConfirmed(TenantId tenant, List<Signal> signals) {
    return signals.stream()
        .filter(signal -> signal.type() != SignalType.REGIONS)
        .anyMatch(signal -> hub
            .find(tenant, Upload.of(signal), bank -> bank.name().equals(CaseworkBanks.IDENTICAL))
            .stream()
            .anyMatch(match -> match.facts().confirmationCount() > 0));
  }

  /// Returns the copies of an item: those that the platform named, and those among its remembered
  /// uploads. The item itself is not among them.
  public List<KnownCopy> of(TenantId tenant, Optional<Located> located, List<Signal> signals) {
    Map<String, KnownCopy> copies = new LinkedHashMap<>();
    located.ifPresent(found -> found.copies().forEach(copy -> copies.put(copy.itemId(), copy)));
    for (Signal signal : signals) {
      if (signal.type() == SignalType.PDQ) {
        uploads
            .near(tenant, signal, RADIUS, MOST)
            .forEach(near -> copies.putIfAbsent(
                near.itemId(), new KnownCopy(near.itemId(), Likeness.at(near.distance()))));
      }
    }
    located.ifPresent(found -> copies.remove(found.itemId()));
    return copies.values().stream().limit(MOST).toList();
  }
}
