package org.recourse.exchange.fetch;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Asks others over HTTP within limits: 60 seconds for the whole answer, 32 MiB, and no redirect
/// is
/// followed, because credentials would go along. May be shared between threads.
public final class CappedHttp {

  private static final Duration WITHIN = Duration.ofSeconds(60);
  private static final int MOST_BYTES = 32 << 20;

  private final HttpClient client = HttpClient.newBuilder()
      .followRedirects(HttpClient.Redirect.NEVER)
      .connectTimeout(Duration.ofSeconds(10))
      .build();

  private final int mostBytes;

  /// Takes answers of up to 32 MiB.
  public CappedHttp() {
    this(MOST_BYTES);
  }

  CappedHttp(int mostBytes) {
    this.mostBytes = mostBytes;
  }

  /// Gets.
  ///
  /// @param headers names and values in turn
  /// @throws FetchFailedException if there is no answer of success within the limits
  public byte[] get(URI address, String... headers) throws FetchFailedException {
    return send(HttpRequest.newBuilder(address).headers(headers).GET().build());
  }

  /// Posts JSON.
  ///
  /// @param headers names and values in turn
  /// @throws FetchFailedException if there is no answer of success within the limits
  public byte[] post(URI address, byte[] body, String... headers) throws FetchFailedException {
    return send(HttpRequest.newBuilder(address)
        .headers(headers)
        .header("Content-Type", "application/json")
        .POST(HttpRequest.BodyPublishers.ofByteArray(body))
        .build());
  }

  private byte[] send(HttpRequest request) throws FetchFailedException {
    CompletableFuture<HttpResponse<byte[]>> answer = client.sendAsync(
        request,
        HttpResponse.BodyHandlers.limiting(HttpResponse.BodyHandlers.ofByteArray(), mostBytes));
    try {
      return body(answer.get(WITHIN.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException e) {
      answer.cancel(true);
      throw new FetchFailedException(FetchFailure.TIMED_OUT, e);
    } catch (InterruptedException e) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      throw new FetchFailedException(FetchFailure.UNREACHABLE, e);
    } catch (ExecutionException e) {
      throw new FetchFailedException(
          isTooLarge(e) ? FetchFailure.TOO_LARGE : FetchFailure.UNREACHABLE, e);
    }
  }

  // The handler says it only in words: "body exceeds capacity: …".
  private static boolean isTooLarge(Throwable failure) {
    for (Throwable e = failure; e != null; e = e.getCause()) {
      if (e instanceof IOException && String.valueOf(e.getMessage()).contains("capacity")) {
        return true;
      }
    }
    return false;
  }

  private static byte[] body(HttpResponse<byte[]> response) throws FetchFailedException {
    int status = response.statusCode();
    if (status >= 200 && status < 300) {
      return response.body();
    }
    throw new FetchFailedException(
        switch (status) {
          case 401, 403 -> FetchFailure.NOT_AUTHENTICATED;
          case 429, 503 -> FetchFailure.BUSY;
          case 409 -> FetchFailure.FORKED;
          default -> FetchFailure.REFUSED;
        });
  }
}
