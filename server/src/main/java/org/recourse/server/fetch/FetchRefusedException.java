package org.recourse.server.fetch;

import java.io.IOException;

/// Nothing was fetched. The message is the reason alone: never the address or what it leads to.
public final class FetchRefusedException extends IOException {

  private static final long serialVersionUID = 1;

  private final FetchRefusal refusal;

  FetchRefusedException(FetchRefusal refusal) {
    super(refusal.name() + ": " + refusal.detail());
    this.refusal = refusal;
  }

  /// Returns why.
  public FetchRefusal refusal() {
    return refusal;
  }
}
