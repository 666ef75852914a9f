package org.recourse.server.network;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Which addresses are everybody's internet, and not our own or a provider's network.
///
/// From the IANA special-purpose address registries (RFC 6890 and its updates), and the addresses
/// at which cloud providers tell a machine its secrets.
public final class PublicAddresses implements Predicate<InetAddress> {

  private static final List<Network> CLOSED_V4 = networks(
      "0.0.0.0/8",
      "10.0.0.0/8",
      "100.64.0.0/10", // shared by a carrier's customers; also one provider's metadata
      "127.0.0.0/8",
      "168.63.129.16/32", // a provider's metadata at a public address
      "169.254.0.0/16", // link-local; most providers' metadata
      "172.16.0.0/12",
      "192.0.0.0/24",
      "192.0.2.0/24",
      "192.31.196.0/24",
      "192.52.193.0/24",
      "192.88.99.0/24",
      "192.168.0.0/16",
      "192.175.48.0/24",
      "198.18.0.0/15",
      "198.51.100.0/24",
      "203.0.113.0/24",
      "224.0.0.0/4",
      "240.0.0.0/4");

  /*
   * All that is in use of IPv6's public space. What is outside is closed without being named:
   * loopback, IPv4-mapped and -compatible, 64:ff9b::/96 (NAT64), unique-local, link-local,
   * multicast.
   */
  private static final Network OPEN_V6 = Network.parse("2000::/3");

  private static final List<Network> CLOSED_V6 = networks(
      "2001::/23", // Teredo and others carry IPv4 addresses
      "2001:db8::/32",
      "2002::/16", // 6to4 carries IPv4 addresses
      "2620:4f:8000::/48",
      "3fff::/20");

  /// Makes the rule. Immutable.
  public PublicAddresses() {}

  /// Returns the rule that also opens these networks, as a platform's own.
  public static Predicate<InetAddress> and(List<Network> networks) {
    List<Network> open = List.copyOf(networks);
    return new PublicAddresses()
        .or(address -> open.stream().anyMatch(network -> network.contains(address)));
  }

  @Override
  public boolean test(InetAddress address) {
    return address instanceof Inet4Address
        ? CLOSED_V4.stream().noneMatch(network -> network.contains(address))
        : OPEN_V6.contains(address)
            && CLOSED_V6.stream().noneMatch(network -> network.contains(address));
  }

  private static List<Network> networks(String... texts) {
    return Stream.of(texts).map(Network::parse).toList();
  }
}
