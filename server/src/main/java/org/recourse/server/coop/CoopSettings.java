package org.recourse.server.coop;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// What a platform or a Coop has set up in Coop's manner, for one webhook. Kept sealed; withheld
/// from logs. Immutable.
///
/// @param typeId the type of items whose type is not known here
/// @param typeName what that type is called
/// @param actions the platform's own number of each action, by our effect: `REMOVED`, `DISABLED`,
///     `DELISTED`, `RESTORED`
/// @param policy under which policy it is
/// @param reporterTypeId the type that stands for who reports
/// @param urlField in which field of an item's data its place goes
/// @param descriptionField in which field of an item's data its description goes
/// @param headers what goes with each call, as Coop's own key
public record CoopSettings(
    String typeId,
    String typeName,
    Map<String, String> actions,
    Policy policy,
    String reporterTypeId,
    String urlField,
    String descriptionField,
    Map<String, String> headers) {

  private static final int LONGEST = 255;
  private static final int MOST_HEADERS = 8;
  private static final Pattern HEADER = Pattern.compile("[A-Za-z0-9-]{1,64}");
  private static final Pattern VALUE =
      Pattern.compile("[\\x21-\\x7e](?:[\\x20-\\x7e]{0,1022}[\\x21-\\x7e])?");
  private static final Set<String> EFFECTS = Set.of("REMOVED", "DISABLED", "DELISTED", "RESTORED");
  private static final Set<String> OUR_OWN = Set.of(
      "connection",
      "content-length",
      "content-type",
      "coop-signature",
      "expect",
      "host",
      "recourse-id",
      "te",
      "trailer",
      "transfer-encoding",
      "upgrade",
      "user-agent");

  /// A policy of the platform's.
  ///
  /// @param id its number
  /// @param name what it is called
  /// @param penalty `NONE`, `LOW`, `MEDIUM`, `HIGH` or `SEVERE`
  public record Policy(String id, String name, String penalty) {

    private static final Set<String> PENALTIES = Set.of("NONE", "LOW", "MEDIUM", "HIGH", "SEVERE");

    /// Checks the lengths and the penalty.
    public Policy {
      check("policy.id", id);
      check("policy.name", name);
      if (!PENALTIES.contains(penalty)) {
        throw new IllegalArgumentException("policy.penalty must be one of " + PENALTIES);
      }
    }
  }

  /// Checks lengths and headers.
  public CoopSettings {
    actions = Map.copyOf(actions);
    headers = Map.copyOf(headers);
    check("typeId", typeId);
    check("typeName", typeName);
    check("reporterTypeId", reporterTypeId);
    check("urlField", urlField);
    check("descriptionField", descriptionField);
    actions.values().forEach(action -> check("actions", action));
    if (!EFFECTS.containsAll(actions.keySet())) {
      throw new IllegalArgumentException("actions may name " + EFFECTS);
    }
    headers.forEach(CoopSettings::checkHeader);
    if (headers.size() > MOST_HEADERS) {
      throw new IllegalArgumentException("headers may be " + MOST_HEADERS);
    }
  }

  private static void check(String what, String text) {
    if (text.isBlank() || text.length() > LONGEST) {
      throw new IllegalArgumentException(what + " must have 1 to " + LONGEST + " characters");
    }
  }

  private static void checkHeader(String name, String value) {
    if (!HEADER.matcher(name).matches()
        || OUR_OWN.contains(name.toLowerCase(Locale.ROOT))
        || !VALUE.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "headers must have a plain name that is not one of ours, and plain values");
    }
  }

  /// Returns the platform's number of an action.
  String action(String effect) {
    return actions.getOrDefault(effect, effect);
  }

  @Override
  public String toString() {
    return "CoopSettings[withheld]";
  }
}
