package org.recourse.server.hma;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.recourse.server.access.KeyText;

/// The key that stood in front of a path. Refuses to print itself.
///
/// @param text as it was sent
record HmaPathKey(KeyText text) {

  private static final String ATTRIBUTE = HmaPathKey.class.getName();

  static Optional<HmaPathKey> of(String sent) {
    return sent.isEmpty() ? Optional.empty() : Optional.of(new HmaPathKey(KeyText.sent(sent)));
  }

  void putInto(HttpServletRequest request) {
    request.setAttribute(ATTRIBUTE, this);
  }

  static Optional<HmaPathKey> from(HttpServletRequest request) {
    return Optional.ofNullable((HmaPathKey) request.getAttribute(ATTRIBUTE));
  }
}
