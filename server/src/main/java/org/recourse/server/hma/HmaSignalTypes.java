package org.recourse.server.hma;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.recourse.hub.Signal;
import org.recourse.hub.SignalType;
import org.recourse.hub.SignalTypeStore;
import org.recourse.hub.TenantId;
import org.springframework.stereotype.Component;

/// The types of signals that HMA knows, and in what share of look-ups each is asked. May be
/// shared between threads; what was read once is kept, since this process alone changes it.
@Component
class HmaSignalTypes {

  private static final List<SignalType> KNOWN = List.of(SignalType.PDQ, SignalType.VIDEO_MD5);

  private final SignalTypeStore store;
  private final Map<TenantId, Map<SignalType, Double>> ratios = new ConcurrentHashMap<>();

  HmaSignalTypes(SignalTypeStore store) {
    this.store = store;
  }

  /// Returns the type of this name, or all if there is none.
  ///
  /// @throws HmaFailure if it is not known
  List<SignalType> chosen(@Nullable String code) {
    return code == null ? KNOWN : List.of(known(code));
  }

  private static SignalType known(@Nullable String code) {
    return KNOWN.stream()
        .filter(type -> type.code().equals(code))
        .findFirst()
        .orElseThrow(() -> HmaFailure.bad("No such SignalType: there are pdq and video_md5"));
  }

  /// Reads a signal.
  ///
  /// @throws HmaFailure if its type is not known, or the text is not what its type says
  Signal signal(TenantId tenant, @Nullable String code, @Nullable String text) {
    SignalType type = known(code);
    if (enabledRatio(tenant, type) <= 0) {
      throw HmaFailure.bad("SignalType " + type.code() + " is not enabled");
    }
    try {
      return new Signal(type, text == null ? "" : text.strip());
    } catch (IllegalArgumentException e) {
      throw HmaFailure.bad("invalid signal: " + e.getMessage());
    }
  }

  /// Returns in what share of look-ups a type is asked, 0 to 1.
  double enabledRatio(TenantId tenant, SignalType type) {
    return ratios.computeIfAbsent(tenant, store::enabledRatios).getOrDefault(type, 1.0);
  }

  /// Says in what share of look-ups a type is asked.
  void enable(TenantId tenant, String code, double ratio) {
    if (!(ratio >= 0 && ratio <= 1)) {
      throw HmaFailure.bad("enabled_ratio must be 0 to 1: " + ratio);
    }
    store.setEnabledRatio(tenant, known(code), ratio);
    ratios.remove(tenant);
  }
}
