package org.recourse.server.partner;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.recourse.server.access.Caller;
import org.recourse.server.outbox.WebhookDesk;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Where who hands notices in is told what became of them: of those that were handed in with the
/// same key, and of no others.
@RestController
@RequestMapping("/api/v1/notices/webhooks")
class NotifierWebhookController {

  private final WebhookDesk desk;

  NotifierWebhookController(WebhookDesk desk) {
    this.desk = desk;
  }

  /// What is sent for a new webhook. Withheld from logs.
  ///
  /// @param url where to post
  /// @param events of what: `notice.decided`, `notice.done`, `notice.reopened`, `appeal.decided`
  record NewNotifierWebhook(@Nullable String url, @Nullable List<String> events) {
    @Override
    public String toString() {
      return "NewNotifierWebhook[withheld]";
    }
  }

  /// Lists the key's webhooks, without their secrets.
  @GetMapping
  List<WebhookJson> webhooks(Caller caller) {
    return desk.ofNotifier(caller.key().number()).stream().map(WebhookJson::of).toList();
  }

  /// Registers a webhook. Its secret is in this answer and never shown again.
  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  WebhookJson.Registered register(Caller caller, @RequestBody NewNotifierWebhook given) {
    return WebhookJson.Registered.of(desk.registerNotifier(
        caller.key().tenant(),
        caller.key().number(),
        WebhookDesk.Wish.of(Given.text("url", given.url()), WebhookJson.events(given.events()))));
  }

  /// Ends a webhook, and forgets what waits for it.
  @DeleteMapping("/{number}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void remove(Caller caller, @PathVariable long number) {
    desk.removeNotifier(caller.key().tenant(), caller.key().number(), number);
  }
}
