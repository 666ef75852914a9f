package org.recourse.server.hma;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.recourse.hub.BankPolicy;
import org.recourse.hub.Hub;
import org.recourse.hub.LiveMatch;
import org.recourse.hub.Signal;
import org.recourse.hub.SignalType;
import org.recourse.hub.Upload;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// HMA's `/m`: what signals and files match.
@RestController
@RequestMapping(HmaGate.INSIDE + "/m")
class HmaMatchController {

  private final Hub hub;
  private final HmaLookups lookups;
  private final HmaFiles files;
  private final HmaSignalTypes types;
  private final InstantSource clock;
  private final JsonMapper json;

  HmaMatchController(
      Hub hub,
      HmaLookups lookups,
      HmaFiles files,
      HmaSignalTypes types,
      InstantSource clock,
      JsonMapper json) {
    this.hub = hub;
    this.lookups = lookups;
    this.files = files;
    this.types = types;
    this.clock = clock;
    this.json = json;
  }

  /// What a raw look-up found.
  ///
  /// @param matches numbers of contents, or [HmaLookups.Match]
  record Raw(List<Object> matches) {}

  /// How far the index is.
  ///
  /// @param present whether there is one
  /// @param builtTo up to when what was added is in it, in seconds
  /// @param size how many signals
  record IndexStatus(
      boolean present, @JsonProperty("built_to") long builtTo, long size) {}

  /// Looks a signal, or a file at an address, up.
  @GetMapping("/lookup")
  Map<String, ?> lookUp(
      HmaCaller caller,
      @RequestParam(required = false) @Nullable String url,
      @RequestParam(name = "content_type", required = false) @Nullable String contentType,
      @RequestParam(name = "types", required = false) @Nullable String wanted,
      @RequestParam(required = false) @Nullable String signal,
      @RequestParam(name = "signal_type", required = false) @Nullable String signalType,
      @RequestParam(required = false) @Nullable String banks,
      @RequestParam(required = false) @Nullable String seed) {
    // HMA takes `bypass_coinflip` here too, and does not do it.
    HmaLookups.Asked asked = HmaLookups.Asked.of(banks, seed, false);
    if (url == null || url.isEmpty()) {
      if (isMissing(signal) || isMissing(signalType)) {
        throw HmaFailure.bad("Either url or both signal and signal_type are required");
      }
      Signal one = types.signal(caller.tenant(), signalType, signal);
      return lookups.find(caller.tenant(), one.type(), Upload.of(one), asked);
    }
    Map<String, Map<String, List<HmaLookups.Match>>> found =
        lookUp(caller, files.fetch(url, contentType, wanted), asked);
    return signalType == null ? found : found.getOrDefault(signalType, Map.of());
  }

  /// Looks a file up, in a form field that is called what it is.
  @PostMapping("/lookup")
  Map<String, Map<String, List<HmaLookups.Match>>> lookUp(
      HmaCaller caller,
      HttpServletRequest request,
      @RequestParam(required = false) @Nullable String banks,
      @RequestParam(required = false) @Nullable String seed,
      @RequestParam(name = "bypass_coinflip", required = false) @Nullable String bypass)
      throws IOException {
    HmaLookups.Asked asked = HmaLookups.Asked.of(banks, seed, "true".equals(bypass));
    return lookUp(caller, files.form(request).requiredFile(), asked);
  }

  private Map<String, Map<String, List<HmaLookups.Match>>> lookUp(
      HmaCaller caller, HmaFile file, HmaLookups.Asked asked) {
    SignalType type = file.type().signalType();
    Optional<Upload> upload = file.upload();
    return Map.of(
        type.code(),
        upload.isEmpty() ? Map.of() : lookups.find(caller.tenant(), type, upload.get(), asked));
  }

  /// Looks a signal up in all banks, enabled or not.
  @GetMapping("/raw_lookup")
  Raw rawLookUp(
      HmaCaller caller,
      @RequestParam(required = false) @Nullable String signal,
      @RequestParam(name = "signal_type", required = false) @Nullable String signalType,
      @RequestParam(required = false) @Nullable String banks,
      @RequestParam(name = "include_distance", defaultValue = "false") String distance) {
    if (signal == null) {
      throw new HmaInvalidField("signal", "missing", "Field required");
    }
    if (signalType == null) {
      throw new HmaInvalidField("signal_type", "missing", "Field required");
    }
    boolean withDistance = HmaBody.flag("include_distance", distance);
    Signal one = types.signal(caller.tenant(), signalType, signal);
    HmaLookups.Asked asked = HmaLookups.Asked.of(banks, null, true);
    return new Raw(
        hub.find(caller.tenant(), Upload.of(one), bank -> asked.names(bank.name())).stream()
            .filter(match -> match.facts().standing().matches() && match.type() == one.type())
            .<Object>map(match -> withDistance ? HmaLookups.Match.of(match) : number(match))
            .toList());
  }

  private static Long number(LiveMatch match) {
    return match.entry().number();
  }

  /// Compares two signals of each type that is given.
  @PostMapping("/compare")
  Map<String, List<Object>> compare(HmaCaller caller, HttpServletRequest request)
      throws IOException {
    Map<String, List<Object>> compared = new LinkedHashMap<>();
    HmaBody.of(request, json)
        .fields()
        .forEachEntry((type, pair) -> compared.put(type, compared(caller, type, pair)));
    return compared;
  }

  private List<Object> compared(HmaCaller caller, String type, JsonNode pair) {
    if (!pair.isArray() || pair.size() != 2) {
      throw HmaFailure.bad("Comparison hash list length must be exactly 2");
    }
    Signal a = types.signal(caller.tenant(), type, pair.get(0).asString(""));
    Signal b = types.signal(caller.tenant(), type, pair.get(1).asString(""));
    if (a.type() != SignalType.PDQ) {
      return List.of(a.equals(b), Map.of());
    }
    int distance = a.fingerprint().distanceTo(b.fingerprint());
    return List.of(distance <= BankPolicy.MAX_RADIUS, Map.of("distance", distance));
  }

  /// Says how many signals the index has.
  @GetMapping("/index/status")
  Map<String, IndexStatus> indexStatus(
      HmaCaller caller,
      @RequestParam(name = "signal_type", required = false) @Nullable String signalType) {
    Map<String, IndexStatus> byType = new HashMap<>();
    for (SignalType type : types.chosen(signalType)) {
      // What was acknowledged is in the index: it is built to now.
      byType.put(
          type.code(),
          new IndexStatus(
              true, clock.instant().getEpochSecond(), hub.signalCount(caller.tenant(), type)));
    }
    return byType;
  }

  private static boolean isMissing(@Nullable String text) {
    return text == null || text.isEmpty();
  }
}
