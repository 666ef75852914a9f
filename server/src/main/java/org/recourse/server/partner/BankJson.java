package org.recourse.server.partner;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.recourse.hub.BankPolicy;
import org.recourse.hub.BankPurpose;
import org.recourse.hub.FloodLimit;
import org.recourse.hub.HubBank;
import org.recourse.hub.VideoRule;

/// A bank in a body. In a request what is absent stays as it is, or as is usual.
///
/// @param name UPPER_WITH_UNDERSCORE, unique among the tenant's
/// @param purpose `ACTION`, `REVIEW` or `NEGATIVE`; cannot be changed
/// @param radius PDQ bits, 0 to 31, for `REVIEW` to 64
/// @param quorum how many sources must have confirmed an entry for an action without a review
/// @param floodUploads how many distinct uploads an entry may match
/// @param floodSeconds in what time
/// @param videoRadius bits within which two frames of videos are the same, 0 to 31
/// @param videoShare percent of either video's frames that must be found in the other, 1 to 100
/// @param enabledRatio in what share of look-ups it is asked, 0 to 1
record BankJson(
    @Nullable String name,
    @Nullable String purpose,
    @Nullable Integer radius,
    @Nullable Integer quorum,
    @Nullable Integer floodUploads,
    @Nullable Long floodSeconds,
    @Nullable Integer videoRadius,
    @Nullable Integer videoShare,
    @Nullable Double enabledRatio) {

  static BankJson of(HubBank bank) {
    BankPolicy policy = bank.policy();
    return new BankJson(
        bank.name().text(),
        policy.purpose().name(),
        policy.radius(),
        policy.quorum(),
        policy.floodLimit().uploadCount(),
        policy.floodLimit().within().toSeconds(),
        policy.video().radius(),
        policy.video().sharePercent(),
        bank.enabledRatio());
  }

  BankPolicy over(BankPolicy usual) {
    BankPurpose chosen =
        purpose == null ? usual.purpose() : Given.oneOf("purpose", BankPurpose.class, purpose);
    FloodLimit flood = new FloodLimit(
        Given.or(floodUploads, usual.floodLimit().uploadCount()),
        floodSeconds == null ? usual.floodLimit().within() : Duration.ofSeconds(floodSeconds));
    VideoRule video = new VideoRule(
        Given.or(videoRadius, usual.video().radius()),
        Given.or(videoShare, usual.video().sharePercent()));
    return new BankPolicy(
        chosen, Given.or(radius, usual.radius()), Given.or(quorum, usual.quorum()), flood, video);
  }
}
