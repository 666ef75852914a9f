package org.recourse.exchange.feed;

import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.recourse.exchange.fetch.FetchFailedException;
import org.recourse.exchange.fetch.FetchFailure;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// Verifies a batch as a consumer does, step by step as `docs/formats/feed-v1.md` says it.
public final class FeedReading {

  private static final JsonMapper JSON = JsonMapper.builder()
      .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
      .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
      .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
      .build();

  private FeedReading() {}

  /// A batch that was verified.
  ///
  /// @param batch it
  /// @param position up to where its consumer has read when it has acted upon it
  public record Verified(FeedBatch batch, FeedPosition position) {}

  /// Verifies a batch.
  ///
  /// @param body as it came
  /// @param publicKey the feed's, as it was agreed upon: base64
  /// @param position up to where the consumer has read
  /// @throws FetchFailedException if it is not the next batch of this feed
  public static Verified verify(byte[] body, String publicKey, FeedPosition position)
      throws FetchFailedException {
    try {
      SignedBatch signed = read(body, SignedBatch.class);
      byte[] key = Base64.getDecoder().decode(publicKey);
      byte[] payload = Base64.getDecoder().decode(signed.payload());
      check(
          FeedKeys.isSigned(payload, Base64.getDecoder().decode(signed.signature()), key),
          FetchFailure.BAD_SIGNATURE);
      FeedBatch batch = read(payload, FeedBatch.class);
      check(batch.format().equals(FeedBatch.FORMAT), FetchFailure.UNKNOWN_FORMAT);
      check(batch.feed().equals(FeedKeys.feedId(key)), FetchFailure.BAD_SIGNATURE);
      check(batch.number() > position.number(), FetchFailure.REPLAYED);
      check(
          batch.number() == position.number() + 1
              && batch.previous().equals(position.digest())
              && batch.after().equals(position.cursor()),
          FetchFailure.FORKED);
      checkOrder(batch);
      return new Verified(
          batch, new FeedPosition(batch.number(), FeedKeys.digest(payload), batch.upTo()));
    } catch (JacksonException | IllegalArgumentException e) {
      throw new FetchFailedException(FetchFailure.UNREADABLE, e);
    }
  }

  // The four letters `null` are JSON, and read as nothing.
  private static <T> T read(byte[] json, Class<T> type) throws FetchFailedException {
    @Nullable T value = JSON.readValue(json, type);
    if (value == null) {
      throw new FetchFailedException(FetchFailure.UNREADABLE);
    }
    return value;
  }

  private static void checkOrder(FeedBatch batch) throws FetchFailedException {
    long last = Long.parseLong(batch.after());
    for (FeedBatch.Item item : batch.records()) {
      check(item.sequence() >= last, FetchFailure.UNREADABLE);
      last = item.sequence();
    }
    check(last <= Long.parseLong(batch.upTo()), FetchFailure.UNREADABLE);
  }

  private static void check(boolean holds, FetchFailure otherwise) throws FetchFailedException {
    if (!holds) {
      throw new FetchFailedException(otherwise);
    }
  }
}
