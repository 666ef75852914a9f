package org.recourse.server.partner;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.recourse.hub.Webhook;
import org.recourse.hub.WebhookEvent;
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

/// Where the caller's tenant is told of events.
@RestController
@RequestMapping("/api/v1/webhooks")
class WebhookController {

  private final WebhookDesk desk;

  WebhookController(WebhookDesk desk) {
    this.desk = desk;
  }

  /// What is sent for a new webhook.
  ///
  /// @param url where to post
  /// @param events of what: `entry.changed`, `entry.quarantined`, `match.act`, `match.review`,
  ///     `notice.received`, `notice.withdrawn`, `item.act`, `item.restore`, `deadline.alert`
  record NewWebhook(@Nullable String url, @Nullable List<String> events) {}

  /// A webhook in an answer.
  ///
  /// @param number which webhook
  /// @param url where it posts
  /// @param events of what
  /// @param createdAt since when, seconds since 1970
  record WebhookJson(long number, String url, List<String> events, long createdAt) {
    static WebhookJson of(Webhook webhook) {
      return new WebhookJson(
          webhook.number(),
          webhook.url(),
          webhook.events().stream().map(WebhookEvent::code).sorted().toList(),
          webhook.createdAt().getEpochSecond());
    }

    @Override
    public String toString() {
      return "WebhookJson[withheld]";
    }
  }

  /// A webhook just made, with its secret, which is never shown again. Withheld from logs.
  ///
  /// @param webhook what is kept
  /// @param secret what its deliveries are signed with
  record Registered(WebhookJson webhook, String secret) {
    @Override
    public String toString() {
      return "Registered[withheld]";
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
  Registered register(Caller caller, @RequestBody NewWebhook given) {
    Set<WebhookEvent> events = EnumSet.noneOf(WebhookEvent.class);
    for (String code : Given.list("events", given.events(), WebhookEvent.values().length)) {
      events.add(WebhookEvent.ofCode(code)
          .orElseThrow(() -> ProblemException.invalid("events names an unknown one")));
    }
    WebhookDesk.Registered made =
        desk.register(caller.key().tenant(), Given.text("url", given.url()), events);
    return new Registered(WebhookJson.of(made.webhook()), made.secret());
  }

  /// Ends a webhook, and forgets what waits for it.
  @DeleteMapping("/{number}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void remove(Caller caller, @PathVariable long number) {
    desk.remove(caller.key().tenant(), number);
  }
}
