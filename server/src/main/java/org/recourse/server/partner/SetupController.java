package org.recourse.server.partner;

import org.recourse.server.access.FirstStart;
import org.recourse.server.access.KeyDesk;
import org.recourse.server.access.KeyText;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// The first operator comes in.
@RestController
@RequestMapping("/api/v1/setup")
class SetupController {

  private final FirstStart firstStart;

  SetupController(FirstStart firstStart) {
    this.firstStart = firstStart;
  }

  /// What is sent.
  ///
  /// @param token as the program printed it
  /// @param tenant what the operator's organisation is called
  record Setup(String token, String tenant) {}

  /// Makes the first operator, with the token that the program printed at its first start.
  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  KeyJson.Made makeOperator(@RequestBody Setup setup) {
    KeyDesk.Made made = firstStart.makeOperator(
        KeyText.sent(Given.text("token", setup.token())), Given.text("tenant", setup.tenant()));
    return KeyJson.Made.of(made);
  }
}
