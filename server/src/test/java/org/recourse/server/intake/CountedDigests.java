package org.recourse.server.intake;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.MessageDigestSpi;
import java.security.Provider;
import java.util.concurrent.atomic.AtomicInteger;

/// Stands before Java's own SHA-256 and counts the digests that the threads make which answer
/// pages.
final class CountedDigests extends Provider {

  private static final long serialVersionUID = 1;

  private final AtomicInteger made = new AtomicInteger();

  CountedDigests() {
    super("CountedDigests", "1", "counts digests");
    putService(new Service(this, "MessageDigest", "SHA-256", Counted.class.getName(), null, null) {
      @Override
      public Object newInstance(Object parameter) {
        return new Counted(made);
      }
    });
  }

  /// Returns how many were made since it was asked last.
  int taken() {
    return made.getAndSet(0);
  }

  private static final class Counted extends MessageDigestSpi {

    private final AtomicInteger made;
    private final MessageDigest real;

    Counted(AtomicInteger made) {
      this.made = made;
      try {
        real = MessageDigest.getInstance("SHA-256", "SUN");
      } catch (GeneralSecurityException e) {
        throw new AssertionError("every Java has SHA-256", e);
      }
    }

    @Override
    protected void engineUpdate(byte input) {
      real.update(input);
    }

    @Override
    protected void engineUpdate(byte[] input, int offset, int length) {
      real.update(input, offset, length);
    }

    @Override
    protected byte[] engineDigest() {
      if (Thread.currentThread().getName().startsWith("intake-")) {
        made.incrementAndGet();
      }
      return real.digest();
    }

    @Override
    protected void engineReset() {
      real.reset();
    }
  }
}
