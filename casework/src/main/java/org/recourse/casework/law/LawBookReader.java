package org.recourse.casework.law;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/// Reads and checks a file of regimes, `docs/formats/regimes-v1.md`. Whatever it does not know,
/// it refuses: a law that was half read would give wrong advice with a straight face.
final class LawBookReader {

  private static final String FORMAT = "recourse-regimes";
  private static final int VERSION = 1;
  private static final int STATUTE_DAYS = 183;
  private static final int ROUTE_DAYS = 90;

  private final String file;
  private final Set<ClockId> clockNames = new HashSet<>();

  LawBookReader(String file) {
    this.file = file;
  }

  Map<RegimeId, Regime> read(byte[] bytes) throws InvalidLawBookException {
    Fields top = Fields.parse(file, bytes);
    top.text("format", FORMAT);
    top.number("version", VERSION, VERSION);
    top.date("state_of");
    Map<RegimeId, Regime> regimes = new EnumMap<>(RegimeId.class);
    for (Fields fields : top.objects("regimes")) {
      Regime regime = regime(fields.of(fields.text("id")));
      if (regimes.putIfAbsent(regime.id(), regime) != null) {
        throw fields.of(regime.id().name()).wrong("id", "is there twice");
      }
    }
    top.end();
    for (RegimeId id : RegimeId.values()) {
      if (!regimes.containsKey(id)) {
        throw top.of(id.name()).wrong("id", "is missing");
      }
    }
    return regimes;
  }

  private Regime regime(Fields in) throws InvalidLawBookException {
    RegimeId id = in.name("id", RegimeId.class);
    Map<ClockId, Clock> clocks = clocks(id, in);
    Regime regime = new Regime(
        id,
        in.text("name"),
        in.text("jurisdiction"),
        in.date("in_force"),
        Set.copyOf(in.names("notifiers", Capacity.class)),
        requirements(in),
        clocks,
        in.name("match_policy", MatchPolicy.class),
        in.text("duplicates"),
        exposures(in),
        in.text("records"),
        redress(in.object("redress"), clocks),
        in.text("penalty"),
        workingDays(in.object("working_days")),
        provenance(in.object("provenance")));
    in.end();
    return regime;
  }

  private static Map<Element, Requirement> requirements(Fields regime)
      throws InvalidLawBookException {
    Map<Element, Requirement> requirements = new EnumMap<>(Element.class);
    for (Fields in : regime.objects("elements")) {
      String code = in.text("element");
      Element element =
          Element.withCode(code).orElseThrow(() -> in.wrong("element", "unknown: " + code));
      Requirement requirement =
          new Requirement(element, in.name("need", Need.class), in.text("words"));
      in.end();
      if (requirements.put(element, requirement) != null) {
        throw in.wrong("element", "is there twice");
      }
    }
    if (!requirements.containsKey(Element.IMAGE_BYTES)) {
      throw regime.wrong("elements", "must say whether the picture itself is sent");
    }
    return requirements;
  }

  private Map<ClockId, Clock> clocks(RegimeId regime, Fields fields)
      throws InvalidLawBookException {
    Map<ClockId, Clock> clocks = new LinkedHashMap<>();
    for (Fields in : fields.objects("clocks")) {
      Clock clock = clock(regime, in);
      in.end();
      if (!clockNames.add(clock.id())) {
        throw in.wrong("id", "is there twice");
      }
      clocks.put(clock.id(), clock);
    }
    return clocks;
  }

  private static Clock clock(RegimeId regime, Fields in) throws InvalidLawBookException {
    String id = in.text("id");
    if (!ClockId.isWellFormed(id)) {
      throw in.wrong("id", "not the name of a clock");
    }
    String start = in.text("start");
    return new Clock(
        new ClockId(id),
        regime,
        allowance(in),
        ClockStart.withCode(start).orElseThrow(() -> in.wrong("start", "unknown: " + start)),
        in.name("purpose", ClockPurpose.class),
        in.text("words"));
  }

  private static Allowance allowance(Fields in) throws InvalidLawBookException {
    return switch (in.name("kind", ClockKind.class)) {
      case FIXED_HOURS -> {
        int hours = in.number("n", 1, 24 * 366);
        yield new Allowance.FixedHours(
            hours,
            in.has("urgent_n")
                ? OptionalInt.of(in.number("urgent_n", 1, hours - 1))
                : OptionalInt.empty());
      }
      case QUALITATIVE ->
        new Allowance.Qualitative(in.text("word"), in.number("operator_target_hours", 0, 24 * 366));
      case DAYS -> new Allowance.Days(in.number("n", 1, 3660));
      case BUSINESS_DAYS -> {
        int least = in.number("min", 1, 366);
        yield new Allowance.BusinessDays(least, in.number("max", least, 366));
      }
      case MONTHS -> new Allowance.Months(in.number("n", 1, 120));
      case YEARS -> new Allowance.Years(in.number("n", 1, 100));
    };
  }

  private static Map<Audience, Exposure> exposures(Fields regime) throws InvalidLawBookException {
    Fields all = regime.object("identity_exposure");
    Map<Audience, Exposure> exposures = new EnumMap<>(Audience.class);
    for (Audience audience : Audience.values()) {
      Fields in = all.object(audience.name());
      exposures.put(
          audience,
          new Exposure(audience, in.name("degree", Exposure.Degree.class), in.text("words")));
      in.end();
    }
    all.end();
    return exposures;
  }

  private static Redress redress(Fields in, Map<ClockId, Clock> clocks)
      throws InvalidLawBookException {
    Optional<ClockId> window = Optional.empty();
    if (in.has("window")) {
      String name = in.text("window");
      window = clocks.keySet().stream().filter(id -> id.code().equals(name)).findFirst();
      if (window.isEmpty()) {
        throw in.wrong("window", "not a clock of this regime");
      }
    }
    Redress redress = new Redress(
        in.bool("requester"), in.bool("uploader"), in.bool("expedited"), window, in.text("words"));
    in.end();
    return redress;
  }

  private static WorkingDays workingDays(Fields in) throws InvalidLawBookException {
    ZoneId zone;
    try {
      zone = ZoneId.of(in.text("zone"));
    } catch (DateTimeException e) {
      throw in.wrong("zone", "not a time zone");
    }
    WorkingDays days = new WorkingDays(
        zone, in.bool("us_federal_holidays"), dates(in, "free"), dates(in, "worked"));
    in.end();
    return days;
  }

  private static Set<LocalDate> dates(Fields in, String field) throws InvalidLawBookException {
    List<LocalDate> dates = new ArrayList<>();
    for (String text : in.texts(field)) {
      dates.add(in.date(field, text));
    }
    return Set.copyOf(dates);
  }

  private static Provenance provenance(Fields in) throws InvalidLawBookException {
    boolean route = in.bool("route");
    Provenance provenance = new Provenance(
        in.text("quote"),
        in.bool("verbatim"),
        in.text("source"),
        in.name("confidence", Confidence.class),
        in.date("verified_on"),
        in.text("verified_by"),
        in.date("review_after"));
    in.end();
    int days = route ? ROUTE_DAYS : STATUTE_DAYS;
    LocalDate verified = provenance.verifiedOn();
    LocalDate review = provenance.reviewAfter();
    if (!review.isAfter(verified) || review.isAfter(verified.plusDays(days))) {
      throw in.wrong("review_after", "must be 1 to " + days + " days after verified_on");
    }
    return provenance;
  }
}
