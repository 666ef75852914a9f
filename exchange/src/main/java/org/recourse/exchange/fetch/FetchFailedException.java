package org.recourse.exchange.fetch;

/// A fetch failed. What was taken over before stays; the next run goes on from there.
public final class FetchFailedException extends Exception {

  private static final long serialVersionUID = 1;

  private final FetchFailure failure;

  /// Fails.
  public FetchFailedException(FetchFailure failure) {
    super(failure.name());
    this.failure = failure;
  }

  /// Fails for a reason.
  public FetchFailedException(FetchFailure failure, Throwable cause) {
    super(failure.name(), cause);
    this.failure = failure;
  }

  /// Returns why.
  public FetchFailure failure() {
    return failure;
  }
}
