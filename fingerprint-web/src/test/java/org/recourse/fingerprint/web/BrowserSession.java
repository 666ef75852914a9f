package org.recourse.fingerprint.web;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// One browser on one page of a [TestSite], and what the page says it found.
final class BrowserSession implements AutoCloseable {

  private static final int SECONDS_ALLOWED = 300;

  private final Sink sink = new Sink();
  private final TestSite site;
  private final Chromium chromium;

  /// @param site with all pictures that the page will ask for; closed with the session
  /// @param page the path of the page
  BrowserSession(TestSite site, String page) {
    this.site = site;
    this.chromium = Chromium.open(site.address(page), sink.hostAndPort());
  }

  /// Returns what a check found.
  ///
  /// @throws AssertionError if the check itself failed, did not end, or the page broke before it
  String finding(String check) throws InterruptedException {
    try {
      String finding = CompletableFuture.anyOf(site.finding(check), site.finding("broken"))
          .thenApply(String.class::cast)
          .get(SECONDS_ALLOWED, TimeUnit.SECONDS);
      if (finding.startsWith("failed: ")) {
        throw new AssertionError("in the browser, " + check + " " + finding);
      }
      return finding;
    } catch (TimeoutException | ExecutionException e) {
      throw new AssertionError(
          "the browser did not say what it found for " + check + "; it "
              + (chromium.runs() ? "still runs" : "has ended") + " and printed:\n"
              + chromium.log(),
          e);
    }
  }

  Sink sink() {
    return sink;
  }

  @Override
  public void close() throws IOException {
    chromium.close();
    sink.close();
    site.close();
  }
}
