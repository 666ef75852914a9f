package org.recourse.server.partner;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.recourse.fingerprint.FrameFingerprint;
import org.recourse.hub.Entry;
import org.recourse.hub.EntryId;
import org.recourse.hub.Hub;
import org.recourse.hub.HubBank;
import org.recourse.hub.HubMatch;
import org.recourse.hub.Judgement;
import org.recourse.hub.Resemblance;
import org.recourse.hub.ReviewReason;
import org.recourse.hub.Signal;
import org.recourse.hub.SignalType;
import org.recourse.hub.Standing;
import org.recourse.hub.StoreUnavailableException;
import org.recourse.hub.TenantId;
import org.recourse.hub.Upload;
import org.recourse.media.Decoding;
import org.recourse.server.access.Caller;
import org.recourse.server.limits.Admission;
import org.recourse.server.limits.CallLimits;
import org.recourse.server.limits.RateLimit;
import org.recourse.server.problem.ProblemCode;
import org.recourse.server.problem.ProblemException;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// What uploads match. A signal comes in a body, never in an address: addresses are logged on the
/// way.
@RestController
@RequestMapping("/api/v1/lookups")
class LookupController {

  private static final int MOST_AT_ONCE = 1_000;

  /// With its regions or frames a file is about as much work as so many signals.
  private static final int OF_MEDIA = 100;

  private static final int MOST_SIGNALS = 16;
  private static final int MOST_BANKS = 1_000;

  private final Hub hub;
  private final CallLimits limits;
  private final Admission admission;
  private final MediaDesk desk;
  private final SeenDesk seen;

  LookupController(Hub hub, MediaDesk desk, SeenDesk seen, CallLimits limits, Admission admission) {
    this.limits = limits;
    this.admission = admission;
    this.hub = hub;
    this.desk = desk;
    this.seen = seen;
  }

  /// What is sent.
  ///
  /// @param uploads 1 to 1,000
  /// @param banks which banks are asked, all of the tenant's if absent
  record Lookups(
      @Nullable List<UploadJson> uploads, @Nullable List<String> banks) {}

  /// One upload.
  ///
  /// @param signals its own; one `pdq`, or all eight orientations in the order of
  ///     `/api/v1/hashes`; digests; a video's `vpdq`
  /// @param quality of the picture, 0 to 100, 100 if absent
  /// @param remember the platform's own name for it, if it is to be remembered for a rescan
  record UploadJson(
      @Nullable List<SignalJson> signals,
      @Nullable Integer quality,
      @Nullable String remember) {}

  /// What came of one upload.
  ///
  /// @param verdict `ACT`, `REVIEW`, `VETOED` or `NONE`: the strongest that follows from a match
  /// @param matches every one, the nearest first
  record Found(String verdict, List<MatchJson> matches) {}

  /// A match.
  ///
  /// @param bank whose entry
  /// @param entry which entry
  /// @param state where the entry stands
  /// @param sources who says something of it; absent while the database is away
  /// @param tags its labels; absent while the database is away
  /// @param type which signal
  /// @param distance in how many bits they differ
  /// @param orientation how the upload was laid
  /// @param by `digest`, `picture`, `frame`, `inner` or `region`: what of the upload is alike
  /// @param inverted true if the upload is a negative of the entry's picture
  /// @param region where in the upload the entry's picture lies: x and y of its top left, top
  ///     right, bottom right and bottom left corner, as shares of width and height; absent if it
  ///     is the whole
  /// @param queryPercent what share of the upload's frames is in the entry's video
  /// @param entryPercent what share of the entry's frames is in the upload
  /// @param verdict what may follow from this match
  /// @param reasons why a person must look
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  record MatchJson(
      String bank,
      long entry,
      Standing state,
      List<Long> sources,
      List<String> tags,
      String type,
      int distance,
      String orientation,
      String by,
      @Nullable Boolean inverted,
      List<Double> region,
      @Nullable Double queryPercent,
      @Nullable Double entryPercent,
      String verdict,
      List<ReviewReason> reasons) {}

  /// Looks uploads up by their signals. The answer has one item for each, in their order.
  @PostMapping
  List<Found> lookUp(Caller caller, @RequestBody Lookups given) {
    Predicate<HubBank> asked = asked(given.banks());
    List<UploadJson> uploads = Given.list("uploads", given.uploads(), MOST_AT_ONCE);
    // The call itself was counted as one.
    if (uploads.size() > 1) {
      limits.take(caller, RateLimit.LOOK_UPS, uploads.size() - 1);
    }
    return admission.inTurn(
        uploads.stream().mapToInt(LookupController::lookUps).sum(),
        () -> found(
            caller.key().tenant(),
            uploads.stream().map(one -> lookUp(caller, one, asked)).toList()));
  }

  private static int lookUps(@Nullable UploadJson upload) {
    boolean video = upload != null
        && upload.signals() != null
        && upload.signals().stream()
            .anyMatch(signal -> signal != null && SignalType.VPDQ.code().equals(signal.type()));
    return video ? OF_MEDIA : 1;
  }

  // Of a video each frame is a look-up.
  private List<HubMatch> lookUp(Caller caller, UploadJson given, Predicate<HubBank> asked) {
    TenantId tenant = caller.key().tenant();
    Upload upload = upload(given);
    if (!upload.frames().isEmpty()) {
      limits.take(caller, RateLimit.LOOK_UPS, upload.frames().size());
    }
    if (given.remember() != null && !upload.fingerprints().isEmpty()) {
      seen.remember(tenant, upload.fingerprints().getFirst(), given.remember());
    }
    return hub.lookUp(tenant, upload, asked);
  }

  /// Looks a picture or video up: sent as the body, or, as JSON, fetched from an address.
  @PostMapping("/media")
  Found lookUpMedia(Caller caller, HttpServletRequest request) throws IOException {
    TenantId tenant = caller.key().tenant();
    Decoding decoding = desk.decode(request.getInputStream(), request.getContentLengthLong());
    return lookUp(tenant, decoding);
  }

  /// Looks a file at an address up.
  @PostMapping(path = "/media", consumes = MediaType.APPLICATION_JSON_VALUE)
  Found lookUpMedia(Caller caller, @RequestBody MediaAddress address) {
    TenantId tenant = caller.key().tenant();
    Decoding decoding = desk.fetch(Given.text("url", address.url())).decoding();
    return lookUp(tenant, decoding);
  }

  private Found lookUp(TenantId tenant, Decoding decoding) {
    Upload upload = MediaDesk.upload(decoding);
    return admission.inTurn(
        OF_MEDIA,
        () -> found(tenant, List.of(hub.lookUp(tenant, upload, asked(null)))).getFirst());
  }

  private static Predicate<HubBank> asked(@Nullable List<String> names) {
    double coin = Math.random();
    Predicate<HubBank> enabled = bank -> bank.enabledRatio() >= coin;
    if (names == null) {
      return enabled;
    }
    Set<String> wanted = new HashSet<>(Given.list("banks", names, MOST_BANKS));
    return enabled.and(bank -> wanted.contains(bank.name().text()));
  }

  private static Upload upload(UploadJson given) {
    List<Signal> signals = Given.list("signals", given.signals(), MOST_SIGNALS).stream()
        .map(Given::signal)
        .toList();
    List<FrameFingerprint> frames = new ArrayList<>();
    for (Signal signal : ofType(SignalType.VPDQ, signals)) {
      frames.addAll(signal.frames());
    }
    if (!ofType(SignalType.REGIONS, signals).isEmpty()) {
      throw new ProblemException(
          ProblemCode.INVALID_SIGNAL,
          "regions are looked up by the picture: /api/v1/lookups/media");
    }
    return new Upload(
            ofType(SignalType.PDQ, signals).stream().map(Signal::fingerprint).toList(),
            Given.or(given.quality(), 100),
            signals.stream().filter(signal -> signal.type().isDigest()).toList())
        .withFrames(frames);
  }

  private static List<Signal> ofType(SignalType type, List<Signal> signals) {
    return signals.stream().filter(signal -> signal.type() == type).toList();
  }

  private List<Found> found(TenantId tenant, List<List<HubMatch>> matches) {
    Map<EntryId, Entry> entries = details(
        tenant,
        matches.stream()
            .flatMap(List::stream)
            .map(match -> match.match().entry())
            .toList());
    return matches.stream().map(ofOne -> found(ofOne, entries)).toList();
  }

  private static Found found(List<HubMatch> matches, Map<EntryId, Entry> entries) {
    List<MatchJson> shown = new ArrayList<>(matches.size());
    String strongest = "NONE";
    for (HubMatch match : matches) {
      MatchJson json = json(match, entries.get(match.match().entry()));
      shown.add(json);
      strongest = stronger(strongest, json.verdict());
    }
    return new Found(strongest, shown);
  }

  private static MatchJson json(HubMatch match, @Nullable Entry entry) {
    Resemblance resemblance = match.match().resemblance();
    Resemblance.Shares shares = resemblance.shares();
    return new MatchJson(
        match.bank().name().text(),
        match.match().entry().number(),
        match.match().facts().standing(),
        entry == null
            ? List.of()
            : entry.statements().all().stream()
                .map(said -> said.source().number())
                .toList(),
        entry == null ? List.of() : entry.details().tags(),
        match.match().type().code(),
        match.match().distance(),
        match.match().orientation().name(),
        resemblance.by().name().toLowerCase(Locale.ROOT),
        resemblance.inverted() ? true : null,
        resemblance.corners().stream().map(share -> rounded(share, 10_000)).toList(),
        shares == null ? null : rounded(shares.queryPercent(), 100),
        shares == null ? null : rounded(shares.entryPercent(), 100),
        verdict(match.judgement()),
        match.judgement() instanceof Judgement.Review(var reasons)
            ? reasons.stream().sorted().toList()
            : List.of());
  }

  private static double rounded(double number, int steps) {
    return Math.round(number * steps) / (double) steps;
  }

  /// Reads what only the database knows of matches, of all of a call at once. A match is told
  /// without it rather than not at all.
  private Map<EntryId, Entry> details(TenantId tenant, List<EntryId> entries) {
    try {
      return hub.entries(tenant, entries);
    } catch (StoreUnavailableException _) {
      return Map.of();
    }
  }

  private static String verdict(Judgement judgement) {
    return switch (judgement) {
      case Judgement.Act() -> "ACT";
      case Judgement.Review(var reasons) -> "REVIEW";
      case Judgement.Vetoed() -> "VETOED";
    };
  }

  private static final List<String> BY_STRENGTH = List.of("NONE", "VETOED", "REVIEW", "ACT");

  private static String stronger(String a, String b) {
    return BY_STRENGTH.indexOf(a) >= BY_STRENGTH.indexOf(b) ? a : b;
  }
}
