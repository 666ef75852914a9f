package org.recourse.exchange;

import java.util.List;
import java.util.Optional;
import org.recourse.hub.SourceId;
import org.recourse.hub.TenantId;

/// Keeps who fetches from us. What a call has returned is on the disk.
///
/// May be shared between threads. Every method throws
/// [StoreUnavailableException][org.recourse.hub.StoreUnavailableException] if the database cannot
/// be reached.
public interface ConsumerStore {

  /// Returns a consumer, if it ever fetched.
  Optional<Consumer> find(SourceId source, Consumer.Dialect dialect);

  /// Returns all of a tenant's consumers.
  List<Consumer> of(TenantId tenant);

  /// Keeps a consumer as it is now.
  void save(Consumer consumer);
}
