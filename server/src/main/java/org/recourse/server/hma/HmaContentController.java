package org.recourse.server.hma;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.recourse.hub.Entry;
import org.recourse.hub.EntryDetails;
import org.recourse.hub.HubBank;
import org.recourse.hub.NewEntry;
import org.recourse.hub.Signal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/// HMA's `/c/bank/{name}/content` and `/signal`: what is in banks.
///
/// As in HMA the bank in the path must exist, but a content is found by its number whichever of
/// the caller's banks it is in.
@RestController
@RequestMapping(HmaGate.INSIDE + "/c/bank/{name}")
class HmaContentController {

  private final HmaBanks banks;
  private final HmaContents contents;
  private final HmaFiles files;
  private final HmaSignalTypes types;
  private final JsonMapper json;

  HmaContentController(
      HmaBanks banks, HmaContents contents, HmaFiles files, HmaSignalTypes types, JsonMapper json) {
    this.banks = banks;
    this.contents = contents;
    this.files = files;
    this.types = types;
    this.json = json;
  }

  /// What was added. Withheld from logs.
  ///
  /// @param id which entry
  /// @param signals what it is found by
  record Added(long id, Map<String, String> signals) {
    @Override
    public String toString() {
      return "Added[withheld]";
    }
  }

  /// What was removed.
  ///
  /// @param count 1, or 0 if there was none
  record Deleted(@JsonProperty("deleted") int count) {}

  /// Adds a content from a file or an address. HMA's documents say 201; it answers 200.
  @PostMapping("/content")
  Added add(HmaCaller caller, @PathVariable String name, HttpServletRequest request)
      throws IOException {
    HubBank bank = banks.find(caller, name);
    String url = request.getParameter("url");
    if (url != null && !url.isEmpty()) {
      EntryDetails details = HmaBody.isJson(request) && request.getContentLengthLong() != 0
          ? HmaDetails.of(HmaBody.of(request, json))
          : HmaDetails.of(files.form(request).fields(), json);
      HmaFile file =
          files.fetch(url, request.getParameter("content_type"), request.getParameter("types"));
      return add(caller, bank, file.signals(), details);
    }
    if (!HmaFiles.isForm(request)) {
      throw HmaFailure.bad("Neither `url` nor multipart file upload was received");
    }
    HmaFiles.Form form = files.form(request);
    EntryDetails details = HmaDetails.of(form.fields(), json);
    return add(caller, bank, form.requiredFile().signals(), details);
  }

  /// Adds signals as one content: `{"pdq": …, "note"?: …}`.
  @PostMapping("/signal")
  Added addSignals(HmaCaller caller, @PathVariable String name, HttpServletRequest request)
      throws IOException {
    HubBank bank = banks.find(caller, name);
    HmaBody body = HmaBody.of(request, json);
    EntryDetails details = EntryDetails.NONE.noted(HmaDetails.note(body));
    List<Signal> signals = new ArrayList<>();
    body.fields().remove("note");
    body.fields()
        .forEachEntry(
            (type, text) -> signals.add(types.signal(caller.tenant(), type, text.asString(""))));
    if (signals.isEmpty() || signals.size() > NewEntry.MOST_SIGNALS) {
      throw HmaFailure.bad("No signals given");
    }
    return add(caller, bank, signals, details);
  }

  private Added add(HmaCaller caller, HubBank bank, List<Signal> signals, EntryDetails details) {
    Entry added = contents.add(caller, bank, signals, details);
    return new Added(added.id().number(), HmaContentJson.signals(signals));
  }

  /// Shows a content.
  @GetMapping("/content/{id}")
  HmaContentJson content(
      HmaCaller caller,
      @PathVariable String name,
      @PathVariable long id,
      @RequestParam(name = "include_signals", defaultValue = "false") String signals,
      @RequestParam(name = "include_metadata", defaultValue = "true") String metadata) {
    banks.find(caller, name);
    Entry entry = contents.find(caller, id);
    return HmaContentJson.of(
        entry,
        contents.bankOf(caller, entry),
        signals.equalsIgnoreCase("true"),
        contents.collab(entry),
        metadata.equalsIgnoreCase("true"),
        json);
  }

  /// Changes a content: `{"disable_until_ts"?: …, "note"?: …}`.
  @PutMapping("/content/{id}")
  HmaContentJson change(
      HmaCaller caller,
      @PathVariable String name,
      @PathVariable long id,
      HttpServletRequest request)
      throws IOException {
    banks.find(caller, name);
    contents.find(caller, id);
    Entry changed = contents.change(caller, id, HmaBody.of(request, json));
    return HmaContentJson.of(changed, contents.bankOf(caller, changed), false, null, true, json);
  }

  /// Removes a content.
  @DeleteMapping("/content/{id}")
  Deleted remove(HmaCaller caller, @PathVariable String name, @PathVariable long id) {
    banks.find(caller, name);
    return new Deleted(contents.remove(caller, id) ? 1 : 0);
  }
}
