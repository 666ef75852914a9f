package org.recourse.server.hma;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.recourse.hub.TenantStore;
import org.recourse.hub.TenantStore.Source;
import org.recourse.server.ServeSettings;
import org.recourse.server.access.KeyDesk;
import org.recourse.server.limits.LimitFilter;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/// Says who makes a call on HMA's port. May be shared between threads.
///
/// A network is known by the address at the other end of the connection; no header is believed.
/// A call with a key is its holder's, from wherever it comes, and nobody's if the key is not
/// valid.
@Component
class HmaCallers {

  private final Optional<HmaSettings> settings;
  private final TenantStore tenants;
  private final KeyDesk keys;
  private volatile @Nullable Source reviewers;

  HmaCallers(ServeSettings settings, TenantStore tenants, KeyDesk keys) {
    this.settings = settings.hma();
    this.tenants = tenants;
    this.keys = keys;
  }

  Optional<HmaCaller> caller(HttpServletRequest request) {
    Optional<HmaPathKey> key = HmaPathKey.from(request);
    return key.isPresent()
        ? keys.find(key.get().text()).map(HmaCaller::withKey)
        : settings.flatMap(hma -> fromNetwork(request, hma));
  }

  /*
   * Who opens a page in a browser that stands in an allowed network lends that page his place. Such
   * a call names its page; HMA's clients name none.
   */
  private Optional<HmaCaller> fromNetwork(HttpServletRequest request, HmaSettings hma) {
    if (request.getHeader(HttpHeaders.ORIGIN) != null
        || request.getHeader("Sec-Fetch-Site") != null
        || !isAllowed(request.getRemoteAddr(), hma)) {
      return Optional.empty();
    }
    String machine = LimitFilter.network(request.getRemoteAddr());
    return reviewers(hma).map(source -> HmaCaller.fromNetwork(machine, source, hma.scopes()));
  }

  private static boolean isAllowed(String peer, HmaSettings hma) {
    try {
      InetAddress address = InetAddress.ofLiteral(peer);
      return hma.allowed().stream().anyMatch(network -> network.contains(address));
    } catch (IllegalArgumentException _) {
      return false;
    }
  }

  // The tenant may come after the start: the first operator names it.
  private Optional<Source> reviewers(HmaSettings hma) {
    Source known = reviewers;
    if (known != null) {
      return Optional.of(known);
    }
    Optional<Source> found = hma.tenant()
        .flatMap(tenants::tenant)
        .flatMap(tenant -> tenants.source(tenant, KeyDesk.REVIEWERS));
    found.ifPresent(source -> reviewers = source);
    return found;
  }
}
