package org.recourse.server.hma;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.recourse.exchange.Exchanges;
import org.recourse.hub.BankName;
import org.recourse.hub.BankPolicy;
import org.recourse.hub.Hub;
import org.recourse.hub.HubBank;
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

/// HMA's `/c/banks` and `/c/bank/{name}`.
@RestController
@RequestMapping(HmaGate.INSIDE + "/c")
class HmaBankController {

  private final Hub hub;
  private final HmaBanks banks;
  private final Exchanges exchanges;
  private final JsonMapper json;

  HmaBankController(Hub hub, HmaBanks banks, Exchanges exchanges, JsonMapper json) {
    this.hub = hub;
    this.exchanges = exchanges;
    this.banks = banks;
    this.json = json;
  }

  /// Lists the banks.
  @GetMapping("/banks")
  List<HmaBankJson> banks(HmaCaller caller) {
    return hub.banks(caller.tenant()).stream().map(HmaBankJson::of).toList();
  }

  /// Makes a bank: `{"name": …, "enabled_ratio"?: …, "enabled"?: …}`.
  @PostMapping("/banks")
  @ResponseStatus(HttpStatus.CREATED)
  HmaBankJson create(HmaCaller caller, HttpServletRequest request) throws IOException {
    HmaBody body = HmaBody.of(request, json);
    BankName name = HmaBanks.named(body.text("name")
        .orElseThrow(() -> new HmaInvalidField("name", "missing", "Field required")));
    return hub.createBank(caller.tenant(), name, BankPolicy.USUAL, ratio(body).orElse(1.0))
        .map(HmaBankJson::of)
        .orElseThrow(HmaBanks::nameTaken);
  }

  /// Shows a bank.
  @GetMapping("/bank/{name}")
  HmaBankJson bank(HmaCaller caller, @PathVariable String name) {
    return HmaBankJson.of(banks.find(caller, name));
  }

  /// Changes a bank: `{"name"?: …, "enabled_ratio"?: …, "enabled"?: …}`.
  @PutMapping("/bank/{name}")
  HmaBankJson change(HmaCaller caller, @PathVariable String name, HttpServletRequest request)
      throws IOException {
    HubBank before = banks.find(caller, name);
    HmaBody body = HmaBody.of(request, json);
    HubBank after = before
        .named(body.text("name").map(HmaBanks::named).orElse(before.name()))
        .askedIn(ratio(body).orElse(before.enabledRatio()));
    if (!hub.changeBank(after)) {
      throw HmaBanks.nameTaken();
    }
    return HmaBankJson.of(after);
  }

  /// Removes a bank, and an exchange that fills it.
  ///
  /// HMA says that it is done whether there was such a bank or not.
  @DeleteMapping("/bank/{name}")
  HmaFailures.Message remove(HmaCaller caller, @PathVariable String name) {
    if (BankName.isAllowed(name)) {
      BankName given = new BankName(name);
      exchanges.find(caller.tenant(), given).ifPresent(exchanges::remove);
      hub.bank(caller.tenant(), given).ifPresent(bank -> hub.removeBank(bank.id()));
    }
    return new HmaFailures.Message("Done");
  }

  // The ratio counts where both are given.
  private static Optional<Double> ratio(HmaBody body) {
    Optional<Double> ratio = body.number("enabled_ratio");
    Optional<Boolean> enabled = body.flag("enabled");
    ratio.ifPresent(given -> {
      if (!(given >= 0 && given <= 1)) {
        throw HmaFailure.bad("enabled_ratio must be 0 to 1");
      }
    });
    return ratio.or(() -> enabled.map(is -> is ? 1.0 : 0.0));
  }
}
