package org.recourse.server.limits;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;

/// A request whose body has arrived.
final class ReadRequest extends HttpServletRequestWrapper {

  private final byte[] body;

  /// Reads the body.
  ReadRequest(HttpServletRequest request) throws IOException {
    super(request);
    this.body = request.getInputStream().readAllBytes();
  }

  int length() {
    return body.length;
  }

  @Override
  public ServletInputStream getInputStream() {
    return new Read(new ByteArrayInputStream(body));
  }

  private static final class Read extends ServletInputStream {
    private final ByteArrayInputStream in;

    Read(ByteArrayInputStream in) {
      this.in = in;
    }

    @Override
    public int read() {
      return in.read();
    }

    @Override
    public int read(byte[] bytes, int from, int count) {
      return in.read(bytes, from, count);
    }

    @Override
    public boolean isFinished() {
      return in.available() == 0;
    }

    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public void setReadListener(ReadListener listener) {
      throw new UnsupportedOperationException("it is read without waiting");
    }
  }
}
