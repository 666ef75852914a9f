package org.recourse.server.limits;

import org.recourse.hub.TenantStore.Source;

/// Who makes a call, as limits know him.
public interface LimitedCaller {

  /// Returns for whom rate limits are counted: a key, or a machine that needs none.
  String holder();

  /// Returns the partner whose quotas are counted.
  Source source();
}
