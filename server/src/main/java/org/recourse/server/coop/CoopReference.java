package org.recourse.server.coop;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// By what something that is sent again is known again.
///
/// Coop's reports have no name of their own; what tells them apart would say who reported what.
/// So it is digested under the caller's key, of which this program keeps only a digest: nobody
/// who reads the database can try out users and pictures.
final class CoopReference {

  private CoopReference() {}

  static String of(String key, List<String> identity) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      for (String part : identity) {
        mac.update((part.length() + ":" + part).getBytes(StandardCharsets.UTF_8));
      }
      return "coop-" + HexFormat.of().formatHex(mac.doFinal());
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }
}
