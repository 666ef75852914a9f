package org.recourse.server.intake.page;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.recourse.casework.code.CaseCode;
import org.recourse.casework.code.CodeLanguage;
import org.springframework.stereotype.Component;

/// What stands in the form that opens a case, so that the form sent twice opens one: the words of
/// a case that is opened without script are made of it. Whoever presses twice, or loads the
/// answer again because it did not arrive, gets the same words and the same case.
///
/// Nothing is kept for it. It holds for an hour and until the service is started again; then the
/// screen is shown with another. May be shared between threads.
@Component
class OpeningToken {

  private static final Duration VALID = Duration.ofHours(1);
  private static final int RANDOM_BYTES = 16;
  private static final int MAC_BYTES = 16;
  private static final int TOKEN_BYTES = Long.BYTES + RANDOM_BYTES + MAC_BYTES;

  private final InstantSource clock;
  private final SecureRandom random = new SecureRandom();
  private final byte[] secret = new byte[32];

  OpeningToken(InstantSource clock) {
    this.clock = clock;
    random.nextBytes(secret);
  }

  /// Returns a new one.
  String issue() {
    byte[] bytes = new byte[RANDOM_BYTES];
    random.nextBytes(bytes);
    byte[] said = ByteBuffer.allocate(Long.BYTES + RANDOM_BYTES)
        .putLong(clock.millis())
        .put(bytes)
        .array();
    return HexFormat.of().formatHex(said) + HexFormat.of().formatHex(mac("token", said, 0));
  }

  /// Returns the code of the case that is opened with it, the same each time; empty if it does
  /// not hold, or not any more. A form of somebody's own making, without one, has new words each
  /// time.
  Optional<CaseCode> code(String token, String tag) {
    CodeLanguage language = CodeLanguage.of(Locale.forLanguageTag(tag));
    return token.isEmpty()
        ? Optional.of(CaseCode.random(language, random))
        : read(token).map(said -> CaseCode.random(language, same(said)));
  }

  private RandomGenerator same(byte[] said) {
    AtomicLong count = new AtomicLong();
    return () -> ByteBuffer.wrap(mac("words", said, count.incrementAndGet())).getLong();
  }

  private Optional<byte[]> read(String token) {
    if (token.length() != 2 * TOKEN_BYTES || !token.chars().allMatch(HexFormat::isHexDigit)) {
      return Optional.empty();
    }
    byte[] bytes = HexFormat.of().parseHex(token);
    byte[] said = Arrays.copyOf(bytes, TOKEN_BYTES - MAC_BYTES);
    byte[] mac = Arrays.copyOfRange(bytes, TOKEN_BYTES - MAC_BYTES, TOKEN_BYTES);
    long age = clock.millis() - ByteBuffer.wrap(said).getLong();
    boolean holds =
        MessageDigest.isEqual(mac, mac("token", said, 0)) && age >= 0 && age <= VALID.toMillis();
    return holds ? Optional.of(said) : Optional.empty();
  }

  private byte[] mac(String what, byte[] said, long count) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret, "HmacSHA256"));
      mac.update(what.getBytes(StandardCharsets.US_ASCII));
      mac.update(said);
      mac.update(ByteBuffer.allocate(Long.BYTES).putLong(count).array());
      return Arrays.copyOf(mac.doFinal(), MAC_BYTES);
    } catch (GeneralSecurityException e) {
      throw new AssertionError("every Java has HmacSHA256", e);
    }
  }
}
