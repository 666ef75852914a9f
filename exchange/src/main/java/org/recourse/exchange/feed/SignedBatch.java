package org.recourse.exchange.feed;

import java.util.Base64;

/// A batch as it goes over the line: the payload's very bytes, so that nobody need agree on how
/// JSON is written. Immutable.
///
/// @param payload base64 of the UTF-8 JSON of a [FeedBatch]
/// @param signature base64 of the signature over `recourse-feed-v1`, a line feed, and the payload
/// @param digest SHA-256 of the payload in hexadecimal digits, for the acknowledgement
public record SignedBatch(String payload, String signature, String digest) {

  static SignedBatch of(byte[] payload, FeedKeys keys) {
    Base64.Encoder base64 = Base64.getEncoder();
    return new SignedBatch(
        base64.encodeToString(payload),
        base64.encodeToString(keys.sign(payload)),
        FeedKeys.digest(payload));
  }

  @Override
  public String toString() {
    return "SignedBatch[withheld]";
  }
}
