package org.recourse.exchange;

import java.time.Duration;
import java.util.Map;
import org.recourse.hub.BankId;
import org.recourse.hub.BankName;
import org.recourse.hub.SourceId;
import org.recourse.hub.TenantId;

/// From whom a tenant fetches, and into which bank. Immutable.
///
/// @param id which one
/// @param tenant for whom
/// @param name what it and its bank are called
/// @param kind in which language
/// @param settings what the kind needs, by name
/// @param bank where what is fetched goes
/// @param source for whom it counts: a source of its own
/// @param enabled whether it is fetched on a schedule
/// @param every how often, at least ten seconds
/// @param feedback whether it is told what we decide of its entries
public record Exchange(
    ExchangeId id,
    TenantId tenant,
    BankName name,
    ExchangeKind kind,
    Map<String, String> settings,
    BankId bank,
    SourceId source,
    boolean enabled,
    Duration every,
    FeedbackSetting feedback) {

  /// How often is usual.
  public static final Duration USUALLY_EVERY = Duration.ofMinutes(5);

  private static final Duration OFTENEST = Duration.ofSeconds(10);
  private static final Duration RAREST = Duration.ofDays(7);

  /// Copies the settings, checks the interval.
  public Exchange {
    settings = Map.copyOf(settings);
    if (every.compareTo(OFTENEST) < 0 || every.compareTo(RAREST) > 0) {
      throw new IllegalArgumentException(
          "an exchange is fetched every 10 seconds to 7 days: " + every.toSeconds() + " seconds");
    }
  }

  /// Returns a setting, empty if it is not set.
  public String setting(String name) {
    return settings.getOrDefault(name, "");
  }

  /// Returns this exchange with other settings.
  public Exchange with(Map<String, String> others) {
    return new Exchange(id, tenant, name, kind, others, bank, source, enabled, every, feedback);
  }
}
