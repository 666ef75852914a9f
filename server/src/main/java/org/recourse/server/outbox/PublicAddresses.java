package org.recourse.server.outbox;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;

/// Addresses that belong to the whole internet and not to a machine or network of the operator's:
/// all that IANA's registries of special-purpose addresses (RFC 6890) do not list.
final class PublicAddresses {

  private PublicAddresses() {}

  static boolean contain(InetAddress address) {
    if (address.isAnyLocalAddress()
        || address.isLoopbackAddress()
        || address.isLinkLocalAddress()
        || address.isSiteLocalAddress()
        || address.isMulticastAddress()) {
      return false;
    }
    return switch (address) {
      case Inet4Address four -> containFour(four.getAddress());
      case Inet6Address six -> containSix(six.getAddress());
      default -> false;
    };
  }

  private static boolean containFour(byte[] a) {
    int first = a[0] & 0xff;
    int second = a[1] & 0xff;
    int third = a[2] & 0xff;
    boolean shared = first == 100 && second >= 64 && second < 128;
    boolean protocols = first == 192 && second == 0 && (third == 0 || third == 2);
    boolean relays = first == 192 && second == 88 && third == 99;
    boolean benchmarks = first == 198 && (second == 18 || second == 19);
    boolean documents = (first == 198 && second == 51 && third == 100)
        || (first == 203 && second == 0 && third == 113);
    return first != 0 && first < 224 && !(shared || protocols || relays || benchmarks || documents);
  }

  // 2000::/3 is what is given out; in it, what leads elsewhere (Teredo, 6to4) or is for documents.
  private static boolean containSix(byte[] a) {
    int first = word(a, 0);
    int second = word(a, 2);
    boolean given = (first & 0xe000) == 0x2000;
    boolean elsewhere = (first == 0x2001 && second < 0x0200) || first == 0x2002;
    boolean documents =
        (first == 0x2001 && second == 0x0db8) || (first == 0x3fff && (second & 0xf000) == 0);
    return given && !elsewhere && !documents;
  }

  private static int word(byte[] a, int at) {
    return ((a[at] & 0xff) << 8) | (a[at + 1] & 0xff);
  }
}
