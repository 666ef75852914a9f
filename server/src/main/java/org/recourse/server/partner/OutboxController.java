package org.recourse.server.partner;

import java.time.InstantSource;
import java.util.List;
import org.recourse.hub.DeliveryFailure;
import org.recourse.hub.Outbox;
import org.recourse.server.access.Caller;
import org.recourse.server.problem.ProblemException;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// What could not be delivered, and how to have it tried again.
@RestController
@RequestMapping("/api/v1/outbox/dead")
class OutboxController {

  private static final int MOST_AT_ONCE = 1_000;

  private final Outbox outbox;
  private final InstantSource clock;

  OutboxController(Outbox outbox, InstantSource clock) {
    this.outbox = outbox;
    this.clock = clock;
  }

  /// A dead delivery.
  ///
  /// @param number which delivery
  /// @param kind of its destination
  /// @param destination which of that kind
  /// @param id by which the destination would have known a repetition
  /// @param attempts how often it was tried
  /// @param failure why the last attempt failed
  /// @param createdAt since when it is kept, seconds since 1970
  record DeadJson(
      long number,
      String kind,
      long destination,
      String id,
      int attempts,
      DeliveryFailure failure,
      long createdAt) {
    static DeadJson of(Outbox.Dead dead) {
      return new DeadJson(
          dead.number(),
          dead.destination().kind(),
          dead.destination().number(),
          dead.key(),
          dead.attempts(),
          dead.failure(),
          dead.createdAt().getEpochSecond());
    }
  }

  /// How many are tried again.
  ///
  /// @param replayed how many
  record Replayed(int replayed) {}

  /// Lists deliveries that were given up, at most 1,000.
  ///
  /// @param after the number of the last one seen
  @GetMapping
  List<DeadJson> dead(Caller caller, @RequestParam(defaultValue = "0") long after) {
    return outbox.dead(caller.key().tenant(), after, MOST_AT_ONCE).stream()
        .map(DeadJson::of)
        .toList();
  }

  /// Has all dead deliveries tried again.
  @PostMapping("/replay")
  Replayed replayAll(Caller caller) {
    return new Replayed(outbox.replayAll(caller.key().tenant(), clock.instant()));
  }

  /// Has a dead delivery tried again.
  @PostMapping("/{number}/replay")
  @ResponseStatus(HttpStatus.ACCEPTED)
  void replay(Caller caller, @PathVariable long number) {
    if (!outbox.replay(caller.key().tenant(), number, clock.instant())) {
      throw ProblemException.notFound("dead delivery");
    }
  }
}
