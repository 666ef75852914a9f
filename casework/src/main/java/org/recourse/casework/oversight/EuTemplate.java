package org.recourse.casework.oversight;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.recourse.casework.law.RegimeId;

/// The transparency report of Implementing Regulation (EU) 2024/2835, Annex I: eleven CSV files
/// with the template's columns, ready to be put into one archive.
///
/// Only what is counted here is filled in: notices (part 4) and complaints (part 7). The others
/// have their columns, for the operator. What is withheld is empty, and the contextual
/// information says so. A regulator may be owed the exact figures: those are [Figures].
public final class EuTemplate {

  private static final String CATEGORY = "STATEMENT_CATEGORY_CYBER_VIOLENCE";
  private static final String ALL = "All";
  private static final String HOSTS =
      "Only for providers of hosting services, including online platforms";
  private static final String PLATFORMS = "Only for providers of online platforms";
  private static final String NOTE = "Rounded to 5; not shown where below 5 or derivable";
  private static final String HOURS = "In hours, rounded up";

  private static final List<String> WHAT = List.of("Applicability", "Service", "Reporting period");
  private static final List<String> ILLEGAL =
      List.of("Category of illegal content", "Description of the sub-category \"Other\"");
  private static final List<String> TERMS = List.of(
      "Category of incompatibility with the provider's terms and conditions",
      "Description of the sub-category \"Other\"");

  private static final List<String> ORDERS = List.of(
      "Number of orders to act against illegal content received",
      "Number of specific items of information included in the total number of orders to act"
          + " against illegal content",
      "Median time to inform the authority of the receipt of the order to act against illegal"
          + " content",
      "Median time to give effect to the order to act against illegal content",
      "Number of orders to provide information",
      "Median time to inform the authority of the receipt of the order to provide information",
      "Median time to give effect to the order to provide information");

  private static final List<String> NOTICES = List.of(
      "Number of notices received ",
      "Number of notices received from Trusted flaggers",
      "Number of specific items of information included in the total number of notices",
      "Number of specific items of information included in the total number of notices by"
          + " Trusted Flaggers (Trusted Flagger notices)",
      "Median time to take action",
      "Median time to take action (Trusted Flagger notices)",
      "Number of actions taken on the basis of the law",
      "Number of actions taken on the basis of the law (Trusted Flagger notices)",
      "Number of actions taken on the basis of the terms and conditions of the service",
      "Number of actions taken on the basis of the terms and conditions of the service"
          + " (Trusted Flagger notices)");

  private static final List<String> MEASURES = List.of(
      "Number of measures taken at the provider's own initiative ",
      "Number of measures taken after detection with solely automated means ",
      "Visibility restriction Removal",
      "Visibility restriction Disable",
      "Visibility restriction Demoted",
      "Visibility restriction Age restricted",
      "Visibility restriction Interaction restricted",
      "Visibility restriction Labelled ",
      "Visibility restriction Other",
      "Monetary restriction Suspension",
      "Monetary restriction Termination",
      "Monetary restriction Other",
      "Provision of the service Suspension",
      "Provision of the service Termination",
      "Account restriction Suspension",
      "Account restriction Termination");

  private static final List<String> INDICATORS =
      List.of("Section", "Indicator", "Scope", "Value", "Contextual Information");

  private static final List<String> RESOURCES =
      List.of("Section", "Indicator", "Scope", "Value", "Contextual information");

  private final Publication publication;
  private final ReportIdentity identity;
  private final String period;

  private EuTemplate(Publication publication, ReportIdentity identity) {
    this.publication = publication;
    this.identity = identity;
    this.period =
        publication.period().from().atDay(1) + "/" + publication.period().to().atEndOfMonth();
  }

  /// Returns the eleven files, in their order.
  public static List<ReportFile> files(Publication publication, ReportIdentity identity) {
    return new EuTemplate(publication, identity).files();
  }

  private List<ReportFile> files() {
    return List.of(
        file("1_report_identification", identification()),
        file(
            "2_categories_names",
            List.of(
                List.of(
                    "Category label",
                    "Category description",
                    "Category of illegal content / incompatible with the terms and conditions",
                    "Contextual information"),
                List.of("Cyber violence", "Intimate images shared without consent", CATEGORY, ""))),
        file(
            "3_member_states_orders",
            List.of(head(join(ILLEGAL, List.of("Scope")), withContext(ORDERS)))),
        file("4_notices", List.of(head(ILLEGAL, withContext(NOTICES)), notices())),
        file("5_own_initiative_illegal", List.of(head(ILLEGAL, withContext(MEASURES)))),
        file("6_own_initiative_TC", List.of(head(TERMS, withContext(MEASURES)))),
        file("7_appeals_and_recidivism", complaints()),
        file("8_automated_means", List.of(head(INDICATORS, List.of()))),
        file("9_human_resources", List.of(head(RESOURCES, List.of()))),
        file(
            "10_AMAR",
            List.of(head(List.of("Scope", "Value", "Contextual information"), List.of()))),
        file("11_qualitative", List.of(head(List.of("Indicator", "Value"), List.of()))));
  }

  private static ReportFile file(String name, List<List<String>> lines) {
    StringBuilder content = new StringBuilder();
    lines.forEach(line -> content.append(Csv.line(line)));
    return new ReportFile(name + ".csv", content.toString());
  }

  private List<List<String>> identification() {
    Period months = publication.period();
    return List.of(
        List.of("Applicability", "Service", "Indicator", "Value"),
        List.of(ALL, identity.service(), "Name of the service provider", identity.provider()),
        List.of(
            ALL,
            identity.service(),
            "Date of the publication of the report",
            identity.publishedOn().toString()),
        List.of(
            ALL,
            identity.service(),
            "Starting date of the reporting period",
            months.from().atDay(1).toString()),
        List.of(
            ALL,
            identity.service(),
            "Ending date of the reporting period",
            months.to().atEndOfMonth().toString()));
  }

  private List<String> notices() {
    List<String> line = new ArrayList<>(List.of(HOSTS, identity.service(), period, CATEGORY, ""));
    OptionalLong median = publication.times(RegimeId.EU_DSA, Optional.empty()).medianHours();
    line.add("");
    line.add("");
    line.add(shown(Count.REQUESTS));
    line.add(shown(Count.TRUSTED_FLAGGER));
    line.add(text(median));
    line.addAll(List.of("", "", "", "", ""));
    line.addAll(
        List.of("Items are counted, not notices", "", NOTE, NOTE, HOURS, "", "", "", "", ""));
    return line;
  }

  private List<List<String>> complaints() {
    List<List<String>> lines = new ArrayList<>();
    lines.add(head(INDICATORS, List.of()));
    lines.add(complaint("All complaints", "Total number", Count.APPEALS));
    lines.add(complaint("All complaints", "Decisions upheld", Count.APPEALS_UPHELD));
    lines.add(complaint("All complaints", "Decisions reversed", Count.APPEALS_REVERSED));
    lines.add(complaint(
        "Complaint regarding a decision to remove or disable access to or restrict visibility of"
            + " information",
        "Total number",
        Count.APPEALS_BY_UPLOADER));
    lines.add(complaint(
        "Complaint regarding a decision not to take action on a notice submitted in accordance"
            + " with Article 16",
        "Total number",
        Count.APPEALS_BY_REQUESTER));
    return lines;
  }

  private List<String> complaint(String indicator, String scope, Count count) {
    return List.of(
        PLATFORMS,
        identity.service(),
        period,
        "Internal complaints mechanism",
        indicator,
        scope,
        shown(count),
        NOTE);
  }

  private String shown(Count count) {
    FigureKey key = new FigureKey(RegimeId.EU_DSA, Optional.empty(), Optional.empty(), count);
    return publication.count(key) instanceof Shown.Rounded(long value) ? Long.toString(value) : "";
  }

  private static String text(OptionalLong value) {
    return value.isPresent() ? Long.toString(value.getAsLong()) : "";
  }

  private static List<String> head(List<String> subject, List<String> values) {
    return join(join(WHAT, subject), values);
  }

  private static List<String> withContext(List<String> columns) {
    List<String> context = new ArrayList<>();
    columns.forEach(column -> context.add("Contextual information on " + column));
    return join(columns, context);
  }

  private static List<String> join(List<String> first, List<String> second) {
    return Stream.concat(first.stream(), second.stream()).toList();
  }
}
