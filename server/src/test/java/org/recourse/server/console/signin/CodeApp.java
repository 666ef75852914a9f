package org.recourse.server.console.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// An authenticator app. Each code it gives is one that was not used: a person would wait for the
/// next half minute, and this looks into the next one, which is allowed, as clocks differ.
public final class CodeApp {

  private static final Pattern SECRET = Pattern.compile("<code class=\"secret\">([A-Z2-7 ]+)<");

  private final byte[] secret;
  private long used;

  private CodeApp(byte[] secret) {
    this.secret = secret;
  }

  /// Types in what a page shows.
  public static CodeApp ofPage(String page) {
    Matcher found = SECRET.matcher(page);
    assertThat(found.find()).as(page).isTrue();
    return new CodeApp(Base32.decode(found.group(1).replace(" ", "")));
  }

  /// Returns a code that can be used once; there are three a half minute.
  public synchronized String code() {
    long now = Totp.step(Instant.now());
    used = Math.max(used + 1, now - 1);
    assertThat(used).as("a code of the future").isLessThanOrEqualTo(now + 1);
    return Totp.code(secret, used);
  }

  /// Returns what was typed in.
  public String secret() {
    return Base32.encode(secret);
  }

  /// Returns the code that was given last.
  public synchronized String usedCode() {
    return Totp.code(secret, used);
  }
}
