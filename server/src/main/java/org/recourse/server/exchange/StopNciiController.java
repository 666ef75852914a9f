package org.recourse.server.exchange;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.recourse.exchange.Consumer;
import org.recourse.exchange.ConsumerStore;
import org.recourse.exchange.ShareStore;
import org.recourse.exchange.stopncii.FetchHashes;
import org.recourse.exchange.stopncii.Submission;
import org.recourse.hub.ApiKey;
import org.recourse.hub.BankId;
import org.recourse.hub.EntryDetails;
import org.recourse.hub.Hub;
import org.recourse.hub.NewEntry;
import org.recourse.hub.SourceId;
import org.recourse.hub.StatementKind;
import org.recourse.server.access.Caller;
import org.recourse.server.limits.CallLimits;
import org.recourse.server.problem.ProblemCode;
import org.recourse.server.problem.ProblemException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/// StopNCII's interface, so that its clients (`tx`, HMA, Coop) fetch from here by setting an
/// address. `x-functions-key` is one of our keys; `Ocp-Apim-Subscription-Key` is accepted
/// whatever it is. Every answer has a JSON body: the client parses it.
@RestController
@RequestMapping("/exchange/stopncii/v1")
class StopNciiController {

  private static final long FROM_THE_BEGINNING = 10;
  private static final int USUAL_PAGE = 800;

  private final FetchHashes fetchHashes;
  private final ShareStore shares;
  private final ConsumerStore consumers;
  private final Hub hub;
  private final PartnerFeedback feedback;
  private final CallLimits limits;
  private final InstantSource clock;

  StopNciiController(
      FetchHashes fetchHashes,
      ShareStore shares,
      ConsumerStore consumers,
      Hub hub,
      PartnerFeedback feedback,
      CallLimits limits,
      InstantSource clock) {
    this.fetchHashes = fetchHashes;
    this.shares = shares;
    this.consumers = consumers;
    this.hub = hub;
    this.feedback = feedback;
    this.limits = limits;
    this.clock = clock;
  }

  /// What was done with what was sent.
  ///
  /// @param count how many were sent
  /// @param accepted how many of them are known here now
  record Received(int count, int accepted) {}

  @GetMapping("/FetchHashes")
  FetchHashes.Answer fetchHashes(Caller caller, HttpServletRequest request) {
    FetchHashes.Answer answer = fetchHashes.answer(
        caller.key().tenant(),
        caller.key().source().id(),
        number(request, "startTimestamp", FROM_THE_BEGINNING, Long.MAX_VALUE),
        (int) number(request, "pageSize", USUAL_PAGE, FetchHashes.MOST),
        Optional.ofNullable(once(request, "nextPageToken")).filter(token -> !token.isEmpty()));
    note(caller.key());
    return answer;
  }

  /// Notes that somebody fetches who cannot acknowledge.
  private void note(ApiKey key) {
    Instant now = clock.instant();
    SourceId source = key.source().id();
    Consumer consumer = consumers
        .find(source, Consumer.Dialect.STOPNCII)
        .orElseGet(() -> Consumer.begins(source, Consumer.Dialect.STOPNCII, now));
    consumers.save(consumer.given(Consumer.Given.NONE, now));
  }

  @PostMapping("/SubmitHashes")
  Received submitHashes(Caller caller, @RequestBody JsonNode body) {
    List<Submission> submissions = Submission.ofHashes(body);
    BankId bank = shares
        .submissions(caller.key().tenant())
        .orElseThrow(
            () -> new ProblemException(ProblemCode.NOT_ALLOWED, "no bank here takes submissions"));
    List<NewEntry> entries = submissions.stream()
        .map(submission -> new NewEntry(
                bank,
                List.of(submission.signal()),
                feedback.said(caller.key(), submission.kind().orElse(StatementKind.PROPOSED)),
                EntryDetails.NONE)
            .byOurClock())
        .toList();
    if (entries.isEmpty()) {
      return new Received(0, 0);
    }
    limits.add(caller, entries.size());
    return new Received(entries.size(), hub.add(entries).size());
  }

  @PostMapping("/SubmitFeedback")
  Received submitFeedback(Caller caller, @RequestBody JsonNode body) {
    List<Submission> feedbacks = Submission.ofFeedback(body);
    return new Received(feedbacks.size(), feedback.take(caller.key(), feedbacks));
  }

  private static long number(
      HttpServletRequest request, String name, long otherwise, long greatest) {
    String text = once(request, name);
    if (text == null) {
      return otherwise;
    }
    try {
      long number = Long.parseLong(text);
      if (number >= 0 && number <= greatest) {
        return number;
      }
    } catch (NumberFormatException _) {
      // answered below
    }
    throw ProblemException.invalid(name + " must be a number from 0 to " + greatest);
  }

  private static @Nullable String once(HttpServletRequest request, String name) {
    String @Nullable [] values = request.getParameterValues(name);
    if (values != null && values.length > 1) {
      throw ProblemException.invalid(name + " is given more than once");
    }
    return values == null ? null : values[0];
  }
}
