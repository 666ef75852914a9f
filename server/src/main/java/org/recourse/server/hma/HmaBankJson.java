package org.recourse.server.hma;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.recourse.hub.HubBank;

/// A bank as HMA writes it.
///
/// @param name what it is called
/// @param ratio in what share of look-ups it is asked, 0 to 1
record HmaBankJson(
    String name, @JsonProperty("matching_enabled_ratio") double ratio) {

  static HmaBankJson of(HubBank bank) {
    return new HmaBankJson(bank.name().text(), bank.enabledRatio());
  }
}
