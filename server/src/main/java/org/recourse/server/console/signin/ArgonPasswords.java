package org.recourse.server.console.signin;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.recourse.server.problem.ProblemCode;
import org.recourse.server.problem.ProblemException;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

/// Slow, salted digests of passwords, few at a time: each takes 19 MiB and a core. May be shared
/// between threads.
final class ArgonPasswords implements PasswordHashes {

  /// Argon2id with 19 MiB, two rounds, one lane: the least that OWASP's password storage cheat
  /// sheet names.
  private static final int SALT_BYTES = 16;

  private static final int HASH_BYTES = 32;
  private static final int LANES = 1;
  private static final int KIBIBYTES = 19 * 1024;
  private static final int ROUNDS = 2;
  private static final int AT_ONCE = 2;
  private static final int SECONDS_TO_WAIT = 5;

  private final Argon2PasswordEncoder argon =
      new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, LANES, KIBIBYTES, ROUNDS);
  private final Semaphore turns = new Semaphore(AT_ONCE, true);

  @Override
  public String hash(String password) {
    return inTurn(() -> String.valueOf(argon.encode(password)));
  }

  @Override
  public boolean matches(String password, String hash) {
    return inTurn(() -> argon.matches(password, hash));
  }

  private <T> T inTurn(Supplier<T> work) {
    try {
      if (!turns.tryAcquire(SECONDS_TO_WAIT, TimeUnit.SECONDS)) {
        throw ProblemException.later(ProblemCode.OVERLOADED, "too many sign in", SECONDS_TO_WAIT);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw ProblemException.later(ProblemCode.OVERLOADED, "stopping", SECONDS_TO_WAIT);
    }
    try {
      return work.get();
    } finally {
      turns.release();
    }
  }
}
