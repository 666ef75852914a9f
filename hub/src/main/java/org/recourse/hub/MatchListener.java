package org.recourse.hub;

import java.util.List;

/// Is told of every look-up that matched, before its answer is given.
@FunctionalInterface
public interface MatchListener {

  /// Listens to nothing.
  MatchListener NONE = (tenant, matches) -> {};

  /// Takes what an upload matched. What this throws ends the look-up.
  ///
  /// @param matches at least one, judged
  void matched(TenantId tenant, List<HubMatch> matches);
}
