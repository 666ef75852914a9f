package org.recourse.server.outbox;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.annotation.PreDestroy;
import java.net.URI;
import java.net.URISyntaxException;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.recourse.hub.HubMatch;
import org.recourse.hub.Judgement;
import org.recourse.hub.MatchListener;
import org.recourse.hub.NewWebhook;
import org.recourse.hub.StoreUnavailableException;
import org.recourse.hub.TenantId;
import org.recourse.hub.Webhook;
import org.recourse.hub.WebhookDialect;
import org.recourse.hub.WebhookEvent;
import org.recourse.hub.WebhookNews;
import org.recourse.hub.WebhookStore;
import org.recourse.server.problem.ProblemException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Knows who is told of what. May be shared between threads.
///
/// The list of webhooks is kept in memory, so that a look-up of a tenant without any pays
/// nothing; that this process alone changes it is what makes it true. A look-up of a tenant that
/// has one waits for no disk either: matches are written a moment later, all at once.
@Component
public class WebhookDesk implements MatchListener {

  private static final Logger LOG = LoggerFactory.getLogger(WebhookDesk.class);

  /// How many webhooks a tenant may have.
  public static final int MOST_EACH = 20;

  /// How many webhooks may be registered with a key that hands notices in.
  public static final int MOST_EACH_NOTIFIER = 2;

  private static final int LONGEST_URL = 2_048;
  private static final int SECRET_BYTES = 32;
  private static final int MOST_PAGES = 20;

  private final WebhookStore store;
  private final InstantSource clock;
  private final SecureRandom random = new SecureRandom();
  private final WaitingMatches matched = new WaitingMatches();
  private volatile List<Webhook> known;

  /// Reads who is told of what.
  public WebhookDesk(WebhookStore store, InstantSource clock, MeterRegistry metrics) {
    this.store = store;
    this.clock = clock;
    this.known = store.all();
    FunctionCounter.builder(
            "recourse.webhooks.matches.left.out", matched, WaitingMatches::leftOutCount)
        .register(metrics);
  }

  /// A webhook that was registered, and its secret, which is shown once.
  ///
  /// @param webhook what is kept
  /// @param secret what its deliveries are signed with
  public record Registered(Webhook webhook, String secret) {
    @Override
    public String toString() {
      return "Registered[withheld]";
    }
  }

  /// Returns a tenant's webhooks, the oldest first.
  public List<Webhook> ofTenant(TenantId tenant) {
    return known.stream().filter(webhook -> webhook.tenant().equals(tenant)).toList();
  }

  /// Returns the webhooks that were registered with a key that hands notices in, the oldest
  /// first.
  public List<Webhook> ofNotifier(long key) {
    return known.stream()
        .filter(webhook -> webhook.notifier().filter(own -> own == key).isPresent())
        .toList();
  }

  /// Returns a webhook, if it is registered.
  Optional<Webhook> find(long number) {
    return known.stream().filter(webhook -> webhook.number() == number).findFirst();
  }

  /// Where and how somebody wants to be told.
  ///
  /// @param url `https:` or `http:`, without user, password and fragment
  /// @param events of what
  /// @param dialect in whose form
  /// @param settings what the dialect needs beside
  public record Wish(
      String url, Set<WebhookEvent> events, WebhookDialect dialect, String settings) {

    /// In our own form.
    public static Wish of(String url, Set<WebhookEvent> events) {
      return new Wish(url, events, WebhookDialect.RECOURSE, "");
    }

    @Override
    public String toString() {
      return "Wish[withheld]";
    }
  }

  /// Registers a webhook of the tenant's.
  public synchronized Registered register(TenantId tenant, Wish wish) {
    long count =
        ofTenant(tenant).stream().filter(one -> one.notifier().isEmpty()).count();
    if (count >= MOST_EACH) {
      throw ProblemException.invalid("a tenant may have " + MOST_EACH + " webhooks");
    }
    return register(tenant, wish, Optional.empty());
  }

  /// Registers a webhook of who hands notices in: it is told of what was handed in with this key.
  public synchronized Registered registerNotifier(TenantId tenant, long key, Wish wish) {
    if (ofNotifier(key).size() >= MOST_EACH_NOTIFIER) {
      throw ProblemException.invalid("a key may have " + MOST_EACH_NOTIFIER + " webhooks");
    }
    return register(tenant, wish, Optional.of(key));
  }

  private Registered register(TenantId tenant, Wish wish, Optional<Long> notifier) {
    checkUrl(wish.url());
    String secret = switch (wish.dialect()) {
      case RECOURSE, COOP_REPORTS -> secret();
      case COOP_ACTIONS -> signingKey(tenant);
    };
    NewWebhook given = ProblemException.valid(() -> new NewWebhook(
        wish.url(), secret, wish.events(), wish.dialect(), wish.settings(), notifier));
    Webhook webhook = store.register(tenant, given, clock.instant());
    known = store.all();
    return new Registered(webhook, secret);
  }

  private String secret() {
    byte[] bytes = new byte[SECRET_BYTES];
    random.nextBytes(bytes);
    return "rcw_" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  // As with Coop a platform has one key to check all that comes from here.
  private String signingKey(TenantId tenant) {
    return ofTenant(tenant).stream()
        .filter(webhook -> webhook.dialect() == WebhookDialect.COOP_ACTIONS)
        .findFirst()
        .flatMap(webhook -> store.secret(webhook.number()))
        .orElseGet(() -> SigningKey.make().secret());
  }

  /// Forgets a tenant's webhook and what waits for it.
  public synchronized void remove(TenantId tenant, long number) {
    if (!store.remove(tenant, number)) {
      throw ProblemException.notFound("webhook");
    }
    known = store.all();
  }

  /// Forgets a webhook of who hands notices in.
  public synchronized void removeNotifier(TenantId tenant, long key, long number) {
    if (ofNotifier(key).stream().noneMatch(webhook -> webhook.number() == number)) {
      throw ProblemException.notFound("webhook");
    }
    remove(tenant, number);
  }

  /// Posts what has changed since the webhooks were last told.
  void postChanges() {
    Instant now = now();
    for (Webhook webhook : known) {
      boolean more = true;
      for (int page = 0; more && page < MOST_PAGES; page++) {
        more = store.postChanges(webhook, now);
      }
    }
  }

  @Override
  public void lookedUp(TenantId tenant, List<HubMatch> matches) {
    if (matches.isEmpty()) {
      return;
    }
    if (ofTenant(tenant).stream().noneMatch(WebhookDesk::wantsMatches)) {
      return;
    }
    Instant now = now();
    List<WebhookNews> news = new ArrayList<>(matches.size());
    matches.forEach(match -> event(match.judgement())
        .ifPresent(event -> news.add(new WebhookNews(
            event,
            match.bank().name(),
            match.match().entry(),
            match.match().facts().standing(),
            match.match().facts().quarantined(),
            0,
            now))));
    matched.add(tenant, news);
  }

  /// Writes what matched since the last time. What the database does not take now waits on.
  @PreDestroy
  void postMatches() {
    Instant now = now();
    matched.take().forEach((tenant, news) -> {
      List<Webhook> told =
          ofTenant(tenant).stream().filter(WebhookDesk::wantsMatches).toList();
      try {
        matched.leaveOut(store.postMatches(told, news, now));
      } catch (StoreUnavailableException _) {
        matched.add(tenant, news);
        LOG.warn("event=MATCHES_WAIT cause=STORE_UNAVAILABLE");
      }
    });
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.SECONDS);
  }

  private static boolean wantsMatches(Webhook webhook) {
    return webhook.events().contains(WebhookEvent.MATCH_ACT)
        || webhook.events().contains(WebhookEvent.MATCH_REVIEW);
  }

  private static Optional<WebhookEvent> event(Judgement judgement) {
    return switch (judgement) {
      case Judgement.Act() -> Optional.of(WebhookEvent.MATCH_ACT);
      case Judgement.Review(var _) -> Optional.of(WebhookEvent.MATCH_REVIEW);
      case Judgement.Vetoed() -> Optional.empty();
    };
  }

  private static void checkUrl(String url) {
    try {
      URI uri = new URI(url);
      boolean web =
          "https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme());
      if (web
          && url.length() <= LONGEST_URL
          && uri.getHost() != null
          && uri.getRawUserInfo() == null
          && uri.getRawFragment() == null) {
        return;
      }
    } catch (URISyntaxException _) {
      // Said below, without repeating it.
    }
    throw ProblemException.invalid(
        "url must be http or https, with a host, without user and fragment, at most " + LONGEST_URL
            + " characters");
  }
}
