package org.recourse.cli;

import java.util.List;
import java.util.Objects;
import org.recourse.fingerprint.FrameFingerprint;
import org.recourse.fingerprint.Hashing;
import org.recourse.fingerprint.PdqDialect;
import org.recourse.fingerprint.regions.RegionHasher;
import org.recourse.match.Digest;
import org.recourse.match.Digest.Algorithm;
import org.recourse.match.EntryContent;
import org.recourse.match.FrameRow;
import org.recourse.match.copies.BankRegions;
import org.recourse.media.Decoding;
import org.recourse.media.Digests;
import org.recourse.media.VideoFrame;

/// Turns what was decoded into what a bank keeps.
public final class Entries {

  private Entries() {}

  /// Returns a picture's fingerprints in a dialect that was asked for.
  public static Hashing.Fingerprinted hashing(Decoding.Picture picture, PdqDialect dialect) {
    return Objects.requireNonNull(picture.hashings().get(dialect));
  }

  /// Returns the entry of a picture: with its regions, if it was decoded with a plane.
  ///
  /// @param dialect which of its fingerprints the bank keeps
  public static EntryContent of(Decoding.Picture picture, PdqDialect dialect) {
    Hashing.Fingerprinted hashing = hashing(picture, dialect);
    EntryContent whole = EntryContent.ofPicture(hashing.fingerprint(), hashing.quality())
        .withDigests(digests(picture.digests()));
    return picture
        .plane()
        .map(RegionHasher::fingerprints)
        .map(regions -> BankRegions.with(whole, regions))
        .orElse(whole);
  }

  /// Returns the entry of a video: all its frames that were taken.
  public static EntryContent of(Decoding.Video video) {
    List<FrameRow> rows =
        video.frames().stream().map(Entries::exchanged).map(Entries::row).toList();
    return EntryContent.EMPTY.withFrames(rows).withDigests(digests(video.digests()));
  }

  /// Returns both digests of a file.
  public static List<Digest> digests(Digests digests) {
    return List.of(
        new Digest(Algorithm.SHA256, digests.sha256()), new Digest(Algorithm.MD5, digests.md5()));
  }

  /// Returns a decoded frame as it is exchanged.
  public static FrameFingerprint exchanged(VideoFrame frame) {
    return new FrameFingerprint(
        Math.toIntExact(frame.number()),
        frame.hashing().quality(),
        frame.hashing().fingerprint(),
        frame.seconds());
  }

  /// Returns an exchanged frame as a bank keeps it.
  public static FrameRow row(FrameFingerprint frame) {
    return new FrameRow(frame.fingerprint(), frame.quality(), frame.frame(), frame.seconds());
  }

  /// Returns a banked frame as it is exchanged.
  public static FrameFingerprint exchanged(FrameRow row) {
    return new FrameFingerprint(row.frame(), row.quality(), row.fingerprint(), row.seconds());
  }
}
