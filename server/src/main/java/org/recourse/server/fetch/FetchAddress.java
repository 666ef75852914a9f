package org.recourse.server.fetch;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// An address that may be fetched as far as its spelling tells. Immutable; refuses to print itself.
final class FetchAddress {

  private static final int LONGEST = 2048;

  /*
   * Whatever ends in a number is an IPv4 address to some reader: 2130706433, 0x7f.1, 0177.0.0.1,
   * 127.1. Only the one plain spelling is taken.
   */
  private static final Pattern NUMBER_AT_END =
      Pattern.compile("(.*\\.)?([0-9]+|0[xX][0-9a-fA-F]*)\\.?");

  private static final String BYTE = "(25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])";
  private static final Pattern PLAIN_V4 = Pattern.compile(BYTE + "(\\." + BYTE + "){3}");

  private final URI uri;

  private FetchAddress(URI uri) {
    this.uri = uri;
  }

  /// Reads what a caller sent.
  ///
  /// @throws FetchRefusedException if it may not be fetched, whatever it leads to
  static FetchAddress parse(String text, Set<Integer> ports) throws FetchRefusedException {
    try {
      return checked(new URI(text), text.length(), ports);
    } catch (URISyntaxException _) {
      throw new FetchRefusedException(FetchRefusal.ADDRESS_INVALID);
    }
  }

  /// Returns where a redirect leads.
  ///
  /// @throws FetchRefusedException if it may not be fetched, whatever it leads to
  FetchAddress redirectedTo(String location, Set<Integer> ports) throws FetchRefusedException {
    try {
      return checked(uri.resolve(new URI(location)), location.length(), ports);
    } catch (URISyntaxException _) {
      throw new FetchRefusedException(FetchRefusal.ADDRESS_INVALID);
    }
  }

  private static FetchAddress checked(URI uri, int length, Set<Integer> ports)
      throws FetchRefusedException {
    String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    boolean http = scheme.equals("http") || scheme.equals("https");
    if (length > LONGEST
        || !http
        || uri.getRawUserInfo() != null
        || !isHostPlain(uri.getHost())
        || !ports.contains(port(uri, scheme))) {
      throw new FetchRefusedException(FetchRefusal.ADDRESS_INVALID);
    }
    return new FetchAddress(uri);
  }

  private static int port(URI uri, String scheme) {
    return uri.getPort() >= 0 ? uri.getPort() : scheme.equals("https") ? 443 : 80;
  }

  private static boolean isHostPlain(@Nullable String host) {
    if (host == null || host.isEmpty() || host.indexOf('%') >= 0) {
      return false;
    }
    return !NUMBER_AT_END.matcher(host).matches() || PLAIN_V4.matcher(host).matches();
  }

  /// Returns the address, to be connected to.
  URI uri() {
    return uri;
  }

  @Override
  public String toString() {
    return "FetchAddress[withheld]";
  }
}
