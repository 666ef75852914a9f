package org.recourse.exchange.ncmec;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.recourse.exchange.Credentials;
import org.recourse.exchange.Exchange;
import org.recourse.exchange.fetch.CappedHttp;
import org.recourse.exchange.fetch.Delivery;
import org.recourse.exchange.fetch.Dialect;
import org.recourse.exchange.fetch.FetchFailedException;
import org.recourse.exchange.fetch.FetchFailure;
import org.recourse.exchange.fetch.Received;

/// Fetches from NCMEC's hash sharing, window after window of time. May be shared between threads.
///
/// The cursor is where the window begins, and within a window also where it ends and the link to
/// the next page. Such a link is good for some hours: if it is refused, the window is asked for
/// again. The end of a window lies some seconds back, so that what is being written is not
/// missed.
public final class NcmecFetch implements Dialect {

  private static final Duration SETTLED = Duration.ofSeconds(5);

  private final CappedHttp http;
  private final InstantSource clock;

  /// Asks through this.
  public NcmecFetch(CappedHttp http, InstantSource clock) {
    this.http = http;
    this.clock = clock;
  }

  @Override
  public Delivery fetch(Exchange exchange, Credentials credentials, String cursor)
      throws FetchFailedException {
    String[] parts = cursor.isEmpty() ? new String[] {Instant.EPOCH.toString()} : split(cursor);
    if (parts.length == 3) {
      try {
        return page(exchange, credentials, parts[0], parts[1], parts[2]);
      } catch (FetchFailedException e) {
        if (e.failure() != FetchFailure.REFUSED) {
          throw e;
        }
      }
    }
    String from = parts[0];
    String to = clock.instant().minus(SETTLED).truncatedTo(ChronoUnit.SECONDS).toString();
    return page(exchange, credentials, from, to, "/v2/entries?from=" + from + "&to=" + to);
  }

  @Override
  public Received reread(String record, Instant cameAt) {
    try {
      List<Received> read = EntriesPage.read(
              ("<queryResult>" + record + "</queryResult>").getBytes(StandardCharsets.UTF_8))
          .records();
      if (read.size() == 1) {
        return read.getFirst();
      }
    } catch (FetchFailedException _) {
      // said below
    }
    return new Received.Unreadable("UNSUPPORTED_TYPE", record);
  }

  private static String[] split(String cursor) {
    return cursor.split(" ", 3);
  }

  private Delivery page(
      Exchange exchange, Credentials credentials, String from, String to, String link)
      throws FetchFailedException {
    if (!link.startsWith("/v2/entries?")) {
      throw new FetchFailedException(FetchFailure.UNREADABLE);
    }
    URI address;
    try {
      address = URI.create(exchange.setting("base_url") + link);
    } catch (IllegalArgumentException e) {
      throw new FetchFailedException(FetchFailure.UNREADABLE, e);
    }
    EntriesPage page =
        EntriesPage.read(http.get(address, "Authorization", NcmecFeedback.basic(credentials)));
    boolean loops = page.next().filter(link::equals).isPresent();
    if (loops) {
      throw new FetchFailedException(FetchFailure.UNREADABLE);
    }
    return page.next()
        .map(next -> Delivery.part(page.records(), from + " " + to + " " + next, true))
        .orElseGet(() -> Delivery.part(page.records(), to, false));
  }
}
