package org.recourse.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.security.MessageDigest;
import java.security.MessageDigestSpi;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.Security;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.recourse.hub.ApiKey;
import org.recourse.hub.KeyStore;
import org.recourse.hub.Scope;
import org.recourse.hub.SourceId;
import org.recourse.hub.TenantId;
import org.recourse.hub.TenantStore;

/// That who asks with what is no key of his learns nothing from how much work it made: digests
/// are counted by a provider that stands before Java's own, and queries by a store that counts.
class ConstantWorkTest {

  private static final Instant NOON = Instant.parse("2026-03-03T12:00:00Z");
  private static final TenantStore.Source SOURCE =
      new TenantStore.Source(new SourceId(1), TenantId.FIRST, KeyDesk.REVIEWERS, true);

  private final Counting counting = new Counting();
  private final AtomicInteger queries = new AtomicInteger();
  private final AtomicReference<Instant> now = new AtomicReference<>(NOON);
  private final Map<String, ApiKey> kept = new HashMap<>();
  private final KeyDesk desk = new KeyDesk(keys(), tenants(), now::get);

  @BeforeEach
  void count() {
    Security.insertProviderAt(counting, 1);
  }

  @AfterEach
  void stopCounting() {
    Security.removeProvider(counting.getName());
  }

  @Test
  void everyKeyCostsTheSameWorkWhateverItIs() {
    KeyDesk.Made valid = make(Duration.ofDays(2));
    KeyDesk.Made revoked = make(Duration.ofDays(2));
    desk.revoke(TenantId.FIRST, revoked.key().number());
    KeyDesk.Made expired = make(Duration.ofDays(1));
    now.set(NOON.plus(Duration.ofDays(1)));
    String text = valid.text().reveal();
    assertThat(work(text)).isEqualTo(new Work(true, 1, 47, 0));
    Work refused = new Work(false, 1, 47, 0);
    assertThat(work(revoked.text().reveal())).isEqualTo(refused);
    assertThat(work(expired.text().reveal())).isEqualTo(refused);
    for (String wrong : List.of(
        "rck_" + "A".repeat(43),
        "",
        "x",
        text.substring(1),
        text + "A",
        text + "\n",
        "é".repeat(47),
        "A".repeat(16_000),
        "!".repeat(47))) {
      assertThat(work(wrong)).as("%d characters", wrong.length()).isEqualTo(refused);
    }
  }

  @Test
  void aKeyThatWasMadeBeforeTheStartIsKnownWithoutAQuery() {
    KeyDesk.Made before = make(Duration.ofDays(2));
    KeyDesk restarted = new KeyDesk(keys(), tenants(), now::get);
    queries.set(0);
    assertThat(restarted.find(before.text())).contains(before.key());
    assertThat(queries).hasValue(0);
  }

  private record Work(boolean found, int digests, long bytes, int queries) {}

  private Work work(String sent) {
    counting.digests.set(0);
    counting.bytes.set(0);
    queries.set(0);
    boolean found = desk.find(KeyText.sent(sent)).isPresent();
    return new Work(found, counting.digests.get(), counting.bytes.get(), queries.get());
  }

  private KeyDesk.Made make(Duration validFor) {
    return desk.make(
        TenantId.FIRST, KeyDesk.REVIEWERS, "a key", EnumSet.of(Scope.LOOK_UP), validFor);
  }

  private TenantStore tenants() {
    return (TenantStore) Proxy.newProxyInstance(
        TenantStore.class.getClassLoader(),
        new Class<?>[] {TenantStore.class},
        (proxy, method, arguments) -> Optional.of(SOURCE));
  }

  private KeyStore keys() {
    return new KeyStore() {
      @Override
      public ApiKey create(
          TenantStore.Source source,
          String name,
          Set<Scope> scopes,
          byte[] digest,
          Instant createdAt,
          Instant expiresAt) {
        ApiKey key = new ApiKey(
            kept.size() + 1,
            source.tenant(),
            source,
            name,
            scopes,
            createdAt,
            expiresAt,
            Optional.empty());
        kept.put(HexFormat.of().formatHex(digest), key);
        return key;
      }

      @Override
      public Map<String, ApiKey> byDigest() {
        queries.incrementAndGet();
        return kept;
      }

      @Override
      public List<ApiKey> ofTenant(TenantId tenant) {
        queries.incrementAndGet();
        return List.of();
      }

      @Override
      public boolean isEmpty() {
        queries.incrementAndGet();
        return kept.isEmpty();
      }

      @Override
      public boolean revoke(TenantId tenant, long number, Instant at) {
        return true;
      }
    };
  }

  private static final class Counting extends Provider {
    private static final long serialVersionUID = 1;

    private final transient AtomicInteger digests = new AtomicInteger();
    private final transient AtomicLong bytes = new AtomicLong();
    private final transient MessageDigest real;

    Counting() {
      super("Counting", "1", "counts digests");
      try {
        real = MessageDigest.getInstance("SHA-256", "SUN");
      } catch (NoSuchAlgorithmException | java.security.NoSuchProviderException e) {
        throw new AssertionError(e);
      }
      putService(
          new Service(this, "MessageDigest", "SHA-256", CountedDigest.class.getName(), null, null) {
            @Override
            public Object newInstance(Object parameter) {
              return new CountedDigest(Counting.this);
            }
          });
    }
  }

  private static final class CountedDigest extends MessageDigestSpi {

    private final Counting counting;

    CountedDigest(Counting counting) {
      this.counting = counting;
    }

    @Override
    protected void engineUpdate(byte input) {
      counting.bytes.incrementAndGet();
      counting.real.update(input);
    }

    @Override
    protected void engineUpdate(byte[] input, int offset, int length) {
      counting.bytes.addAndGet(length);
      counting.real.update(input, offset, length);
    }

    @Override
    protected byte[] engineDigest() {
      counting.digests.incrementAndGet();
      return counting.real.digest();
    }

    @Override
    protected void engineReset() {
      counting.real.reset();
    }
  }
}
