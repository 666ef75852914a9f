package org.recourse.server.partner;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.recourse.hub.Webhook;
import org.recourse.hub.WebhookDialect;
import org.recourse.hub.WebhookEvent;
import org.recourse.server.coop.CoopSettings;
import org.recourse.server.outbox.SigningKey;
import org.recourse.server.outbox.WebhookDesk;
import org.recourse.server.problem.ProblemException;

/// A webhook in an answer. Withheld from logs.
///
/// @param number which webhook
/// @param url where it posts
/// @param events of what
/// @param dialect in whose form: `RECOURSE`, `COOP_ACTIONS` or `COOP_REPORTS`
/// @param notifier the number of the key to whose notices it is confined; 0 if to none
/// @param createdAt since when, seconds since 1970
record WebhookJson(
    long number, String url, List<String> events, String dialect, long notifier, long createdAt) {

  static WebhookJson of(Webhook webhook) {
    return new WebhookJson(
        webhook.number(),
        webhook.url(),
        webhook.events().stream().map(WebhookEvent::code).sorted().toList(),
        webhook.dialect().name(),
        webhook.notifier().orElse(0L),
        webhook.createdAt().getEpochSecond());
  }

  @Override
  public String toString() {
    return "WebhookJson[withheld]";
  }

  /// A webhook just made, with what its deliveries are checked by, of which the secret is never
  /// shown again. Withheld from logs.
  ///
  /// @param webhook what is kept
  /// @param secret what its deliveries are signed with; empty in Coop's dialects
  /// @param publicKey by what the signatures of `COOP_ACTIONS` are checked, in PEM, the same for
  ///     all such webhooks of a tenant; empty in other dialects
  record Registered(WebhookJson webhook, String secret, String publicKey) {

    static Registered of(WebhookDesk.Registered made) {
      WebhookDialect dialect = made.webhook().dialect();
      return new Registered(
          WebhookJson.of(made.webhook()),
          dialect == WebhookDialect.RECOURSE ? made.secret() : "",
          dialect == WebhookDialect.COOP_ACTIONS
              ? SigningKey.read(made.secret()).publicKey()
              : "");
    }

    @Override
    public String toString() {
      return "Registered[withheld]";
    }
  }

  /// What a platform or a Coop has set up in Coop's manner. Withheld from logs.
  ///
  /// @param typeId the number of the item type of what is told, where it is not known otherwise
  /// @param typeName what that type is called; as `typeId` unless given
  /// @param actions the number of each action, by its effect `REMOVED`, `DISABLED`, `DELISTED`,
  ///     `RESTORED`; each is its own number unless given
  /// @param policy under which policy it is
  /// @param reporterTypeId the number of the type that stands for who reports; as `typeId` unless
  ///     given
  /// @param urlField in which field of an item's data its place goes; `url` unless given
  /// @param descriptionField in which field its description goes; `description` unless given
  /// @param headers what goes with each call, as `X-API-KEY`; at most 8
  record CoopJson(
      @Nullable String typeId,
      @Nullable String typeName,
      @Nullable Map<String, String> actions,
      @Nullable PolicyJson policy,
      @Nullable String reporterTypeId,
      @Nullable String urlField,
      @Nullable String descriptionField,
      @Nullable Map<String, String> headers) {

    CoopSettings settings() {
      String type = Given.text("coop.typeId", typeId);
      return ProblemException.valid(() -> new CoopSettings(
          type,
          Given.or(typeName, type),
          noNulls("coop.actions", actions),
          Given.or(policy, PolicyJson.USUAL).policy(),
          Given.or(reporterTypeId, type),
          Given.or(urlField, "url"),
          Given.or(descriptionField, "description"),
          noNulls("coop.headers", headers)));
    }

    private static Map<String, String> noNulls(String field, @Nullable Map<String, String> given) {
      Map<String, String> map = Given.or(given, Map.of());
      if (map.values().stream().anyMatch(Objects::isNull)) {
        throw ProblemException.invalid(field + " holds null");
      }
      return map;
    }

    @Override
    public String toString() {
      return "CoopJson[withheld]";
    }
  }

  /// A policy.
  ///
  /// @param id its number
  /// @param name what it is called
  /// @param penalty `NONE`, `LOW`, `MEDIUM`, `HIGH` or `SEVERE`; `SEVERE` unless given
  record PolicyJson(
      @Nullable String id, @Nullable String name, @Nullable String penalty) {

    private static final PolicyJson USUAL =
        new PolicyJson("ncii", "Intimate picture without consent", "SEVERE");

    CoopSettings.Policy policy() {
      String number = Given.text("coop.policy.id", id);
      return new CoopSettings.Policy(number, Given.or(name, number), Given.or(penalty, "SEVERE"));
    }
  }

  /// Reads events.
  static Set<WebhookEvent> events(@Nullable List<String> codes) {
    Set<WebhookEvent> events = EnumSet.noneOf(WebhookEvent.class);
    for (String code : Given.list("events", codes, WebhookEvent.values().length)) {
      events.add(WebhookEvent.ofCode(code)
          .orElseThrow(() -> ProblemException.invalid("events names an unknown one")));
    }
    return events;
  }
}
