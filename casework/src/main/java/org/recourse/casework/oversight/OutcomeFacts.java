package org.recourse.casework.oversight;

import java.time.YearMonth;
import java.util.List;
import org.recourse.hub.TenantId;

/// Where the facts of decided and open items come from.
public interface OutcomeFacts {

  /// Returns a platform's facts of notices that came in these months of UTC, in any order.
  ///
  /// @param from the first month
  /// @param to the last month
  List<OutcomeFact> facts(TenantId tenant, YearMonth from, YearMonth to);
}
