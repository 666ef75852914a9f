package org.recourse.server.limits;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/// Makes puzzles and knows them again. None is kept: each carries when it was made, how hard it
/// is, and a seal over these and what it is for, with a key that is made at start and kept
/// nowhere. Only those that let somebody in are remembered, as long as they live. May be shared
/// between threads.
@Component
public class Puzzles {

  /// How long a puzzle can be used.
  static final Duration LIVES = Duration.ofMinutes(10);

  private static final int KEY_BYTES = 32;
  private static final int NONCE_BYTES = 16;
  private static final int MOST_USED = 500_000;
  private static final Pattern TEXT =
      Pattern.compile("1\\.([0-9]{1,15})\\.([0-9]{1,2})\\.[0-9a-f]{32}\\.[0-9a-f]{64}");

  private final InstantSource clock;
  private final SecureRandom random = new SecureRandom();
  private final SecretKeySpec key;
  private final Map<String, Instant> used = new ConcurrentHashMap<>();

  /// Makes a key.
  public Puzzles(InstantSource clock) {
    this.clock = clock;
    byte[] bytes = new byte[KEY_BYTES];
    random.nextBytes(bytes);
    key = new SecretKeySpec(bytes, "HmacSHA256");
  }

  /// Makes a puzzle.
  ///
  /// @param about for what it can be used; two things that differ in anything differ here
  /// @param bits how hard each of its parts is
  Puzzle make(String about, int bits) {
    Instant now = clock.instant();
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    String text = "1." + now.toEpochMilli() + '.' + bits + '.' + HexFormat.of().formatHex(nonce);
    return new Puzzle(text + '.' + seal(text, about), bits, now);
  }

  /// Returns a puzzle of ours for this purpose that can be used now; empty if it is another's,
  /// for something else, too old, or was used.
  Optional<Puzzle> read(String text, String about) {
    Matcher parts = TEXT.matcher(text);
    if (!parts.matches() || used.containsKey(text)) {
      return Optional.empty();
    }
    int end = text.lastIndexOf('.');
    boolean ours = MessageDigest.isEqual(
        ascii(seal(text.substring(0, end), about)), ascii(text.substring(end + 1)));
    Instant madeAt = Instant.ofEpochMilli(Long.parseLong(parts.group(1)));
    return ours && clock.instant().isBefore(madeAt.plus(LIVES))
        ? Optional.of(new Puzzle(text, Integer.parseInt(parts.group(2)), madeAt))
        : Optional.empty();
  }

  /// Uses a puzzle, and returns whether it was not used before. When more are used than can be
  /// remembered, none can be until the oldest end.
  boolean use(Puzzle puzzle) {
    if (used.size() >= MOST_USED) {
      Instant now = clock.instant();
      used.values().removeIf(end -> !now.isBefore(end));
    }
    return used.size() < MOST_USED
        && used.putIfAbsent(puzzle.text(), puzzle.madeAt().plus(LIVES)) == null;
  }

  /// Has not used a puzzle: nobody was let in by it.
  void giveBack(Puzzle puzzle) {
    used.remove(puzzle.text());
  }

  /// Returns how long ago a puzzle was made.
  Duration age(Puzzle puzzle) {
    return Duration.between(puzzle.madeAt(), clock.instant());
  }

  private String seal(String text, String about) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      mac.update(ascii(text));
      mac.update((byte) 0);
      return HexFormat.of().formatHex(mac.doFinal(about.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new AssertionError("every Java has HmacSHA256", e);
    }
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
