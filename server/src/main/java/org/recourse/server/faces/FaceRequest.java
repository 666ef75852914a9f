package org.recourse.server.faces;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;

/// A call on a face's port, as the rest of the program sees it: under another path.
public final class FaceRequest extends HttpServletRequestWrapper {

  private final String path;

  /// The same call under this path.
  public FaceRequest(HttpServletRequest request, String path) {
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
