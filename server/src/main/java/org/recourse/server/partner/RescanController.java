package org.recourse.server.partner;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.recourse.fingerprint.PdqFingerprint;
import org.recourse.hub.Entry;
import org.recourse.hub.EntryId;
import org.recourse.hub.Hub;
import org.recourse.hub.Signal;
import org.recourse.hub.SignalType;
import org.recourse.hub.TenantId;
import org.recourse.server.access.Caller;
import org.recourse.server.problem.ProblemException;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Has this new entry been seen before?
@RestController
@RequestMapping("/api/v1/rescans")
class RescanController {

  private static final int MOST_ENTRIES = 1_000;
  private static final int MOST_MATCHES = 10_000;
  private static final int USUAL_RADIUS = 31;
  private static final int MOST_RADIUS = 64;

  private final Hub hub;
  private final SeenDesk desk;

  RescanController(Hub hub, SeenDesk desk) {
    this.hub = hub;
    this.desk = desk;
  }

  /// What is sent.
  ///
  /// @param entries 1 to 1,000 of the tenant's
  /// @param radius PDQ bits, 0 to 64, 31 if absent
  record Rescan(@Nullable List<Long> entries, @Nullable Integer radius) {}

  /// An upload that was seen.
  ///
  /// @param entry which entry it lies near
  /// @param reference the platform's own name for the upload
  /// @param distance in how many bits they differ
  /// @param seenAt when, in seconds since 1970
  record SeenJson(long entry, String reference, int distance, long seenAt) {}

  /// Finds remembered uploads that lie near entries, the earliest first.
  @PostMapping
  List<SeenJson> rescan(Caller caller, @RequestBody Rescan given) {
    TenantId tenant = caller.key().tenant();
    int radius = Given.or(given.radius(), USUAL_RADIUS);
    if (radius < 0 || radius > MOST_RADIUS) {
      throw ProblemException.invalid("radius must be 0 to " + MOST_RADIUS + ": " + radius);
    }
    List<Long> numbers = new ArrayList<>();
    List<PdqFingerprint> fingerprints = new ArrayList<>();
    for (long number : Given.list("entries", given.entries(), MOST_ENTRIES)) {
      for (Signal signal : entry(tenant, number).signals()) {
        if (signal.type() == SignalType.PDQ) {
          numbers.add(number);
          fingerprints.add(signal.fingerprint());
        }
      }
    }
    return desk.rescan(tenant, fingerprints, radius, MOST_MATCHES).stream()
        .map(seen -> new SeenJson(
            numbers.get(seen.entry()),
            seen.upload().reference(),
            seen.distance(),
            seen.upload().seenAt().getEpochSecond()))
        .toList();
  }

  private Entry entry(TenantId tenant, long number) {
    if (number < 1) {
      throw ProblemException.notFound("entry");
    }
    return hub.entry(tenant, new EntryId(number))
        .orElseThrow(() -> ProblemException.notFound("entry"));
  }
}
