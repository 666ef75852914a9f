package org.recourse.server.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.io.CloseMode;
import org.recourse.server.network.PublicAddresses;

/// Fetches a file from an address that a caller names.
///
/// GET alone, over http or https, without cookies, credentials, proxy or compression. Each
/// connection is a new one, to an address that was checked when its name was resolved; each
/// redirect is checked like the first address. At most 5 s to connect and 30 s in all, at most 32
/// at once. May be shared between threads.
public final class UrlFetcher implements AutoCloseable {

  private static final int MOST_REDIRECTS = 3;
  private static final Duration ALL_WITHIN = Duration.ofSeconds(30);
  private static final Duration SILENCE_ALLOWED = Duration.ofSeconds(5);

  private final FetchSettings settings;
  private final Duration allWithin;
  private final ExecutorService resolving = Executors.newVirtualThreadPerTaskExecutor();
  private final ScheduledExecutorService deadlines = Executors.newSingleThreadScheduledExecutor(
      Thread.ofPlatform().daemon().name("fetch-deadlines").factory());
  private final CloseableHttpClient client;

  /// Fetches from the public internet, and from the networks that the settings name.
  public UrlFetcher(FetchSettings settings) {
    this(settings, NameLookup.SYSTEM, PublicAddresses.and(settings.networks()), ALL_WITHIN);
  }

  /// Fetches from where it is told it may.
  UrlFetcher(
      FetchSettings settings, NameLookup lookup, Predicate<InetAddress> open, Duration allWithin) {
    this(settings, lookup, open, DefaultClientTlsStrategy.createDefault(), allWithin);
  }

  /// Fetches from where it is told it may, and trusts whom it is told to.
  UrlFetcher(
      FetchSettings settings,
      NameLookup lookup,
      Predicate<InetAddress> open,
      TlsSocketStrategy tls,
      Duration allWithin) {
    this.settings = settings;
    this.allWithin = allWithin;
    this.client =
        PinnedClient.with(new CheckedNames(lookup, open, resolving), tls, SILENCE_ALLOWED);
  }

  /// A file that is being fetched.
  ///
  /// @param bytes to be read before the reader returns
  /// @param length how long the server says it is, below 0 if it does not
  /// @param contentType what the server says it is, in lower case, empty if it does not
  public record Fetched(InputStream bytes, long length, String contentType) {}

  /// Reads a file while it is being fetched.
  ///
  /// @param <T> what becomes of it
  @FunctionalInterface
  public interface Reader<T> {

    /// Reads it, within what the fetcher's time allows.
    T read(Fetched fetched) throws IOException;
  }

  /// Fetches a file, and returns what the reader makes of it.
  ///
  /// @param url as the caller sent it
  /// @param mostBytes how long a file may say it is; the reader bounds what it reads
  /// @throws FetchRefusedException if nothing was fetched
  public <T> T fetch(String url, long mostBytes, Reader<T> reader) throws FetchRefusedException {
    if (!settings.enabled()) {
      throw new FetchRefusedException(FetchRefusal.FETCHING_IS_OFF);
    }
    FetchAddress address = FetchAddress.parse(url, settings.ports());
    Deadline deadline = new Deadline();
    ScheduledFuture<?> end =
        deadlines.schedule(deadline::pass, allWithin.toMillis(), TimeUnit.MILLISECONDS);
    try {
      for (int redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
        switch (step(address, deadline, mostBytes, reader)) {
          case Step.Done<T>(T made) -> {
            return made;
          }
          case Step.Redirected<T>(String location) ->
            address = address.redirectedTo(location, settings.ports());
        }
      }
      throw new FetchRefusedException(FetchRefusal.TOO_MANY_REDIRECTS);
    } finally {
      end.cancel(false);
    }
  }

  private sealed interface Step<T> {
    record Done<T>(T made) implements Step<T> {}

    record Redirected<T>(String location) implements Step<T> {}
  }

  private <T> Step<T> step(
      FetchAddress address, Deadline deadline, long mostBytes, Reader<T> reader)
      throws FetchRefusedException {
    HttpGet get = new HttpGet(address.uri());
    get.setHeader(HttpHeaders.ACCEPT_ENCODING, "identity");
    deadline.watch(get);
    try (ClassicHttpResponse response = client.executeOpen(null, get, null)) {
      try {
        return answer(response, mostBytes, reader);
      } finally {
        // What was not read is not waited for: the connection is not used again.
        get.cancel();
      }
    } catch (FetchRefusedException e) {
      throw e;
    } catch (IOException e) {
      throw new FetchRefusedException(deadline.hasPassed() ? FetchRefusal.TOO_SLOW : refusal(e));
    }
  }

  private static <T> Step<T> answer(ClassicHttpResponse response, long mostBytes, Reader<T> reader)
      throws IOException {
    return switch (response.getCode()) {
      case HttpStatus.SC_OK -> new Step.Done<>(reader.read(fetched(response, mostBytes)));
      case HttpStatus.SC_MOVED_PERMANENTLY,
          HttpStatus.SC_MOVED_TEMPORARILY,
          HttpStatus.SC_SEE_OTHER,
          HttpStatus.SC_TEMPORARY_REDIRECT,
          HttpStatus.SC_PERMANENT_REDIRECT ->
        new Step.Redirected<>(header(response, HttpHeaders.LOCATION));
      default -> throw new FetchRefusedException(FetchRefusal.BAD_ANSWER);
    };
  }

  private static Fetched fetched(ClassicHttpResponse response, long mostBytes) throws IOException {
    HttpEntity entity = response.getEntity();
    String encoding = header(response, HttpHeaders.CONTENT_ENCODING);
    if (entity == null || !(encoding.isEmpty() || encoding.equalsIgnoreCase("identity"))) {
      throw new FetchRefusedException(FetchRefusal.BAD_ANSWER);
    }
    if (entity.getContentLength() > mostBytes) {
      throw new FetchRefusedException(FetchRefusal.TOO_LARGE);
    }
    return new Fetched(
        entity.getContent(),
        entity.getContentLength(),
        header(response, HttpHeaders.CONTENT_TYPE).toLowerCase(Locale.ROOT));
  }

  private static String header(ClassicHttpResponse response, String name) {
    Header header = response.getFirstHeader(name);
    return header == null || header.getValue() == null ? "" : header.getValue();
  }

  private static FetchRefusal refusal(IOException e) {
    return switch (e) {
      case UnknownHostException _ -> FetchRefusal.ADDRESS_REFUSED;
      case InterruptedIOException _ -> FetchRefusal.TOO_SLOW;
      default -> FetchRefusal.NO_ANSWER;
    };
  }

  @Override
  public void close() {
    client.close(CloseMode.IMMEDIATE);
    deadlines.shutdownNow();
    resolving.shutdownNow();
  }
}
