package org.recourse.server.access;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.recourse.hub.KeyStore;
import org.recourse.server.problem.ProblemCode;
import org.recourse.server.problem.ProblemException;
import org.springframework.stereotype.Component;

/// How the first operator comes in: by a token that is printed where the program was started, is
/// good once, and ends with the program. There is no default credential.
@Component
public class FirstStart {

  private final KeyDesk desk;
  private final Optional<KeyText> printed;
  private final AtomicReference<Optional<KeyText>> token;

  /// Makes a token if no key was ever made.
  public FirstStart(KeyDesk desk, KeyStore keys) {
    this.desk = desk;
    this.printed =
        keys.isEmpty() ? Optional.of(KeyText.make(new SecureRandom())) : Optional.empty();
    this.token = new AtomicReference<>(printed);
  }

  /// Returns the token to be printed, if there is one.
  public Optional<KeyText> token() {
    return printed;
  }

  /// Makes the first operator.
  ///
  /// @throws ProblemException if the token is wrong or was used
  public KeyDesk.Made makeOperator(KeyText sent, String tenantName) {
    Optional<KeyText> expected = token.get();
    if (expected.isEmpty() || !MessageDigest.isEqual(expected.get().digest(), sent.digest())) {
      throw refused();
    }
    if (!token.compareAndSet(expected, Optional.empty())) {
      throw refused();
    }
    try {
      return desk.makeFirstOperator(tenantName);
    } catch (RuntimeException e) {
      token.set(expected);
      throw e;
    }
  }

  private static ProblemException refused() {
    return new ProblemException(ProblemCode.NOT_AUTHENTICATED, "this token is not valid");
  }
}
