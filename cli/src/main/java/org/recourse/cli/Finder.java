package org.recourse.cli;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.recourse.fingerprint.FrameFingerprint;
import org.recourse.fingerprint.Hashing;
import org.recourse.fingerprint.Orientation;
import org.recourse.fingerprint.PdqDialect;
import org.recourse.fingerprint.PdqFingerprint;
import org.recourse.fingerprint.PdqHasher;
import org.recourse.fingerprint.Pixels;
import org.recourse.fingerprint.VideoComparison;
import org.recourse.fingerprint.inner.InnerPicture;
import org.recourse.fingerprint.inner.InnerPictures;
import org.recourse.fingerprint.regions.PictureView;
import org.recourse.fingerprint.regions.RegionHasher;
import org.recourse.match.Bank;
import org.recourse.match.BankMatch;
import org.recourse.match.Digest;
import org.recourse.match.FrameRow;
import org.recourse.match.PictureRow;
import org.recourse.match.SignalKind;
import org.recourse.match.copies.BankRegions;
import org.recourse.match.copies.ChangedCopy;
import org.recourse.match.copies.CopyFinder;
import org.recourse.match.copies.CopyRule;
import org.recourse.match.copies.InnerCopy;
import org.recourse.match.copies.InnerFinder;
import org.recourse.match.copies.Point;
import org.recourse.media.Decoding;

/// Looks a query up in one bank, by everything that is known of it, and tells each entry once.
///
/// May be shared between threads.
public final class Finder {

  private static final int ORIENTATIONS = Orientation.values().length;

  private final Bank bank;
  private final int radius;
  private final double sharePercent;
  private final boolean hasRegions;

  /// Looks up in this bank.
  ///
  /// @param radius how near a picture or frame must be, 0 to 64 bits
  /// @param sharePercent how much of either video must be found in the other, 0 to 100
  public Finder(Bank bank, int radius, double sharePercent) {
    this.bank = bank;
    this.radius = radius;
    this.sharePercent = sharePercent;
    this.hasRegions = bank.stats().rows().getOrDefault(SignalKind.REGION, 0L) > 0;
  }

  /// Returns the entries that a decoded file matches, each once, nearest first.
  ///
  /// @param dialect which of a picture's fingerprints to look up
  public List<Found> find(Decoding decoding, PdqDialect dialect) {
    return switch (decoding) {
      case Decoding.Picture picture -> {
        List<Found> found = new ArrayList<>(sameFile(Entries.digests(picture.digests())));
        found.addAll(picture(Entries.hashing(picture, dialect)));
        picture.plane().ifPresent(plane -> {
          found.addAll(parts(plane));
          found.addAll(inner(plane));
        });
        yield once(found);
      }
      case Decoding.Video video -> {
        List<Found> found = new ArrayList<>(sameFile(Entries.digests(video.digests())));
        found.addAll(video(video.frames().stream().map(Entries::exchanged).toList()));
        yield once(found);
      }
      case Decoding.Refused _ -> List.of();
    };
  }

  /// Returns the entries whose file is this file.
  List<Found> sameFile(List<Digest> digests) {
    return once(digests.stream()
        .flatMap(digest -> bank.withDigest(digest).stream())
        .map(entry -> Found.sameFile(bank.name(), entry.id()))
        .toList());
  }

  /// Returns the entries that a picture looks like, however it lies and also as a negative.
  List<Found> picture(Hashing.Fingerprinted hashing) {
    if (hashing.quality() < PdqHasher.TRUSTED_QUALITY) {
      return List.of();
    }
    List<PdqFingerprint> asked = new ArrayList<>(hashing.orientations());
    hashing.orientations().forEach(fingerprint -> asked.add(fingerprint.complement()));
    return near(asked);
  }

  /// Returns the entries of which a picture is, or contains, a changed copy: cropped, framed,
  /// tilted, partly covered, or one picture among others.
  List<Found> parts(Pixels plane) {
    if (!hasRegions) {
      return List.of();
    }
    PictureView view = RegionHasher.view(plane);
    return new CopyFinder(new BankRegions(bank), CopyRule.STANDARD)
        .find(view).stream().flatMap(copy -> found(copy, view).stream()).toList();
  }

  private Optional<Found> found(ChangedCopy copy, PictureView view) {
    return bank.entry(copy.entry())
        .map(entry -> new Found(
            bank.name(),
            entry.id(),
            Found.How.REGION,
            copy.distance().orElse(copy.meanDistance()),
            copy.orientation(),
            false,
            region(copy.corners(), view.width(), view.height()),
            null));
  }

  /// Returns the entries that a picture within the picture looks like: it has a border, lies in
  /// an app's frame, or is one picture among others. Asks nothing of an entry but its PDQ
  /// fingerprint.
  List<Found> inner(Pixels plane) {
    List<InnerPicture> pictures = InnerPictures.of(plane);
    InnerFinder finder = new InnerFinder(bank, radius);
    return Stream.of(SignalKind.PICTURE, SignalKind.FRAME)
        .flatMap(kind -> finder.find(kind, pictures).stream())
        .filter(copy -> isTrusted(copy.match()))
        .map(copy -> found(copy, plane))
        .toList();
  }

  private Found found(InnerCopy copy, Pixels plane) {
    return new Found(
        bank.name(),
        copy.match().entryId(),
        Found.How.INNER,
        copy.match().distance(),
        copy.orientation(),
        false,
        region(copy.corners(), plane.width(), plane.height()),
        null);
  }

  private static Found.Region region(List<Point> corners, double width, double height) {
    return new Found.Region(Point.shares(corners, width, height));
  }

  /// Returns the entries that are near a fingerprint whose picture is not at hand.
  List<Found> signal(PdqFingerprint fingerprint) {
    return near(List.of(fingerprint));
  }

  private List<Found> near(List<PdqFingerprint> asked) {
    Stream<BankMatch> pictures = bank.match(SignalKind.PICTURE, asked, radius).stream();
    Stream<BankMatch> frames = bank.match(SignalKind.FRAME, asked, radius).stream();
    return once(Stream.concat(pictures, frames)
        .filter(Finder::isTrusted)
        .map(this::found)
        .toList());
  }

  private static boolean isTrusted(BankMatch match) {
    int quality = switch (match.row()) {
      case PictureRow row -> row.quality();
      case FrameRow row -> row.quality();
      default -> 100;
    };
    return quality >= PdqHasher.TRUSTED_QUALITY;
  }

  private Found found(BankMatch match) {
    return new Found(
        bank.name(),
        match.entryId(),
        match.row().kind() == SignalKind.PICTURE ? Found.How.PICTURE : Found.How.FRAME,
        match.distance(),
        Orientation.values()[match.orientation() % ORIENTATIONS],
        match.orientation() >= ORIENTATIONS,
        null,
        null);
  }

  /// Returns the entries that share enough frames with a video, and the pictures that are among
  /// its frames.
  List<Found> video(List<FrameFingerprint> frames) {
    List<PdqFingerprint> counting = VideoComparison.counting(frames, PdqHasher.TRUSTED_QUALITY);
    Map<Long, Tally> tallies = new LinkedHashMap<>();
    List<Found> found = new ArrayList<>();
    for (PdqFingerprint frame : counting) {
      for (BankMatch match : bank.match(SignalKind.FRAME, List.of(frame), radius)) {
        if (isTrusted(match)) {
          tallies
              .computeIfAbsent(match.entryNumber(), _ -> new Tally(match.entryId()))
              .add(frame, match);
        }
      }
      bank.match(SignalKind.PICTURE, List.of(frame), radius).stream()
          .filter(Finder::isTrusted)
          .map(this::found)
          .forEach(found::add);
    }
    tallies.forEach((number, tally) -> {
      Found.Shares shares = tally.shares(counting.size(), countingFrames(number));
      if (Math.max(shares.queryPercent(), shares.entryPercent()) >= sharePercent) {
        found.add(tally.found(bank.name(), shares));
      }
    });
    return once(found);
  }

  private int countingFrames(long number) {
    return bank.entry(number)
        .map(entry -> entry.content().frames().stream().map(Entries::exchanged).toList())
        .map(frames ->
            VideoComparison.counting(frames, PdqHasher.TRUSTED_QUALITY).size())
        .orElse(0);
  }

  /// Returns each entry once, by its nearest signal, nearest first.
  static List<Found> once(Collection<Found> all) {
    Map<String, Found> nearest = new HashMap<>();
    for (Found found : all) {
      nearest.merge(found.entry(), found, (a, b) -> ORDER.compare(a, b) <= 0 ? a : b);
    }
    return nearest.values().stream().sorted(ORDER).toList();
  }

  private static final Comparator<Found> ORDER = Comparator.comparing(Found::how)
      .thenComparingInt(Found::distance)
      .thenComparing(Found::entry);

  /// What is known so far of one entry's video.
  private static final class Tally {

    private final String entry;
    private final Set<PdqFingerprint> queryFrames = new HashSet<>();
    private final Set<PdqFingerprint> entryFrames = new HashSet<>();
    private int nearest = PdqFingerprint.BITS;

    Tally(String entry) {
      this.entry = entry;
    }

    void add(PdqFingerprint frame, BankMatch match) {
      queryFrames.add(frame);
      entryFrames.add(match.row().fingerprint());
      nearest = Math.min(nearest, match.distance());
    }

    Found.Shares shares(int queryCount, int entryCount) {
      return new Found.Shares(
          100.0 * queryFrames.size() / queryCount, 100.0 * entryFrames.size() / entryCount);
    }

    Found found(String bank, Found.Shares shares) {
      return new Found(
          bank, entry, Found.How.FRAME, nearest, Orientation.UPRIGHT, false, null, shares);
    }
  }
}
