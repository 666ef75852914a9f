package org.recourse.server.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.recourse.exchange.feed.FeedDesk;
import org.recourse.exchange.feed.SignedBatch;
import org.recourse.exchange.feedback.Decision;
import org.recourse.exchange.stopncii.Submission;
import org.recourse.hub.Signal;
import org.recourse.hub.SignalType;
import org.recourse.server.access.Caller;
import org.recourse.server.problem.ProblemCode;
import org.recourse.server.problem.ProblemException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Our own feed, `docs/formats/feed-v1.md`.
@RestController
@RequestMapping("/feed/v1")
class FeedController {

  private static final int MOST_DECISIONS = 10_000;

  private final FeedDesk desk;
  private final PartnerFeedback feedback;

  FeedController(FeedDesk desk, PartnerFeedback feedback) {
    this.desk = desk;
    this.feedback = feedback;
  }

  /// The feed's public key.
  ///
  /// @param algorithm `Ed25519`
  /// @param publicKey base64 of SubjectPublicKeyInfo
  record PublicKeyJson(String algorithm, String publicKey) {}

  /// A consumer's word that it acted upon a batch.
  ///
  /// @param batch its number
  /// @param digest of its payload
  record Acknowledgement(@Nullable Long batch, @Nullable String digest) {}

  /// What was done.
  ///
  /// @param acknowledged the batch up to which all is acknowledged
  record Acknowledged(long acknowledged) {}

  /// What a consumer decided of signals that it had from here.
  ///
  /// @param decisions at most 10,000
  record Decisions(@Nullable List<@Nullable DecisionJson> decisions) {}

  /// One decision.
  ///
  /// @param type of the signal
  /// @param value of the signal
  /// @param decision `CONFIRMED`, `REFUSED` or `TAKEN_BACK`
  record DecisionJson(
      @Nullable String type,
      @Nullable String value,
      @Nullable String decision) {

    Submission submission() {
      SignalType known = SignalType.ofCode(String.valueOf(type))
          .filter(SignalType::isExchanged)
          .orElseThrow(() -> ProblemException.invalid("type must be pdq, video_md5 or sha256"));
      for (Decision possible : Decision.values()) {
        if (possible.name().equals(decision) && value != null) {
          return new Submission(new Signal(known, value), Optional.of(possible.statement()));
        }
      }
      throw ProblemException.invalid(
          "value is needed, and decision must be CONFIRMED, REFUSED or TAKEN_BACK");
    }

    @Override
    public String toString() {
      return "DecisionJson[withheld]";
    }
  }

  /// What was done.
  ///
  /// @param count how many decisions were sent
  /// @param known how many of the signals are known here
  record Taken(int count, int known) {}

  @GetMapping("/key")
  PublicKeyJson key() {
    return new PublicKeyJson("Ed25519", desk.publicKey());
  }

  @GetMapping("/batches")
  SignedBatch batch(
      Caller caller,
      @RequestParam(defaultValue = "0") long after,
      @RequestParam(defaultValue = "1000") int atMost) {
    return desk.next(caller.key().tenant(), caller.key().source().id(), after, atMost)
        .orElseThrow(() -> conflict("this cursor is not what this consumer acknowledged last"));
  }

  @PostMapping("/acknowledgements")
  Acknowledged acknowledge(Caller caller, @RequestBody Acknowledgement given) {
    Long number = given.batch();
    String digest = given.digest();
    if (number == null || digest == null) {
      throw ProblemException.invalid("batch and digest are needed");
    }
    if (!desk.acknowledge(caller.key().source().id(), number, digest)) {
      throw conflict("this is not the batch that this consumer was given last");
    }
    return new Acknowledged(number);
  }

  @PostMapping("/decisions")
  Taken decisions(Caller caller, @RequestBody Decisions given) {
    if (given.decisions() == null || given.decisions().size() > MOST_DECISIONS) {
      throw ProblemException.invalid("decisions must be an array of at most " + MOST_DECISIONS);
    }
    List<Submission> said = new ArrayList<>();
    for (@Nullable DecisionJson decision : given.decisions()) {
      if (decision == null) {
        throw ProblemException.invalid("a decision must be an object");
      }
      said.add(decision.submission());
    }
    return new Taken(said.size(), feedback.take(caller.key(), said));
  }

  private static ProblemException conflict(String detail) {
    return new ProblemException(ProblemCode.CURSOR_CONFLICT, detail);
  }
}
