package org.recourse.exchange.stopncii;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.recourse.exchange.Publication;
import org.recourse.exchange.TimeMarks;
import org.recourse.hub.SourceId;
import org.recourse.hub.TenantId;

/// Answers `FetchHashes` out of a [Publication]. May be shared between threads.
///
/// The client remembers a second and sends it again; how seconds stand for changes is said at
/// [TimeMarks]. Within one fetch it goes on by page tokens, which hold the change number. The
/// second that a page gives back is one from which nothing of what follows is lost, in case the
/// client ends there: before the last page, one that was given out earlier.
public final class FetchHashes {

  /// How many records a page may have.
  public static final int MOST = 5_000;

  private static final String TOKEN = "a1:";

  private final Publication publication;
  private final TimeMarks marks;
  private final InstantSource clock;

  /// Answers from here.
  public FetchHashes(Publication publication, TimeMarks marks, InstantSource clock) {
    this.publication = publication;
    this.marks = marks;
    this.clock = clock;
  }

  /// An answer: the fields that the real client requires, and always an array.
  ///
  /// @param count how many records
  /// @param nextSetTimestamp what to send as `startTimestamp` next time, never smaller than what
  ///     was sent
  /// @param hasMoreRecords whether another page follows
  /// @param nextPageToken what to send for it; absent on the last
  /// @param hashRecords the records
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Answer(
      int count,
      long nextSetTimestamp,
      boolean hasMoreRecords,
      @Nullable String nextPageToken,
      List<HashRecord> hashRecords) {

    /// Copies the records.
    public Answer {
      hashRecords = List.copyOf(hashRecords);
    }
  }

  /// Answers one call.
  ///
  /// @param reader who asks
  /// @param start the second that the client remembers
  /// @param pageSize 1 to [#MOST] records, of whole entries
  /// @param token of the page before, if this is not the first
  /// @throws IllegalArgumentException if a parameter is out of range, or the token is not ours
  public Answer answer(
      TenantId tenant, SourceId reader, long start, int pageSize, Optional<String> token) {
    if (start < 0 || pageSize < 1 || pageSize > MOST) {
      throw new IllegalArgumentException(
          "startTimestamp must be 0 or more and pageSize 1 to " + MOST + ": " + pageSize);
    }
    long after = token.map(FetchHashes::opened).orElseGet(() -> marks.changeAt(start));
    Publication.Page page = publication.after(tenant, reader, after, pageSize);
    long next = page.more()
        ? marks.secondOf(page.upTo())
        : marks.mark(clock.instant().getEpochSecond(), page.upTo());
    List<HashRecord> records = page.signals().stream()
        .flatMap(signal -> HashRecord.of(signal).stream())
        .toList();
    return new Answer(
        records.size(),
        Math.max(start, next),
        page.more(),
        page.more() ? token(page.upTo()) : null,
        records);
  }

  private static String token(long change) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString((TOKEN + change).getBytes(StandardCharsets.US_ASCII));
  }

  private static long opened(String token) {
    try {
      String text = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.US_ASCII);
      long change = text.startsWith(TOKEN) ? Long.parseLong(text.substring(TOKEN.length())) : -1;
      if (change >= 0) {
        return change;
      }
    } catch (IllegalArgumentException _) {
      // answered below: what was sent is not repeated
    }
    throw new IllegalArgumentException("nextPageToken is not one that was given out");
  }
}
