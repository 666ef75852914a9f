package org.recourse.hub;

import java.util.List;

/// Is told of look-ups before their answers are given. What it throws ends the look-up.
public interface MatchListener {

  /// Listens to nothing.
  MatchListener NONE = new MatchListener() {};

  /// Takes that an upload was looked up, and what it matched.
  ///
  /// @param matches judged; may be empty
  default void lookedUp(TenantId tenant, List<HubMatch> matches) {}

  /// Takes that an entry was quarantined because it matched too much.
  default void quarantined(TenantId tenant, EntryId entry) {}

  /// Returns one that tells all of these, in their order.
  static MatchListener all(List<MatchListener> listeners) {
    List<MatchListener> each = List.copyOf(listeners);
    return new MatchListener() {
      @Override
      public void lookedUp(TenantId tenant, List<HubMatch> matches) {
        each.forEach(listener -> listener.lookedUp(tenant, matches));
      }

      @Override
      public void quarantined(TenantId tenant, EntryId entry) {
        each.forEach(listener -> listener.quarantined(tenant, entry));
      }
    };
  }
}
