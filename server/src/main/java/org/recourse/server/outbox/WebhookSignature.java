package org.recourse.server.outbox;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// How a webhook knows that a delivery comes from us, and when it was sent:
/// `v1=` and HMAC-SHA-256 over the timestamp, a full stop, and the body (docs/api/webhooks.md).
public final class WebhookSignature {

  private WebhookSignature() {}

  /// Signs.
  ///
  /// @param secret as it was shown on registration, in UTF-8
  /// @param timestamp seconds since 1970, as it is sent
  /// @param body as it is sent
  public static String of(String secret, long timestamp, byte[] body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      mac.update((timestamp + ".").getBytes(StandardCharsets.UTF_8));
      return "v1=" + HexFormat.of().formatHex(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }
}
