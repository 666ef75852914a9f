package org.recourse.server.hma;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.recourse.exchange.Credentials;
import org.recourse.exchange.Exchange;
import org.recourse.exchange.ExchangeKind;
import org.recourse.exchange.ExchangeStatus;
import org.recourse.exchange.ExchangeStore;
import org.recourse.exchange.Exchanges;
import org.recourse.hub.BankName;
import org.recourse.hub.Hub;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/// HMA's `/c/exchanges` and `/c/exchange/{name}`: from whom is fetched.
@RestController
@RequestMapping(HmaGate.INSIDE + "/c")
class HmaExchangeController {

  private final Exchanges exchanges;
  private final ExchangeStore store;
  private final Hub hub;
  private final JsonMapper json;

  HmaExchangeController(Exchanges exchanges, ExchangeStore store, Hub hub, JsonMapper json) {
    this.exchanges = exchanges;
    this.store = store;
    this.hub = hub;
    this.json = json;
  }

  /// Whether there are credentials, spelled as HMA spells it.
  ///
  /// @param supported whether this kind takes any
  /// @param set whether they are set
  record Authentication(
      @JsonProperty("supports_authentification") boolean supported,
      @JsonProperty("has_set_authentification") boolean set) {}

  /// How fetching went. Times are seconds since 1970, null if it never did.
  ///
  /// @param checkpoint when all there was had been fetched
  /// @param fetched how many records were ever taken over
  /// @param completed when the last run ended
  /// @param succeeded whether it fetched what it should
  /// @param started when the run began that is under way
  /// @param upToDate whether the last run fetched all there was
  record Status(
      @JsonProperty("checkpoint_ts") @Nullable Long checkpoint,
      @JsonProperty("fetched_items") long fetched,
      @JsonProperty("last_fetch_complete_ts") @Nullable Long completed,
      @JsonProperty("last_fetch_succeeded") @Nullable Boolean succeeded,
      @JsonProperty("running_fetch_start_ts") @Nullable Long started,
      @JsonProperty("up_to_date") boolean upToDate) {

    static Status of(ExchangeStatus status) {
      return new Status(
          seconds(status.succeededAt()),
          status.fetchedCount(),
          seconds(status.endedAt()),
          status.endedAt().isPresent() ? status.failure().isEmpty() : null,
          status.isRunning() ? seconds(status.startedAt()) : null,
          status.upToDate());
    }

    private static @Nullable Long seconds(Optional<Instant> at) {
      return at.map(Instant::getEpochSecond).orElse(null);
    }
  }

  /// Lists the kinds of exchanges.
  @GetMapping("/exchanges/apis")
  List<String> kinds() {
    return Stream.of(ExchangeKind.values()).map(ExchangeKind::code).toList();
  }

  /// Says whether a kind has credentials.
  @GetMapping("/exchanges/api/{api}")
  Authentication authentication(HmaCaller caller, @PathVariable String api) {
    ExchangeKind kind = kind(api, HttpStatus.BAD_REQUEST);
    return new Authentication(
        !kind.credentials().isEmpty(), exchanges.hasCredentials(caller.tenant(), kind));
  }

  /// Sets a kind's credentials: `{"credential_json": {…}}`; an empty object clears them.
  @PostMapping("/exchanges/api/{api}")
  Authentication authenticate(
      HmaCaller caller, @PathVariable String api, HttpServletRequest request) throws IOException {
    ExchangeKind kind = kind(api, HttpStatus.BAD_REQUEST);
    HmaBody.of(request, json)
        .given("credential_json")
        .ifPresent(given -> exchanges.setCredentials(
            caller.tenant(), kind, new Credentials(HmaExchangeKinds.credentials(kind, given))));
    return authentication(caller, api);
  }

  /// Says what a kind takes.
  @GetMapping("/exchanges/api/{api}/schema")
  HmaExchangeKinds.Schema schema(@PathVariable String api) {
    return HmaExchangeKinds.schema(kind(api, HttpStatus.NOT_FOUND));
  }

  /// Lists the exchanges by name.
  @GetMapping("/exchanges")
  List<String> exchanges(HmaCaller caller) {
    return exchanges.of(caller.tenant()).stream()
        .map(exchange -> exchange.name().text())
        .toList();
  }

  /// Makes an exchange and its bank: `{"bank": …, "api": …, "api_json"?: {…}}`.
  @PostMapping("/exchanges")
  @ResponseStatus(HttpStatus.CREATED)
  HmaFailures.Message create(HmaCaller caller, HttpServletRequest request) throws IOException {
    HmaBody body = HmaBody.of(request, json);
    BankName name =
        HmaBanks.named(body.text("bank").orElseThrow(() -> HmaFailure.bad("bank is required")));
    ExchangeKind kind = kind(
        body.text("api").orElseThrow(() -> HmaFailure.bad("Field `api_type` is required")),
        HttpStatus.BAD_REQUEST);
    Map<String, String> settings = HmaExchangeKinds.settings(
        kind,
        body.given("api_json").orElse(json.createObjectNode()),
        store.credentials(caller.tenant(), kind));
    boolean enabled = !"false".equals(settings.remove("enabled"));
    Exchange made = exchanges
        .create(caller.tenant(), name, kind, settings, Exchange.USUALLY_EVERY, Credentials.NONE)
        .orElseThrow(() -> new HmaFailure(HttpStatus.FORBIDDEN, "Exchange already exists"));
    if (!enabled) {
      exchanges.enable(made, false);
    }
    return new HmaFailures.Message("Created successfully");
  }

  /// Shows an exchange.
  @GetMapping("/exchange/{name}")
  Map<String, Object> exchange(HmaCaller caller, @PathVariable String name) {
    return shown(required(caller, name));
  }

  /// Enables or disables an exchange: `{"enabled": …}`. HMA answers with what is no JSON here;
  /// this is what its documents promise.
  @PutMapping("/exchange/{name}")
  Map<String, Object> change(
      HmaCaller caller, @PathVariable String name, HttpServletRequest request) throws IOException {
    Exchange exchange = required(caller, name);
    HmaBody.of(request, json)
        .flag("enabled")
        .ifPresent(enabled -> exchanges.enable(exchange, enabled));
    return shown(required(caller, name));
  }

  /// Says how fetching went.
  @GetMapping("/exchange/{name}/status")
  Status status(HmaCaller caller, @PathVariable String name) {
    return Status.of(exchanges.status(required(caller, name)));
  }

  /// Removes an exchange. As in HMA its bank goes with it, and it is done whether there was such an
  /// exchange or not.
  @DeleteMapping("/exchange/{name}")
  HmaFailures.Message remove(HmaCaller caller, @PathVariable String name) {
    find(caller, name).ifPresent(exchange -> {
      exchanges.remove(exchange);
      hub.removeBank(exchange.bank());
    });
    return new HmaFailures.Message("Exchange deleted");
  }

  private static ExchangeKind kind(String code, HttpStatus otherwise) {
    return ExchangeKind.ofCode(code)
        .orElseThrow(() -> new HmaFailure(otherwise, "no such Exchange API"));
  }

  private Optional<Exchange> find(HmaCaller caller, String name) {
    return BankName.isAllowed(name)
        ? exchanges.find(caller.tenant(), new BankName(name))
        : Optional.empty();
  }

  private Exchange required(HmaCaller caller, String name) {
    return find(caller, name).orElseThrow(() -> HmaFailure.notFound("Exchange not found"));
  }

  private static Map<String, Object> shown(Exchange exchange) {
    Map<String, Object> shown = new LinkedHashMap<>(exchange.settings());
    shown.put("name", exchange.name().text());
    shown.put("api", exchange.kind().code());
    shown.put("enabled", exchange.enabled());
    return shown;
  }
}
