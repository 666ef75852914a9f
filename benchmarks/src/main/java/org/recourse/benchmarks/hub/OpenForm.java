package org.recourse.benchmarks.hub;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.random.RandomGenerator;

/// The form with which a requester opens a case and sends her report, as her browser sends it
/// once its script has made the words.
///
/// @param body the fields
/// @param network from where it comes, as the proxy tells
record OpenForm(String body, String network) {

  /// Where it is sent.
  static final String PATH = "/en/open";

  private static final int KEY_BYTES = 32;

  /// Returns a form that nobody sent before, from any network.
  static OpenForm of(RandomGenerator random, String told) {
    byte[] key = new byte[KEY_BYTES];
    random.nextBytes(key);
    String body = "at=CODE&safe=yes&age=ADULT&who=SELF&what=REPORT&where="
        + encoded("https://pictures.example/item/" + random.nextInt(1 << 30))
        + "&kind=AUTHENTIC&told=" + encoded(told) + "&d1=yes&d2=yes&d3=yes&d4=yes&reach="
        + encoded("somebody@example.org") + "&signed=Some+One&c1=yes&c2=yes&go=open&key="
        + HexFormat.of().formatHex(key);
    String network =
        "10." + random.nextInt(256) + '.' + random.nextInt(256) + '.' + random.nextInt(256);
    return new OpenForm(body, network);
  }

  /// Returns the whole call.
  byte[] bytes(URI address) {
    return ("POST " + PATH + " HTTP/1.1\r\nHost: " + address.getAuthority()
            + "\r\nX-Forwarded-For: " + network
            + "\r\nSec-Fetch-Site: same-origin\r\nContent-Type: application/x-www-form-urlencoded"
            + "\r\nContent-Length: " + body.length() + "\r\n\r\n" + body)
        .getBytes(StandardCharsets.US_ASCII);
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
