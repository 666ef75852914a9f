package org.recourse.server.hma;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.recourse.hub.Hub;
import org.recourse.hub.SignalType;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/// HMA's `/c/signal_type` and `/c/content_type`: which kinds there are.
@RestController
@RequestMapping(HmaGate.INSIDE + "/c")
class HmaTypeController {

  private final Hub hub;
  private final HmaSignalTypes types;
  private final InstantSource clock;
  private final JsonMapper json;

  HmaTypeController(Hub hub, HmaSignalTypes types, InstantSource clock, JsonMapper json) {
    this.hub = hub;
    this.types = types;
    this.clock = clock;
    this.json = json;
  }

  /// A signal type.
  ///
  /// @param name of the type
  /// @param enabledRatio in what share of look-ups it is asked
  record SignalTypeJson(
      String name, @JsonProperty("enabled_ratio") double enabledRatio) {}

  /// A content type.
  ///
  /// @param name of the type
  /// @param enabled whether such files are taken
  record ContentTypeJson(String name, boolean enabled) {}

  /// How far the index is behind the database: never.
  ///
  /// @param stored how many signals the database has
  /// @param indexed how many the index has
  /// @param outOfDate whether they differ
  /// @param newest when the newest was added at the latest, in seconds
  /// @param builtTo up to when what was added is in the index, in seconds
  record IndexJson(
      @JsonProperty("db_size") long stored,
      @JsonProperty("index_size") long indexed,
      @JsonProperty("index_out_of_date") boolean outOfDate,
      @JsonProperty("newest_db_item") long newest,
      @JsonProperty("index_built_to") long builtTo) {}

  /// Lists the signal types.
  @GetMapping("/signal_type")
  List<SignalTypeJson> signalTypes(HmaCaller caller) {
    return types.chosen(null).stream()
        .map(type -> new SignalTypeJson(type.code(), types.enabledRatio(caller.tenant(), type)))
        .toList();
  }

  /// Says in what share of look-ups a signal type is asked: `{"enabled_ratio": 0.5}`.
  @PutMapping("/signal_type/{name}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void enable(HmaCaller caller, @PathVariable String name, HttpServletRequest request)
      throws IOException {
    double ratio = HmaBody.of(request, json)
        .number("enabled_ratio")
        .orElseThrow(() -> HmaFailure.bad("enabled_ratio is required"));
    types.enable(caller.tenant(), name, ratio);
  }

  /// Says how far the index is behind the database.
  @GetMapping("/signal_type/index")
  Map<String, IndexJson> index(
      HmaCaller caller,
      @RequestParam(name = "signal_type", required = false) @Nullable String signalType) {
    Map<String, IndexJson> byType = new LinkedHashMap<>();
    long now = clock.instant().getEpochSecond();
    for (SignalType type : types.chosen(signalType)) {
      long count = hub.signalCount(caller.tenant(), type);
      byType.put(type.code(), new IndexJson(count, count, false, now, now));
    }
    return byType;
  }

  /// Lists the content types.
  @GetMapping("/content_type")
  List<ContentTypeJson> contentTypes() {
    return Stream.of(ContentType.values())
        .map(type -> new ContentTypeJson(type.code(), true))
        .toList();
  }
}
