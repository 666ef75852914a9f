package org.recourse.server.console.review;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.recourse.server.partner.MediaDesk;
import org.recourse.server.partner.ShownPicture;
import org.recourse.server.problem.ProblemCode;
import org.recourse.server.problem.ProblemException;
import org.springframework.stereotype.Component;

/// Pictures between the look that was granted and the page that shows them: in memory, for two
/// minutes, each taken once, by whom it was granted alone. May be shared between threads.
///
/// What the platform's link gives is decoded in the jailed child. What is shown is made anew from
/// the grey plane that comes back: no byte of the file reaches a reviewer's browser.
@Component
class Views {

  private static final Duration SHOWN_WITHIN = Duration.ofMinutes(2);
  private static final int MOST = 100;
  private static final int TOKEN_BYTES = 16;

  private final MediaDesk media;
  private final InstantSource clock;
  private final SecureRandom random = new SecureRandom();
  private final Map<String, View> waiting = new ConcurrentHashMap<>();

  Views(MediaDesk media, InstantSource clock) {
    this.media = media;
    this.clock = clock;
  }

  @SuppressWarnings("ArrayRecordComponent") // private, and never compared
  private record View(long reviewer, byte[] png, Instant until) {}

  /// Fetches a picture, and returns by what it is asked for.
  ///
  /// @param link the platform's, for one view
  /// @throws ProblemException if it was not fetched, or is no picture
  String fetched(long reviewer, String link) {
    Instant now = room();
    return keep(reviewer, ShownPicture.of(media.fetch(link).decoding()), now);
  }

  /// Takes a picture that was made before, and returns by what it is asked for.
  String kept(long reviewer, byte[] png) {
    return keep(reviewer, png, room());
  }

  private Instant room() {
    Instant now = clock.instant();
    waiting.values().removeIf(view -> now.isAfter(view.until()));
    if (waiting.size() >= MOST) {
      throw new ProblemException(ProblemCode.OVERLOADED, "too many pictures wait to be shown");
    }
    return now;
  }

  private String keep(long reviewer, byte[] png, Instant now) {
    byte[] token = new byte[TOKEN_BYTES];
    random.nextBytes(token);
    String name = HexFormat.of().formatHex(token);
    waiting.put(name, new View(reviewer, png, now.plus(SHOWN_WITHIN)));
    return name;
  }

  /// Takes a picture: it is gone then.
  Optional<byte[]> take(long reviewer, String name) {
    View view = waiting.get(name);
    if (view == null || view.reviewer() != reviewer || clock.instant().isAfter(view.until())) {
      return Optional.empty();
    }
    return waiting.remove(name, view) ? Optional.of(view.png()) : Optional.empty();
  }
}
