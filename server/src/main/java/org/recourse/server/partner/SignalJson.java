package org.recourse.server.partner;

import org.jspecify.annotations.Nullable;
import org.recourse.hub.Signal;

/// A signal in a body. Withheld from logs.
///
/// @param type `pdq`, `video_md5`, `sha256`, `regions` or `vpdq`
/// @param value hexadecimal digits; of `vpdq` the JSON list of python-threatexchange
record SignalJson(@Nullable String type, @Nullable String value) {

  static SignalJson of(Signal signal) {
    return new SignalJson(signal.type().code(), signal.text());
  }

  @Override
  public String toString() {
    return "SignalJson[withheld]";
  }
}
