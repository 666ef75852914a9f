package org.recourse.server.limits;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;

/// A request whose length was not announced, and that ends in a problem once it is too long.
final class LimitedRequest extends HttpServletRequestWrapper {

  private final int mostBytes;

  LimitedRequest(HttpServletRequest request, int mostBytes) {
    super(request);
    this.mostBytes = mostBytes;
  }

  @Override
  public ServletInputStream getInputStream() throws IOException {
    return new Limited(super.getInputStream(), mostBytes);
  }

  private static final class Limited extends ServletInputStream {
    private final ServletInputStream in;
    private long left;

    Limited(ServletInputStream in, long left) {
      this.in = in;
      this.left = left;
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
