package org.recourse.server.partner;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.recourse.hub.WebhookDialect;
import org.recourse.server.access.Caller;
import org.recourse.server.outbox.WebhookDesk;
import org.recourse.server.problem.ProblemException;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/// Where the caller's tenant is told of events.
@RestController
@RequestMapping("/api/v1/webhooks")
class WebhookController {

  private final WebhookDesk desk;
  private final JsonMapper json;

  WebhookController(WebhookDesk desk, JsonMapper json) {
    this.desk = desk;
    this.json = json;
  }

  /// What is sent for a new webhook. Withheld from logs.
  ///
  /// @param url where to post
  /// @param events of what: `entry.changed`, `entry.quarantined`, `match.act`, `match.review`,
  ///     `notice.received`, `notice.withdrawn`, `notice.decided`, `notice.done`,
  ///     `notice.reopened`, `item.act`, `item.restore`, `appeal.decided`, `deadline.alert`; in
  ///     `COOP_ACTIONS` `item.act`, `item.restore` and `appeal.decided`, in `COOP_REPORTS`
  ///     `notice.received`
  /// @param dialect in whose form: `RECOURSE` unless given, `COOP_ACTIONS` or `COOP_REPORTS`
  /// @param coop what Coop's dialects need beside
  record NewWebhook(
      @Nullable String url,
      @Nullable List<String> events,
      @Nullable String dialect,
      WebhookJson.@Nullable CoopJson coop) {

    WebhookDesk.Wish wish(JsonMapper json) {
      WebhookDialect spoken =
          Given.oneOf("dialect", WebhookDialect.class, Given.or(dialect, "RECOURSE"));
      if ((spoken == WebhookDialect.RECOURSE) != (coop == null)) {
        throw ProblemException.invalid("coop goes with Coop's dialects, and with them alone");
      }
      return new WebhookDesk.Wish(
          Given.text("url", url),
          WebhookJson.events(events),
          spoken,
          coop == null ? "" : json.writeValueAsString(coop.settings()));
    }

    @Override
    public String toString() {
      return "NewWebhook[withheld]";
    }
  }

  /// Lists the tenant's webhooks, without their secrets.
  @GetMapping
  List<WebhookJson> webhooks(Caller caller) {
    return desk.ofTenant(caller.key().tenant()).stream().map(WebhookJson::of).toList();
  }

  /// Registers a webhook. Its secret is in this answer and never shown again.
  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  WebhookJson.Registered register(Caller caller, @RequestBody NewWebhook given) {
    return WebhookJson.Registered.of(desk.register(caller.key().tenant(), given.wish(json)));
  }

  /// Ends a webhook, and forgets what waits for it.
  @DeleteMapping("/{number}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void remove(Caller caller, @PathVariable long number) {
    desk.remove(caller.key().tenant(), number);
  }
}
