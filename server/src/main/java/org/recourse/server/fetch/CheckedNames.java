package org.recourse.server.fetch;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.apache.hc.client5.http.DnsResolver;

/// Resolves a name once for a connection and gives out only what was checked, so that there is no
/// second answer to be fooled by. A name of which any address is closed is refused whole. May be
/// shared between threads.
final class CheckedNames implements DnsResolver {

  private static final int SECONDS_ALLOWED = 5;

  private final NameLookup lookup;
  private final Predicate<InetAddress> open;
  private final ExecutorService resolving;

  /// @param open which addresses may be connected to
  /// @param resolving runs what may hang, since the machine's resolver cannot be hurried
  CheckedNames(NameLookup lookup, Predicate<InetAddress> open, ExecutorService resolving) {
    this.lookup = lookup;
    this.open = open;
    this.resolving = resolving;
  }

  @Override
  public InetAddress[] resolve(String host) throws UnknownHostException {
    List<InetAddress> addresses = addresses(bare(host));
    if (addresses.isEmpty() || !addresses.stream().allMatch(open)) {
      throw refused();
    }
    return addresses.toArray(InetAddress[]::new);
  }

  @Override
  public String resolveCanonicalHostname(String host) {
    return host;
  }

  private List<InetAddress> addresses(String host) throws UnknownHostException {
    Future<List<InetAddress>> asked = resolving.submit(() -> lookup.addressesOf(host));
    try {
      return asked.get(SECONDS_ALLOWED, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException _) {
      asked.cancel(true);
      throw refused();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw refused();
    }
  }

  private static String bare(String host) {
    return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
  }

  // Without the name: messages of exceptions end in logs.
  private static UnknownHostException refused() {
    return new UnknownHostException("refused");
  }
}
