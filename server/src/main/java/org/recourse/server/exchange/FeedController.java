package org.recourse.server.exchange;

import org.jspecify.annotations.Nullable;
import org.recourse.exchange.feed.FeedDesk;
import org.recourse.exchange.feed.SignedBatch;
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

  private final FeedDesk desk;

  FeedController(FeedDesk desk) {
    this.desk = desk;
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

  private static ProblemException conflict(String detail) {
    return new ProblemException(ProblemCode.CURSOR_CONFLICT, detail);
  }
}
