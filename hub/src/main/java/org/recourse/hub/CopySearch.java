package org.recourse.hub;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.recourse.fingerprint.Orientation;
import org.recourse.fingerprint.PdqFingerprint;
import org.recourse.fingerprint.Pixels;
import org.recourse.fingerprint.inner.InnerPicture;
import org.recourse.fingerprint.regions.PictureView;
import org.recourse.hub.internal.RegionRows;
import org.recourse.hub.internal.SlotRows;
import org.recourse.match.copies.ChangedCopy;
import org.recourse.match.copies.CopyFinder;
import org.recourse.match.copies.CopyRule;
import org.recourse.match.copies.InnerCopy;
import org.recourse.match.copies.Point;

/// Finds what the fingerprints of whole pictures do not find: changed copies, negatives, pictures
/// within pictures, videos, and stills of them. The same questions in the same order as
/// `recourse match` asks of a bank.
///
/// For one look-up; confined to one thread.
final class CopySearch {

  private final LiveIndex live;
  private final Asking asking;
  private final List<LiveMatch> found = new ArrayList<>();

  CopySearch(LiveIndex live, Asking asking) {
    this.live = live;
    this.asking = asking;
  }

  List<LiveMatch> find(Sought sought) {
    List<PdqFingerprint> fingerprints = sought.upload().fingerprints();
    stills(fingerprints, found::add);
    if (sought.hasPlane()) {
      if (sought.upload().isTrusted()) {
        negatives(fingerprints);
      }
      inner(sought);
      if (!live.regions().isEmpty()) {
        regions(sought);
      }
    }
    video(sought.frames());
    return once(found);
  }

  /// Returns each entry once, by what is most telling of it.
  static List<LiveMatch> once(Collection<LiveMatch> all) {
    Map<EntryId, LiveMatch> best = new HashMap<>();
    for (LiveMatch match : all) {
      best.merge(
          match.entry(), match, (a, b) -> LiveMatch.MOST_TELLING_FIRST.compare(a, b) <= 0 ? a : b);
    }
    return best.values().stream().sorted(LiveMatch.MOST_TELLING_FIRST).toList();
  }

  private void negatives(List<PdqFingerprint> fingerprints) {
    List<PdqFingerprint> negative =
        fingerprints.stream().map(PdqFingerprint::complement).toList();
    pictures(negative).forEach(match -> found.add(match.as(Resemblance.NEGATIVE)));
    stills(negative, match -> found.add(match.as(Resemblance.STILL)));
  }

  private List<LiveMatch> pictures(List<PdqFingerprint> orientations) {
    return live.find(orientations, asking.radiusOf(), asking.greatest());
  }

  /// Tells the videos that have one of these as a frame.
  private void stills(List<PdqFingerprint> orientations, Consumer<LiveMatch> sink) {
    if (live.frames().isEmpty()) {
      return;
    }
    for (int i = 0; i < orientations.size(); i++) {
      Orientation orientation = Orientation.values()[i];
      live.frames().search(orientations.get(i), asking.greatest(), (slot, _, distance) -> {
        LiveMatch match = live.slots().match(slot, SignalType.VPDQ, distance, orientation);
        if (match != null && distance <= asking.radiusOf().applyAsInt(match.bank())) {
          sink.accept(match.as(Resemblance.STILL));
        }
      });
    }
  }

  private void inner(Sought sought) {
    Pixels plane = sought.plane();
    for (InnerPicture inner : sought.inner()) {
      List<PdqFingerprint> orientations = inner.hashing().orientations();
      Consumer<LiveMatch> sink = match -> found.add(match.as(Resemblance.within(
          Resemblance.By.INNER,
          Point.shares(
              InnerCopy.corners(inner, match.orientation()), plane.width(), plane.height()))));
      pictures(orientations).forEach(sink);
      stills(orientations, sink);
    }
  }

  private void regions(Sought sought) {
    PictureView view = sought.view();
    RegionRows rows = new RegionRows(live.regions(), this::isAsked, live::whole);
    for (ChangedCopy copy : new CopyFinder(rows, CopyRule.STANDARD).find(view)) {
      LiveMatch match = live.slots()
          .match(
              (int) copy.entry(),
              SignalType.REGIONS,
              copy.distance().orElse(copy.meanDistance()),
              copy.orientation());
      if (match != null) {
        found.add(match.as(Resemblance.within(
            Resemblance.By.REGION, Point.shares(copy.corners(), view.width(), view.height()))));
      }
    }
  }

  private boolean isAsked(int slot) {
    return live.slots().isOf(slot, asking::isAsked)
        && asking.counts().test(live.slots().facts(slot));
  }

  private void video(List<PdqFingerprint> frames) {
    Map<Integer, Tally> tallies = new HashMap<>();
    for (PdqFingerprint frame : frames) {
      pictures(List.of(frame)).forEach(match -> found.add(match.as(Resemblance.STILL)));
      if (!live.frames().isEmpty()) {
        live.frames().search(frame, VideoRule.USUAL.radius(), (slot, position, distance) -> {
          if (isAsked(slot) && distance <= rule(slot).radius()) {
            tallies.computeIfAbsent(slot, _ -> new Tally()).add(frame, position, distance);
          }
        });
      }
    }
    tallies.forEach((slot, tally) -> shared(slot, tally, frames.size()));
  }

  private VideoRule rule(int slot) {
    return asking.videoOf().apply(live.slots().bank(slot));
  }

  private void shared(int slot, Tally tally, int queryCount) {
    SlotRows.Run run = live.frames().run(slot);
    LiveMatch match = live.slots().match(slot, SignalType.VPDQ, tally.nearest, Orientation.UPRIGHT);
    if (run == null || match == null) {
      return;
    }
    Resemblance.Shares shares = new Resemblance.Shares(
        100.0 * tally.queryFrames.size() / queryCount,
        100.0 * tally.entryFrames.size() / run.count());
    if (Math.max(shares.queryPercent(), shares.entryPercent()) >= rule(slot).sharePercent()) {
      found.add(match.as(Resemblance.sharing(shares)));
    }
  }

  /// What is known so far of one entry's video.
  private static final class Tally {
    private final Set<PdqFingerprint> queryFrames = new HashSet<>();
    private final Set<Integer> entryFrames = new HashSet<>();
    private int nearest = PdqFingerprint.BITS;

    void add(PdqFingerprint frame, int position, int distance) {
      queryFrames.add(frame);
      entryFrames.add(position);
      nearest = Math.min(nearest, distance);
    }
  }
}
