package org.recourse.casework.oversight;

import java.time.YearMonth;
import java.util.List;
import org.recourse.hub.TenantId;

/// Where the facts of decided and open items come from. A notice that was withdrawn has none.
public interface OutcomeFacts {

  /// Returns a platform's facts of notices that came in these months of UTC, in any order.
  ///
  /// @param from the first month
  /// @param to the last month
  List<OutcomeFact> facts(TenantId tenant, YearMonth from, YearMonth to);

  /// Returns only those facts that may be counted in what is published.
  ///
  /// Who notifies through the requester's pages is asked whether her case may be counted
  /// ([COUNT][org.recourse.casework.cases.ConsentAct#COUNT]). A notice that came that way is
  /// counted only while her case is there and that consent stands; one whose case she deleted is
  /// not, because then nothing shows any more that she agreed. Notices that came otherwise have
  /// no case, and are all counted. The platform's own staff sees all of them in [#facts].
  ///
  /// @param from the first month
  /// @param to the last month
  List<OutcomeFact> countable(TenantId tenant, YearMonth from, YearMonth to);
}
