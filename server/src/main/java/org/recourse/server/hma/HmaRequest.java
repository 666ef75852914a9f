package org.recourse.server.hma;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;

/// A call on HMA's port, as the rest of the program sees it: under another path, without its key.
final class HmaRequest extends HttpServletRequestWrapper {

  private final String path;

  HmaRequest(HttpServletRequest request, String path) {
    super(request);
    this.path = path;
  }

  @Override
  public String getRequestURI() {
    return path;
  }

  @Override
  public StringBuffer getRequestURL() {
    return new StringBuffer(getScheme() + "://" + getServerName() + ":" + getServerPort() + path);
  }

  @Override
  public String getServletPath() {
    return path;
  }
}
