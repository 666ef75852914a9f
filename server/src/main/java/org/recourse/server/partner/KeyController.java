package org.recourse.server.partner;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.recourse.hub.Scope;
import org.recourse.server.access.Caller;
import org.recourse.server.access.KeyDesk;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// The keys of the caller's tenant.
@RestController
@RequestMapping("/api/v1/keys")
class KeyController {

  private static final int USUAL_DAYS = 365;

  private final KeyDesk desk;

  KeyController(KeyDesk desk) {
    this.desk = desk;
  }

  /// What is sent for a new key.
  ///
  /// @param name what it is to be called
  /// @param source for whom what is said with it counts; `reviewers` for the tenant's own
  /// @param scopes what it may be used for
  /// @param days how long it is valid, 365 if absent
  record NewKey(
      @Nullable String name,
      @Nullable String source,
      @Nullable List<Scope> scopes,
      @Nullable Integer days) {}

  /// Lists the tenant's keys, without their secrets.
  @GetMapping
  List<KeyJson> keys(Caller caller) {
    return desk.keys(caller.key().tenant()).stream().map(KeyJson::of).toList();
  }

  /// Makes a key. Its secret is in this answer and never shown again.
  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  KeyJson.Made make(Caller caller, @RequestBody NewKey given) {
    Set<Scope> scopes = EnumSet.copyOf(Given.list("scopes", given.scopes(), Scope.values().length));
    return KeyJson.Made.of(desk.make(
        caller.key().tenant(),
        Given.text("source", given.source()),
        Given.text("name", given.name()),
        scopes,
        Duration.ofDays(Given.or(given.days(), USUAL_DAYS))));
  }

  /// Revokes a key: the next call with it is refused.
  @DeleteMapping("/{number}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void revoke(Caller caller, @PathVariable long number) {
    desk.revoke(caller.key().tenant(), number);
  }
}
