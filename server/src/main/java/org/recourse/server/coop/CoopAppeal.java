package org.recourse.server.coop;

import java.util.List;
import org.recourse.casework.review.Appeal;
import tools.jackson.databind.JsonNode;

/// An appeal as Coop's clients make it (its docs/api/appeal.md). Withheld from logs. Immutable.
///
/// @param appealId the platform's own name for it
/// @param appealedBy who appeals: one of the platform's users
/// @param item what was acted on
/// @param text what is said
record CoopAppeal(String appealId, CoopName appealedBy, CoopName item, String text) {

  /// Reads a body.
  ///
  /// @throws CoopRefusal if it is none
  static CoopAppeal read(JsonNode body) {
    CoopPart appeal = CoopPart.body(body);
    String appealId = appeal.text("appealId", CoopName.LONGEST);
    CoopTime.checked(appeal, "appealedAt");
    CoopPart item = appeal.object("actionedItem");
    item.object("data");
    appeal.checkTexts("actionsTaken");
    for (CoopPart policy : appeal.objects("violatingPolicies")) {
      policy.text("id", CoopName.LONGEST);
    }
    for (CoopPart more : appeal.objects("additionalItems")) {
      CoopName.read(more);
      more.object("data");
    }
    return new CoopAppeal(
        appealId,
        CoopName.read(appeal.object("appealedBy")),
        CoopName.read(item),
        CoopText.atMost(Appeal.LONGEST, appeal.textIfThere("appealReason")));
  }

  /// Returns what tells an appeal from another one: sent again it is the same.
  List<String> identity() {
    return List.of("appeal", appealId);
  }

  @Override
  public String toString() {
    return "CoopAppeal[withheld]";
  }
}
