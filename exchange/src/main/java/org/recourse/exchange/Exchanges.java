package org.recourse.exchange;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.recourse.exchange.feedback.FeedbackBy;
import org.recourse.exchange.feedback.FeedbackStore;
import org.recourse.hub.BankName;
import org.recourse.hub.BankPolicy;
import org.recourse.hub.Hub;
import org.recourse.hub.HubBank;
import org.recourse.hub.SourceId;
import org.recourse.hub.TenantId;
import org.recourse.hub.TenantStore;

/// Where it is said from whom a tenant fetches. May be shared between threads.
///
/// An exchange has a bank of its own under the same name, and a source of its own: what it says
/// can be told from what others say, and rolled back whole.
public final class Exchanges {

  private static final Pattern FILE_NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]{0,99}");
  private static final int LONGEST = 500;

  private final ExchangeStore store;
  private final Hub hub;
  private final TenantStore tenants;
  private final InstantSource clock;
  private final Consumer<ExchangeId> runner;
  private final FeedbackStore feedback;

  /// Keeps them here.
  ///
  /// @param feedback what they are told
  /// @param runner fetches one at once, in the background
  public Exchanges(
      ExchangeStore store,
      Hub hub,
      TenantStore tenants,
      InstantSource clock,
      FeedbackStore feedback,
      Consumer<ExchangeId> runner) {
    this.feedback = feedback;
    this.store = store;
    this.hub = hub;
    this.tenants = tenants;
    this.clock = clock;
    this.runner = runner;
  }

  /// Makes an exchange with its bank, which may be there already, or returns empty if there is an
  /// exchange of this name.
  ///
  /// @param settings what the kind needs; unknown names are refused
  /// @param credentials its own, or [Credentials#NONE] for those of the tenant
  /// @throws IllegalArgumentException if a setting is missing, unknown or wrong
  public Optional<Exchange> create(
      TenantId tenant,
      BankName name,
      ExchangeKind kind,
      Map<String, String> settings,
      Duration every,
      Credentials credentials) {
    check(kind, settings);
    synchronized (this) {
      if (find(tenant, name).isPresent()) {
        return Optional.empty();
      }
      HubBank bank = hub.bank(tenant, name)
          .or(() -> hub.createBank(tenant, name, BankPolicy.USUAL, 1))
          .orElseThrow();
      Exchange made = store.create(bank, kind, settings, source(tenant, name), every, credentials);
      return Optional.of(made);
    }
  }

  private SourceId source(TenantId tenant, BankName name) {
    String called = ("exchange " + name.text());
    String short100 = called.substring(0, Math.min(called.length(), 100));
    return tenants
        .source(tenant, short100)
        .map(TenantStore.Source::id)
        .orElseGet(() -> tenants.createSource(tenant, short100, false, clock.instant()));
  }

  /// Returns a tenant's exchanges, by number.
  public List<Exchange> of(TenantId tenant) {
    return store.all().stream()
        .filter(exchange -> exchange.tenant().equals(tenant))
        .toList();
  }

  /// Returns the tenant's exchange of this name, if there is one.
  public Optional<Exchange> find(TenantId tenant, BankName name) {
    return of(tenant).stream().filter(exchange -> exchange.name().equals(name)).findFirst();
  }

  /// Returns how fetching went.
  public ExchangeStatus status(Exchange exchange) {
    return store.status(exchange.id());
  }

  /// Fetches on a schedule from now on, or no more.
  public void enable(Exchange exchange, boolean enabled) {
    store.enable(exchange.id(), enabled);
  }

  /// Changes those of the settings that may be there or not.
  ///
  /// @param changed an empty value takes a setting away
  /// @throws IllegalArgumentException if the kind has no such setting, or feedback needs it
  public void change(Exchange exchange, Map<String, String> changed) {
    Map<String, String> settings = new HashMap<>(exchange.settings());
    changed.forEach((name, value) -> {
      checkChange(exchange.kind(), name);
      settings.put(name, value);
    });
    settings.values().removeIf(String::isEmpty);
    check(exchange.kind(), settings);
    if (exchange.feedback() == FeedbackSetting.ON) {
      checkFeedback(exchange.with(settings));
    }
    store.change(exchange.id(), settings);
  }

  /// Tells the exchange what is decided of its entries from now on, and what was decided and
  /// still stands, or no more.
  ///
  /// @throws IllegalArgumentException if its kind takes no decisions, or a setting is missing
  public void setFeedback(Exchange exchange, boolean on) {
    if (on) {
      checkFeedback(exchange);
      feedback.set(exchange.id(), FeedbackSetting.ON);
    } else if (exchange.feedback() == FeedbackSetting.ON) {
      feedback.set(exchange.id(), FeedbackSetting.STOPPED);
    }
  }

  /// Returns of how many things an exchange was told what we decided, or is being told.
  public long toldCount(Exchange exchange) {
    return feedback.toldCount(exchange.id());
  }

  private static void checkChange(ExchangeKind kind, String name) {
    if (!kind.moreSettings().contains(name)) {
      throw new IllegalArgumentException(
          "of an exchange of this kind only these settings change: " + kind.moreSettings());
    }
  }

  private static void checkFeedback(Exchange exchange) {
    if (exchange.kind().feedback() == FeedbackBy.NOTHING) {
      throw new IllegalArgumentException("an exchange of this kind takes no decisions");
    }
    for (String name : exchange.kind().moreSettings()) {
      if (exchange.setting(name).isEmpty()) {
        throw new IllegalArgumentException("to be told decisions, it needs the setting " + name);
      }
    }
  }

  /// Fetches at once, in the background.
  public void runNow(Exchange exchange) {
    runner.accept(exchange.id());
  }

  /// Fetches everything anew, from the beginning, in the background. What was withdrawn stays so.
  public void restart(Exchange exchange) {
    store.advance(exchange.id(), "", 0);
    runNow(exchange);
  }

  /// Forgets an exchange, takes back all that its source ever said, and says no more in its name.
  /// Its bank stays.
  ///
  /// @return how many entries changed
  public int remove(Exchange exchange) {
    store.remove(exchange.id());
    return hub.rollBack(exchange.source());
  }

  /// Sets the credentials of one exchange.
  public void setCredentials(Exchange exchange, Credentials credentials) {
    store.setCredentials(exchange.id(), credentials);
  }

  /// Sets the credentials of all a tenant's exchanges of a kind that have none of their own;
  /// [Credentials#NONE] clears them.
  public void setCredentials(TenantId tenant, ExchangeKind kind, Credentials credentials) {
    store.setCredentials(tenant, kind, credentials);
  }

  /// Returns whether a tenant's credentials for a kind are set.
  public boolean hasCredentials(TenantId tenant, ExchangeKind kind) {
    return !store.credentials(tenant, kind).isEmpty();
  }

  private static void check(ExchangeKind kind, Map<String, String> settings) {
    for (String name : kind.settings()) {
      String value = settings.getOrDefault(name, "");
      if (value.isEmpty() || value.length() > LONGEST) {
        throw new IllegalArgumentException(
            name + " must have 1 to " + LONGEST + " characters: " + value.length());
      }
    }
    for (Map.Entry<String, String> setting : settings.entrySet()) {
      if (!kind.settings().contains(setting.getKey())
          && !kind.moreSettings().contains(setting.getKey())) {
        throw new IllegalArgumentException("an exchange of this kind has only these settings: "
            + kind.settings() + " " + kind.moreSettings());
      }
      if (setting.getValue().length() > LONGEST) {
        throw new IllegalArgumentException("a setting has at most " + LONGEST + " characters");
      }
    }
    if (kind.settings().contains("base_url")) {
      checkAddress(settings.getOrDefault("base_url", ""));
    }
    if (kind == ExchangeKind.LOCAL_FILE
        && !FILE_NAME.matcher(settings.getOrDefault("filename", "")).matches()) {
      throw new IllegalArgumentException("filename must be a plain name, without folders");
    }
  }

  /// Credentials go over this line: encrypted, unless it does not leave the machine.
  private static void checkAddress(String text) {
    URI address = URI.create(text);
    boolean here = "127.0.0.1".equals(address.getHost()) || "localhost".equals(address.getHost());
    boolean safe =
        "https".equals(address.getScheme()) || ("http".equals(address.getScheme()) && here);
    if (!safe || address.getHost() == null || address.getUserInfo() != null) {
      throw new IllegalArgumentException(
          "base_url must be an https address, without user and password");
    }
  }
}
