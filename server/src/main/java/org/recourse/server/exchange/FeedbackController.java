package org.recourse.server.exchange;

import java.util.List;
import java.util.stream.Stream;
import org.recourse.exchange.Credentials;
import org.recourse.exchange.Exchange;
import org.recourse.exchange.ExchangeKind;
import org.recourse.exchange.ExchangeStore;
import org.recourse.exchange.Exchanges;
import org.recourse.exchange.fetch.FetchFailedException;
import org.recourse.exchange.ncmec.FeedbackReason;
import org.recourse.exchange.ncmec.NcmecFeedback;
import org.recourse.hub.SignalType;
import org.recourse.server.access.Caller;
import org.recourse.server.problem.ProblemCode;
import org.recourse.server.problem.ProblemException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// With which reasons an exchange lets one vote against its entries.
@RestController
@RequestMapping("/api/v1/exchanges/{name}/feedback/reasons")
class FeedbackController {

  private final Exchanges exchanges;
  private final ExchangeStore store;
  private final NcmecFeedback ncmec;

  FeedbackController(Exchanges exchanges, ExchangeStore store, NcmecFeedback ncmec) {
    this.exchanges = exchanges;
    this.store = store;
    this.ncmec = ncmec;
  }

  /// A reason.
  ///
  /// @param setting which setting of the exchange may hold it
  /// @param guid what to set it to
  /// @param name what it says
  /// @param type of which kind of fingerprint, in the exchange's own words
  record Reason(String setting, String guid, String name, String type) {}

  /// Lists with which reasons the exchange lets one vote against its entries.
  @GetMapping
  List<Reason> reasons(Caller caller, @PathVariable String name) {
    Exchange exchange = ExchangeController.find(exchanges, caller, name);
    if (exchange.kind() != ExchangeKind.NCMEC) {
      return List.of();
    }
    Credentials credentials = store.credentials(exchange);
    return Stream.of(SignalType.PDQ, SignalType.VIDEO_MD5)
        .flatMap(type -> asked(exchange, credentials, type).stream()
            .map(reason -> new Reason(
                NcmecFeedback.reasonSetting(type), reason.guid(), reason.name(), reason.type())))
        .toList();
  }

  private List<FeedbackReason> asked(Exchange exchange, Credentials credentials, SignalType type) {
    try {
      return ncmec.reasons(exchange, credentials, type);
    } catch (FetchFailedException e) {
      throw new ProblemException(
          ProblemCode.FETCH_REFUSED, "the exchange does not say: " + e.failure().name());
    }
  }
}
