package org.recourse.server.exchange;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.recourse.exchange.Credentials;
import org.recourse.exchange.Exchange;
import org.recourse.exchange.ExchangeKind;
import org.recourse.exchange.ExchangeStatus;
import org.recourse.exchange.Exchanges;
import org.recourse.exchange.FeedbackSetting;
import org.recourse.hub.BankName;
import org.recourse.server.access.Caller;
import org.recourse.server.problem.ProblemCode;
import org.recourse.server.problem.ProblemException;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// From whom the caller's tenant fetches.
@RestController
@RequestMapping("/api/v1/exchanges")
class ExchangeController {

  private final Exchanges exchanges;

  ExchangeController(Exchanges exchanges) {
    this.exchanges = exchanges;
  }

  /// A new exchange.
  ///
  /// @param name of it and of its bank
  /// @param kind `stop_ncii`, `ncmec`, `recourse_feed` or `local_file`
  /// @param settings what the kind needs
  /// @param credentials what the kind needs; kept sealed, never shown again
  /// @param everySeconds how often, 10 seconds to 7 days, 5 minutes if absent
  record NewExchange(
      @Nullable String name,
      @Nullable String kind,
      @Nullable Map<String, String> settings,
      @Nullable Map<String, String> credentials,
      @Nullable Long everySeconds) {

    @Override
    public String toString() {
      return "NewExchange[withheld]";
    }
  }

  /// What of an exchange is to change.
  ///
  /// @param enabled whether it is fetched on a schedule
  /// @param feedback whether it is told what is decided of its entries
  /// @param settings those that may be there or not; the empty text takes one away
  record Change(
      @Nullable Boolean enabled,
      @Nullable Boolean feedback,
      @Nullable Map<String, String> settings) {}

  /// An exchange in an answer. Times are seconds since 1970.
  ///
  /// @param name of it and of its bank
  /// @param kind of it
  /// @param settings of its kind, without credentials
  /// @param enabled whether it is fetched on a schedule
  /// @param everySeconds how often
  /// @param status how fetching went
  /// @param feedback whether it is told what is decided of its entries
  /// @param told of how many things it was told, or is being told
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record ExchangeJson(
      String name,
      String kind,
      Map<String, String> settings,
      boolean enabled,
      long everySeconds,
      boolean feedback,
      long told,
      Status status) {

    static ExchangeJson of(Exchange exchange, ExchangeStatus status, long told) {
      return new ExchangeJson(
          exchange.name().text(),
          exchange.kind().code(),
          exchange.settings(),
          exchange.enabled(),
          exchange.every().toSeconds(),
          exchange.feedback() == FeedbackSetting.ON,
          told,
          Status.of(status));
    }
  }

  /// How fetching went. Times are seconds since 1970.
  ///
  /// @param running whether it is being fetched now
  /// @param upToDate whether the last run fetched all there was
  /// @param startedAt when the last run began, if there was one
  /// @param endedAt when the last run ended, if one did
  /// @param succeededAt when all there was had been fetched, if ever
  /// @param failure why the last run failed, if it did
  /// @param fetched how many records were ever taken over
  /// @param quarantined how many records are in quarantine
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Status(
      boolean running,
      boolean upToDate,
      @Nullable Long startedAt,
      @Nullable Long endedAt,
      @Nullable Long succeededAt,
      @Nullable String failure,
      long fetched,
      long quarantined) {

    static Status of(ExchangeStatus status) {
      return new Status(
          status.isRunning(),
          status.upToDate(),
          seconds(status.startedAt()),
          seconds(status.endedAt()),
          seconds(status.succeededAt()),
          status.failure().orElse(null),
          status.fetchedCount(),
          status.quarantinedCount());
    }

    private static @Nullable Long seconds(Optional<Instant> at) {
      return at.map(Instant::getEpochSecond).orElse(null);
    }
  }

  /// What forgetting an exchange did.
  ///
  /// @param changed how many entries it changed
  record Removed(int changed) {}

  /// Lists from whom is fetched.
  @GetMapping
  List<ExchangeJson> all(Caller caller) {
    return exchanges.of(caller.key().tenant()).stream().map(this::json).toList();
  }

  /// Makes an exchange, and the bank of its name that it fills.
  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  ExchangeJson create(Caller caller, @RequestBody NewExchange given) {
    ExchangeKind kind = ExchangeKind.ofCode(String.valueOf(given.kind()))
        .orElseThrow(() -> ProblemException.invalid(
            "kind must be one of stop_ncii, ncmec, recourse_feed, local_file"));
    if (given.name() == null || !BankName.isAllowed(given.name())) {
      throw ProblemException.invalid("bank names must be UPPER_WITH_UNDERSCORE");
    }
    Credentials credentials = credentials(kind, given.credentials());
    Exchange made = exchanges
        .create(
            caller.key().tenant(),
            new BankName(given.name()),
            kind,
            given.settings() == null ? Map.of() : given.settings(),
            given.everySeconds() == null
                ? Exchange.USUALLY_EVERY
                : Duration.ofSeconds(given.everySeconds()),
            credentials)
        .orElseThrow(() ->
            new ProblemException(ProblemCode.NAME_TAKEN, "there is an exchange of this name"));
    return json(made);
  }

  /// Shows an exchange, and how fetching went.
  @GetMapping("/{name}")
  ExchangeJson one(Caller caller, @PathVariable String name) {
    return json(find(caller, name));
  }

  /// Enables or disables an exchange.
  @PatchMapping("/{name}")
  ExchangeJson change(Caller caller, @PathVariable String name, @RequestBody Change given) {
    if (given.settings() != null) {
      if (given.settings().containsValue(null)) {
        throw ProblemException.invalid("a setting is a text");
      }
      exchanges.change(find(caller, name), given.settings());
    }
    Exchange exchange = find(caller, name);
    if (given.enabled() != null) {
      exchanges.enable(exchange, given.enabled());
    }
    if (given.feedback() != null) {
      exchanges.setFeedback(exchange, given.feedback());
    }
    return json(find(caller, name));
  }

  /// Sets an exchange's credentials. They are never shown.
  @PutMapping("/{name}/credentials")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void setCredentials(
      Caller caller, @PathVariable String name, @RequestBody Map<String, String> given) {
    Exchange exchange = find(caller, name);
    exchanges.setCredentials(exchange, credentials(exchange.kind(), given));
  }

  /// Fetches at once.
  @PostMapping("/{name}/run")
  @ResponseStatus(HttpStatus.ACCEPTED)
  ExchangeJson run(Caller caller, @PathVariable String name) {
    Exchange exchange = find(caller, name);
    exchanges.runNow(exchange);
    return json(exchange);
  }

  /// Fetches again from the beginning.
  @PostMapping("/{name}/restart")
  @ResponseStatus(HttpStatus.ACCEPTED)
  ExchangeJson restart(Caller caller, @PathVariable String name) {
    Exchange exchange = find(caller, name);
    exchanges.restart(exchange);
    return json(exchange);
  }

  /// Removes an exchange, and takes back what its source said.
  @DeleteMapping("/{name}")
  Removed remove(Caller caller, @PathVariable String name) {
    return new Removed(exchanges.remove(find(caller, name)));
  }

  private ExchangeJson json(Exchange exchange) {
    return ExchangeJson.of(exchange, exchanges.status(exchange), exchanges.toldCount(exchange));
  }

  private Exchange find(Caller caller, String name) {
    return find(exchanges, caller, name);
  }

  static Exchange find(Exchanges exchanges, Caller caller, String name) {
    if (!BankName.isAllowed(name)) {
      throw ProblemException.notFound("exchange");
    }
    return exchanges
        .find(caller.key().tenant(), new BankName(name))
        .orElseThrow(() -> ProblemException.notFound("exchange"));
  }

  private static Credentials credentials(ExchangeKind kind, @Nullable Map<String, String> given) {
    if (given == null || given.isEmpty()) {
      return Credentials.NONE;
    }
    List<String> known = new ArrayList<>(kind.credentials());
    known.addAll(kind.moreCredentials());
    if (!known.containsAll(given.keySet()) || given.containsValue(null)) {
      throw ProblemException.invalid(
          "an exchange of this kind has only these credentials: " + known);
    }
    return new Credentials(given);
  }
}
