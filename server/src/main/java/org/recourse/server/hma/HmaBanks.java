package org.recourse.server.hma;

import org.recourse.hub.BankName;
import org.recourse.hub.Hub;
import org.recourse.hub.HubBank;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/// Finds and names banks as HMA does. May be shared between threads.
@Component
class HmaBanks {

  private final Hub hub;

  HmaBanks(Hub hub) {
    this.hub = hub;
  }

  /// Returns the caller's bank of this name.
  ///
  /// @throws HmaFailure if there is none
  HubBank find(HmaCaller caller, String name) {
    if (!BankName.isAllowed(name)) {
      throw HmaFailure.notFound("bank not found");
    }
    return hub.bank(caller.tenant(), new BankName(name))
        .orElseThrow(() -> HmaFailure.notFound("bank '" + name + "' not found"));
  }

  /// Reads a name.
  ///
  /// @throws HmaFailure if no bank may be called so
  static BankName named(String text) {
    if (!BankName.isAllowed(text)) {
      throw HmaFailure.bad("Bank names must be UPPER_WITH_UNDERSCORE");
    }
    return new BankName(text);
  }

  static HmaFailure nameTaken() {
    return new HmaFailure(HttpStatus.FORBIDDEN, "Bank already exists");
  }
}
