package org.recourse.server.limits;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.recourse.server.problem.ProblemCode;
import org.recourse.server.problem.ProblemException;

/// A request that ends in a problem once it is too long, or takes too long to arrive: while it
/// does, it holds room that others wait for.
final class LimitedRequest extends HttpServletRequestWrapper {

  private static final long MOST_NANOS = TimeUnit.SECONDS.toNanos(60);

  private final int mostBytes;
  private final LongSupplier nanoTime;

  LimitedRequest(HttpServletRequest request, int mostBytes, LongSupplier nanoTime) {
    super(request);
    this.mostBytes = mostBytes;
    this.nanoTime = nanoTime;
  }

  @Override
  public ServletInputStream getInputStream() throws IOException {
    return new Limited(super.getInputStream(), mostBytes, nanoTime);
  }

  private static final class Limited extends ServletInputStream {
    private final ServletInputStream in;
    private final LongSupplier nanoTime;
    private final long begun;
    private long left;

    Limited(ServletInputStream in, long left, LongSupplier nanoTime) {
      this.in = in;
      this.left = left;
      this.nanoTime = nanoTime;
      this.begun = nanoTime.getAsLong();
    }

    @Override
    public int read() throws IOException {
      return counted(in.read(), 1);
    }

    @Override
    public int read(byte[] bytes, int from, int count) throws IOException {
      int read = in.read(bytes, from, count);
      return counted(read, Math.max(read, 0));
    }

    private int counted(int result, int count) {
      left -= result < 0 ? 0 : count;
      if (left < 0) {
        throw BodyFilter.tooLarge();
      }
      if (nanoTime.getAsLong() - begun > MOST_NANOS) {
        throw new ProblemException(ProblemCode.TOO_SLOW, "the body took more than 60 s to arrive");
      }
      return result;
    }

    @Override
    public boolean isFinished() {
      return in.isFinished();
    }

    @Override
    public boolean isReady() {
      return in.isReady();
    }

    @Override
    public void setReadListener(ReadListener listener) {
      in.setReadListener(listener);
    }
  }
}
