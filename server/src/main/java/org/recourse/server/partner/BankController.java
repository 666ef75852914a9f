package org.recourse.server.partner;

import java.util.List;
import org.recourse.hub.BankName;
import org.recourse.hub.BankPolicy;
import org.recourse.hub.Hub;
import org.recourse.hub.HubBank;
import org.recourse.server.access.Caller;
import org.recourse.server.problem.ProblemCode;
import org.recourse.server.problem.ProblemException;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// The banks of the caller's tenant.
@RestController
@RequestMapping("/api/v1/banks")
class BankController {

  private final Hub hub;

  BankController(Hub hub) {
    this.hub = hub;
  }

  /// Lists the tenant's banks, by name.
  @GetMapping
  List<BankJson> banks(Caller caller) {
    return hub.banks(caller.key().tenant()).stream().map(BankJson::of).toList();
  }

  /// Shows a bank.
  @GetMapping("/{name}")
  BankJson bank(Caller caller, @PathVariable String name) {
    return BankJson.of(find(hub, caller, name));
  }

  /// Makes a bank. What is absent of its policy is as usual.
  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  BankJson create(Caller caller, @RequestBody BankJson given) {
    BankName name = Given.bankName(given.name());
    return hub.createBank(
            caller.key().tenant(),
            name,
            given.over(BankPolicy.USUAL),
            Given.or(given.enabledRatio(), 1.0))
        .map(BankJson::of)
        .orElseThrow(BankController::nameTaken);
  }

  /// Changes a bank. What is absent stays as it is; its purpose cannot be changed.
  @PatchMapping("/{name}")
  BankJson change(Caller caller, @PathVariable String name, @RequestBody BankJson given) {
    HubBank before = find(hub, caller, name);
    HubBank after = before
        .named(given.name() == null ? before.name() : Given.bankName(given.name()))
        .under(given.over(before.policy()))
        .askedIn(Given.or(given.enabledRatio(), before.enabledRatio()));
    if (!hub.changeBank(after)) {
      throw nameTaken();
    }
    return BankJson.of(after);
  }

  /// Removes a bank with all its entries.
  @DeleteMapping("/{name}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void remove(Caller caller, @PathVariable String name) {
    hub.removeBank(find(hub, caller, name).id());
  }

  static HubBank find(Hub hub, Caller caller, String name) {
    if (!BankName.isAllowed(name)) {
      throw ProblemException.notFound("bank");
    }
    return hub.bank(caller.key().tenant(), new BankName(name))
        .orElseThrow(() -> ProblemException.notFound("bank"));
  }

  private static ProblemException nameTaken() {
    return new ProblemException(ProblemCode.NAME_TAKEN, "there is a bank of this name");
  }
}
