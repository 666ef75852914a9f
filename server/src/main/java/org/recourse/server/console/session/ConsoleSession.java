package org.recourse.server.console.session;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.recourse.casework.staff.StaffId;

/// One browser on the staff's pages: of somebody who signed in, or of nobody yet. May be shared
/// between threads.
public final class ConsoleSession {

  private final Optional<StaffId> member;
  private final String csrf;
  private final Instant startedAt;
  private volatile Instant seenAt;
  private volatile Instant freshAt;
  private final Map<String, Object> notes = new ConcurrentHashMap<>();

  ConsoleSession(Optional<StaffId> member, String csrf, Instant startedAt) {
    this.member = member;
    this.csrf = csrf;
    this.startedAt = startedAt;
    this.seenAt = startedAt;
    this.freshAt = startedAt;
  }

  /// Returns who signed in; empty if nobody has yet.
  public Optional<StaffId> member() {
    return member;
  }

  /// Returns when it began.
  public Instant startedAt() {
    return startedAt;
  }

  /// Returns when somebody last showed that it is he.
  public Instant freshAt() {
    return freshAt;
  }

  /// Takes that it was shown that it is he.
  public void refresh(Instant now) {
    freshAt = now;
  }

  Instant seenAt() {
    return seenAt;
  }

  void see(Instant now) {
    seenAt = now;
  }

  String csrf() {
    return csrf;
  }

  /// Keeps something between two calls, as a challenge.
  public void note(String name, Object value) {
    notes.put(name, value);
  }

  /// Returns what was kept.
  public <T> Optional<T> noted(String name, Class<T> type) {
    return Optional.ofNullable(notes.get(name)).map(type::cast);
  }

  /// Returns what was kept and keeps it no more: of two who ask at once, one gets it.
  public <T> Optional<T> take(String name, Class<T> type) {
    return Optional.ofNullable(notes.remove(name)).map(type::cast);
  }

  @Override
  public String toString() {
    return "ConsoleSession[withheld]";
  }
}
