package org.recourse.server.console.session;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.recourse.casework.staff.StaffId;
import org.springframework.stereotype.Component;

/// All sessions, by the digests of their tokens. May be shared between threads.
@Component
public class ConsoleSessions {

  /// How long somebody may do nothing.
  static final Duration IDLE = Duration.ofMinutes(30);

  /// How long a session lasts whatever is done.
  static final Duration LONGEST = Duration.ofHours(12);

  /// How many sessions of nobody there are at most; the oldest go first.
  static final int MOST_OF_NOBODY = 5_000;

  private static final int TOKEN_BYTES = 32;

  private final InstantSource clock;
  private final SecureRandom random = new SecureRandom();
  private final Map<String, ConsoleSession> sessions = new ConcurrentHashMap<>();

  /// Counts time by this clock.
  public ConsoleSessions(InstantSource clock) {
    this.clock = clock;
  }

  /// A session that was opened, and its token, which only the browser keeps.
  public record Opened(String token, ConsoleSession session) {

    @Override
    public String toString() {
      return "Opened[withheld]";
    }
  }

  /// Opens a session.
  ///
  /// @param member who signed in; empty for a browser in which nobody has yet
  public Opened open(Optional<StaffId> member) {
    Instant now = clock.instant();
    sessions.values().removeIf(session -> isOver(session, now));
    if (member.isEmpty()) {
      makeRoom();
    }
    String token = chance();
    ConsoleSession session = new ConsoleSession(member, chance(), now);
    sessions.put(digest(token), session);
    return new Opened(token, session);
  }

  /// Returns the session of a token, if it still lasts, and counts its idle time anew.
  public Optional<ConsoleSession> find(String token) {
    Instant now = clock.instant();
    Optional<ConsoleSession> found =
        Optional.ofNullable(sessions.get(digest(token))).filter(session -> !isOver(session, now));
    found.ifPresent(session -> session.see(now));
    return found;
  }

  /// Ends a session.
  public void close(String token) {
    sessions.remove(digest(token));
  }

  private void makeRoom() {
    long nobodys =
        sessions.values().stream().filter(one -> one.member().isEmpty()).count();
    if (nobodys >= MOST_OF_NOBODY) {
      sessions.entrySet().stream()
          .filter(one -> one.getValue().member().isEmpty())
          .min(Comparator.comparing(one -> one.getValue().startedAt()))
          .ifPresent(oldest -> sessions.remove(oldest.getKey()));
    }
  }

  private static boolean isOver(ConsoleSession session, Instant now) {
    return now.isAfter(session.seenAt().plus(IDLE))
        || now.isAfter(session.startedAt().plus(LONGEST));
  }

  private String chance() {
    byte[] bytes = new byte[TOKEN_BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static String digest(String token) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
