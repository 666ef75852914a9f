package org.recourse.server.network;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;

/// A range of addresses, as `10.1.0.0/16` or `fd00::/8`. Immutable.
///
/// @param first any address of it; the bits beyond the prefix are ignored
/// @param prefix how many leading bits all its addresses share
public record Network(InetAddress first, int prefix) {

  // Digits, points and colons alone: what looks like a name would be asked of a name server.
  private static final Pattern LITERAL =
      Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}|[0-9a-fA-F:]*:[0-9a-fA-F:.]*");

  /// Checks the prefix.
  public Network {
    int most = first.getAddress().length * 8;
    if (prefix < 0 || prefix > most) {
      throw new IllegalArgumentException("a prefix must be 0 to " + most + ": " + prefix);
    }
  }

  /// Reads `ADDRESS/PREFIX`, or one `ADDRESS` alone.
  ///
  /// @throws IllegalArgumentException if it is neither
  public static Network parse(String text) {
    int slash = text.indexOf('/');
    String address = slash < 0 ? text : text.substring(0, slash);
    if (!LITERAL.matcher(address).matches()) {
      throw new IllegalArgumentException("not a network, as 10.1.0.0/16: " + text);
    }
    try {
      InetAddress first = InetAddress.getByName(address);
      int prefix =
          slash < 0 ? first.getAddress().length * 8 : Integer.parseInt(text.substring(slash + 1));
      return new Network(first, prefix);
    } catch (UnknownHostException | NumberFormatException e) {
      throw new IllegalArgumentException("not a network, as 10.1.0.0/16: " + text, e);
    }
  }

  /// Returns whether an address is in it. An address of the other family never is.
  public boolean contains(InetAddress address) {
    byte[] ours = first.getAddress();
    byte[] theirs = address.getAddress();
    if (ours.length != theirs.length) {
      return false;
    }
    for (int bit = 0; bit < prefix; bit++) {
      int mask = 0x80 >> (bit & 7);
      if ((ours[bit >> 3] & mask) != (theirs[bit >> 3] & mask)) {
        return false;
      }
    }
    return true;
  }
}
