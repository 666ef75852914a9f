package org.recourse.server.fetch;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.io.CloseMode;
import org.jspecify.annotations.Nullable;
import org.recourse.exchange.fetch.CappedHttp;
import org.recourse.exchange.fetch.FetchFailedException;
import org.recourse.exchange.fetch.FetchFailure;
import org.recourse.server.network.Network;
import org.recourse.server.network.PublicAddresses;

/// Asks exchanges: 60 seconds for the whole answer, 32 MiB of it, at most 32 questions at once.
///
/// Each connection is a new one, to an address that was checked when its name was resolved, so
/// that a `base_url` is nobody's way into our network; redirects are not followed, and no cookie,
/// proxy or compression is used. May be shared between threads.
public final class PinnedHttp implements CappedHttp, AutoCloseable {

  private static final Duration ALL_WITHIN = Duration.ofSeconds(60);
  private static final int MOST_BYTES = 32 << 20;

  private final Duration allWithin;
  private final int mostBytes;
  private final ExecutorService resolving = Executors.newVirtualThreadPerTaskExecutor();
  private final ScheduledExecutorService deadlines = Executors.newSingleThreadScheduledExecutor(
      Thread.ofPlatform().daemon().name("exchange-deadlines").factory());
  private final CloseableHttpClient client;

  /// Asks over the public internet, and in these closed networks.
  public PinnedHttp(List<Network> networks) {
    this(NameLookup.SYSTEM, PublicAddresses.and(networks), ALL_WITHIN, MOST_BYTES);
  }

  /// Asks where and for how long it is told it may.
  PinnedHttp(NameLookup lookup, Predicate<InetAddress> open, Duration allWithin, int mostBytes) {
    this.allWithin = allWithin;
    this.mostBytes = mostBytes;
    this.client = PinnedClient.with(
        new CheckedNames(lookup, open, resolving),
        DefaultClientTlsStrategy.createDefault(),
        allWithin);
  }

  @Override
  public byte[] get(URI address, String... headers) throws FetchFailedException {
    return ask("GET", address, null, headers);
  }

  @Override
  public byte[] post(URI address, byte[] body, String... headers) throws FetchFailedException {
    return ask("POST", address, body, headers);
  }

  @Override
  public byte[] put(URI address, byte[] body, String... headers) throws FetchFailedException {
    return ask("PUT", address, body, headers);
  }

  private byte[] ask(String method, URI address, byte @Nullable [] body, String... headers)
      throws FetchFailedException {
    HttpUriRequestBase request = new HttpUriRequestBase(method, address);
    for (int i = 0; i < headers.length; i += 2) {
      request.addHeader(headers[i], headers[i + 1]);
    }
    if (body != null) {
      request.setEntity(new ByteArrayEntity(body, null));
    }
    Deadline deadline = new Deadline();
    deadline.watch(request);
    ScheduledFuture<?> end =
        deadlines.schedule(deadline::pass, allWithin.toMillis(), TimeUnit.MILLISECONDS);
    try (ClassicHttpResponse response = client.executeOpen(null, request, null)) {
      try {
        return answer(response);
      } finally {
        // What was not read is not waited for: the connection is not used again.
        request.cancel();
      }
    } catch (IOException e) {
      throw new FetchFailedException(deadline.hasPassed() ? FetchFailure.TIMED_OUT : failure(e), e);
    } finally {
      end.cancel(false);
    }
  }

  private byte[] answer(ClassicHttpResponse response) throws IOException, FetchFailedException {
    int status = response.getCode();
    if (status < 200 || status >= 300) {
      throw new FetchFailedException(failure(status));
    }
    HttpEntity entity = response.getEntity();
    if (entity == null) {
      return new byte[0];
    }
    if (entity.getContentLength() > mostBytes) {
      throw new FetchFailedException(FetchFailure.TOO_LARGE);
    }
    byte[] bytes = entity.getContent().readNBytes(mostBytes + 1);
    if (bytes.length > mostBytes) {
      throw new FetchFailedException(FetchFailure.TOO_LARGE);
    }
    return bytes;
  }

  private static FetchFailure failure(int status) {
    return switch (status) {
      case 401, 403 -> FetchFailure.NOT_AUTHENTICATED;
      case 429, 503 -> FetchFailure.BUSY;
      case 409 -> FetchFailure.FORKED;
      default -> FetchFailure.REFUSED;
    };
  }

  private static FetchFailure failure(IOException e) {
    return switch (e) {
      case UnknownHostException _ -> FetchFailure.ADDRESS_REFUSED;
      case InterruptedIOException _ -> FetchFailure.TIMED_OUT;
      default -> FetchFailure.UNREACHABLE;
    };
  }

  @Override
  public void close() {
    client.close(CloseMode.IMMEDIATE);
    deadlines.shutdownNow();
    resolving.shutdownNow();
  }
}
