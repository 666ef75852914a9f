package org.recourse.server.exchange;

import java.time.InstantSource;
import org.recourse.exchange.ShareStore;
import org.recourse.hub.BankName;
import org.recourse.hub.BankPurpose;
import org.recourse.hub.Hub;
import org.recourse.hub.HubBank;
import org.recourse.server.access.Caller;
import org.recourse.server.casework.CaseworkBanks;
import org.recourse.server.problem.ProblemException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Which of the caller's tenant's banks are shared with others.
@RestController
@RequestMapping("/api/v1/banks/{name}/sharing")
class SharingController {

  private final Hub hub;
  private final ShareStore shares;
  private final InstantSource clock;

  SharingController(Hub hub, ShareStore shares, InstantSource clock) {
    this.hub = hub;
    this.shares = shares;
    this.clock = clock;
  }

  /// How a bank is shared.
  ///
  /// @param shared whether its entries go out to every key with the scope FETCH
  /// @param takesSubmissions whether what partners submit goes into it; one bank at most does
  record Sharing(boolean shared, boolean takesSubmissions) {}

  /// Says how a bank is shared.
  @GetMapping
  Sharing sharing(Caller caller, @PathVariable String name) {
    ShareStore.Share share = shares
        .of(caller.key().tenant())
        .getOrDefault(find(caller, name).id(), new ShareStore.Share(false, false));
    return new Sharing(share.shared(), share.takesSubmissions());
  }

  /// Shares a bank, or ends it: its entries then go out as withdrawn.
  @PutMapping
  Sharing share(Caller caller, @PathVariable String name, @RequestBody Sharing given) {
    HubBank bank = find(caller, name);
    if (bank.policy().purpose() == BankPurpose.NEGATIVE
        && (given.shared() || given.takesSubmissions())) {
      throw ProblemException.invalid(
          "a negative bank is not shared: others would take it for what it vetoes");
    }
    if (bank.name().equals(CaseworkBanks.REQUESTED)
        && (given.shared() || given.takesSubmissions())) {
      throw ProblemException.invalid(
          "what is in it was brought for this platform alone; what may be shared is in "
              + CaseworkBanks.REQUESTED_FOR_ALL.text());
    }
    shares.set(
        caller.key().tenant(),
        bank.id(),
        new ShareStore.Share(given.shared(), given.takesSubmissions()),
        clock.instant());
    return given;
  }

  private HubBank find(Caller caller, String name) {
    if (!BankName.isAllowed(name)) {
      throw ProblemException.notFound("bank");
    }
    return hub.bank(caller.key().tenant(), new BankName(name))
        .orElseThrow(() -> ProblemException.notFound("bank"));
  }
}
