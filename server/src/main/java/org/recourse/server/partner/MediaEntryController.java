package org.recourse.server.partner;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.recourse.hub.ApiKey;
import org.recourse.hub.Entry;
import org.recourse.hub.EntryDetails;
import org.recourse.hub.Hub;
import org.recourse.hub.HubBank;
import org.recourse.hub.NewEntry;
import org.recourse.hub.Statement;
import org.recourse.hub.StatementKind;
import org.recourse.media.Decoding;
import org.recourse.server.access.Caller;
import org.recourse.server.limits.CallLimits;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// New entries of files: sent as the body, or fetched from the address in it. All signals are
/// made here that such a file is found by, those of its changed copies too; the file is gone
/// afterwards.
@RestController
@RequestMapping("/api/v1/banks/{name}/entries/media")
class MediaEntryController {

  private final Hub hub;
  private final MediaDesk desk;
  private final CallLimits limits;
  private final InstantSource clock;

  MediaEntryController(Hub hub, MediaDesk desk, CallLimits limits, InstantSource clock) {
    this.hub = hub;
    this.desk = desk;
    this.limits = limits;
    this.clock = clock;
  }

  /// A file to be fetched. Withheld from logs.
  ///
  /// @param url http or https
  /// @param kind `PROPOSED` if absent, or `CONFIRMED`
  /// @param tags labels
  /// @param note a note
  record NewMediaEntry(
      @Nullable String url,
      @Nullable String kind,
      @Nullable List<String> tags,
      @Nullable String note) {
    @Override
    public String toString() {
      return "NewMediaEntry[withheld]";
    }
  }

  /// Adds an entry of a picture or video: sent as the body, or, as JSON, fetched from an address.
  ///
  /// @param kind `PROPOSED` if absent, or `CONFIRMED`
  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  EntryJson add(
      Caller caller,
      @PathVariable String name,
      @RequestParam(required = false) @Nullable String kind,
      HttpServletRequest request)
      throws IOException {
    HubBank bank = BankController.find(hub, caller, name);
    StatementKind said = kind(kind);
    Decoding decoding = desk.decode(request.getInputStream(), request.getContentLengthLong());
    return add(caller, bank, said, EntryDetails.NONE, decoding);
  }

  /// Adds an entry of a file at an address.
  @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
  @ResponseStatus(HttpStatus.CREATED)
  EntryJson add(Caller caller, @PathVariable String name, @RequestBody NewMediaEntry given) {
    HubBank bank = BankController.find(hub, caller, name);
    StatementKind said = kind(given.kind());
    EntryDetails details =
        new EntryDetails(Given.or(given.tags(), List.of()), Given.or(given.note(), ""), "", "", "");
    Decoding decoding = desk.fetch(Given.text("url", given.url())).decoding();
    return add(caller, bank, said, details, decoding);
  }

  private EntryJson add(
      Caller caller, HubBank bank, StatementKind kind, EntryDetails details, Decoding decoding) {
    NewEntry entry = new NewEntry(
            bank.id(), MediaDesk.signals(decoding), said(caller.key(), kind), details)
        .byOurClock();
    limits.add(caller, 1);
    Entry added = hub.add(List.of(entry)).getFirst();
    return EntryJson.of(added, bank.name().text());
  }

  private static StatementKind kind(@Nullable String given) {
    return given == null ? StatementKind.PROPOSED : Given.oneOf("kind", StatementKind.class, given);
  }

  private Statement said(ApiKey key, StatementKind kind) {
    Instant now = clock.instant();
    return new Statement(key.source().id(), key.source().local(), kind, now.toEpochMilli(), now);
  }
}
