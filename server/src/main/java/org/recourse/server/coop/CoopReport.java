package org.recourse.server.coop;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import org.recourse.casework.law.Capacity;
import org.recourse.casework.notice.AgeInPicture;
import org.recourse.casework.notice.Declarations;
import org.recourse.casework.notice.ItemKind;
import org.recourse.casework.notice.NoticeContent;
import org.recourse.casework.notice.Notifier;
import org.recourse.casework.notice.ReportedItem;
import org.recourse.casework.review.Located;
import tools.jackson.databind.JsonNode;

/// A report as Coop's clients make it (its docs/api/report.md). Withheld from logs. Immutable.
///
/// Of the item's data only the link in `images` is read; threads and further items are checked
/// for their form and not kept: they are other people's words.
///
/// @param reporter who reported: one of the platform's users
/// @param reportedAt when, as it was sent
/// @param item what was reported
/// @param why the policy and the reporter's words
/// @param csam whether it is said to show somebody under 18
/// @param image where the platform shows it, if there is a link
record CoopReport(
    CoopName reporter,
    String reportedAt,
    CoopName item,
    String why,
    boolean csam,
    Optional<String> image) {

  private static final int LONGEST_WHY = 4_000;
  private static final int LONGEST_LINK = 2_000;

  /// Reads a body.
  ///
  /// @throws CoopRefusal if it is none
  static CoopReport read(JsonNode body) {
    CoopPart report = CoopPart.body(body);
    CoopPart reporter = report.object("reporter");
    if (!reporter.text("kind", CoopName.LONGEST).equals("user")) {
      throw new CoopRefusal("/reporter/kind", "/reporter/kind: must be 'user'");
    }
    String reportedAt = CoopTime.checked(report, "reportedAt");
    CoopPart item = report.object("reportedItem");
    Optional<CoopPart> reason = report.objectIfThere("reportedForReason");
    checkContext(report);
    return new CoopReport(
        CoopName.read(reporter),
        reportedAt,
        CoopName.read(item),
        reason.map(CoopReport::why).orElse(""),
        reason.map(given -> given.flag("csam")).orElse(false),
        image(item.object("data").node()));
  }

  private static String why(CoopPart reason) {
    String policy = reason.textIfThere("policyId");
    String text = reason.textIfThere("reason");
    String both = policy.isEmpty() ? text : "[" + policy + "] " + text;
    return CoopText.atMost(LONGEST_WHY, both);
  }

  private static void checkContext(CoopPart report) {
    for (String list : List.of("reportedItemThread", "additionalItems")) {
      for (CoopPart item : report.objects(list)) {
        CoopName.read(item);
        item.object("data");
      }
    }
    report.objects("reportedItemsInThread").forEach(CoopName::read);
  }

  private static Optional<String> image(JsonNode data) {
    JsonNode first = data.path("images").path(0);
    return first.isString() && isLink(first.stringValue())
        ? Optional.of(first.stringValue())
        : Optional.empty();
  }

  private static boolean isLink(String text) {
    try {
      URI uri = new URI(text);
      return ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()))
          && uri.getHost() != null
          && text.length() <= LONGEST_LINK;
    } catch (URISyntaxException _) {
      return false;
    }
  }

  /// Returns the notice that it makes. A reporter's contact is the platform's own name of him.
  NoticeContent content() {
    return new NoticeContent(
        new Notifier(Capacity.ANYONE, "", reporter.text(), ""),
        csam ? AgeInPicture.UNDER_18 : AgeInPicture.ADULT,
        List.of(new ReportedItem(item.text(), "", ItemKind.UNKNOWN, List.of())),
        new Declarations(false, why, false, false, false),
        "en");
  }

  /// Returns what the platform so says that it has.
  Located located() {
    return new Located(item.text(), List.of(), List.of(), csam ? Optional.empty() : image, true);
  }

  /// Returns what tells a report from another one: sent again it is the same.
  List<String> identity() {
    return List.of("report", reporter.text(), reportedAt, item.text());
  }

  @Override
  public String toString() {
    return "CoopReport[withheld]";
  }
}
