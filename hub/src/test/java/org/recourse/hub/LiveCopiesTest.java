package org.recourse.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.recourse.fingerprint.FrameFingerprint;
import org.recourse.fingerprint.Hashing;
import org.recourse.fingerprint.PdqDialect;
import org.recourse.fingerprint.PdqFingerprint;
import org.recourse.fingerprint.PdqHasher;
import org.recourse.fingerprint.Pixels;
import org.recourse.fingerprint.VideoComparison;
import org.recourse.fingerprint.regions.GreyPlane;
import org.recourse.fingerprint.regions.RegionFingerprint;
import org.recourse.fingerprint.regions.RegionHasher;
import org.recourse.match.copies.ChangedCopy;
import org.recourse.match.copies.CopyFinder;
import org.recourse.match.copies.CopyRule;
import org.recourse.match.copies.ProtectedPicture;
import org.recourse.match.copies.RegionLookup;
import org.recourse.testkit.Drawing;

/// Changed copies and videos among entries that come and go.
class LiveCopiesTest {

  private static final EntryFacts PROPOSED = EntryFacts.plain(Standing.PROPOSED, 0);
  private static final BankId BANK = new BankId(1);
  private static final BankId OTHER = new BankId(2);

  /// A bank as a list, compared one by one, which asks the same questions.
  private static final class PlainRegions implements RegionLookup {
    private final TreeMap<Long, ProtectedPicture> entries = new TreeMap<>();

    @Override
    public void near(List<RegionFingerprint> queries, int radius, RowVisitor visitor) {
      for (int query = 0; query < queries.size(); query++) {
        for (Map.Entry<Long, ProtectedPicture> entry : entries.entrySet()) {
          List<RegionFingerprint> regions = entry.getValue().regions().regions();
          for (int region = 0; region < regions.size(); region++) {
            int distance = queries.get(query).distanceTo(regions.get(region));
            if (distance <= radius) {
              visitor.visit(query, entry.getKey(), region, distance);
            }
          }
        }
      }
    }

    @Override
    public @Nullable ProtectedPicture pictureOf(long entry) {
      return entries.get(entry);
    }
  }

  @Test
  void findsTheCopiesThatAPlainLoopFindsWhileEntriesComeAndGo() {
    long seed = 20261121;
    Random random = new Random(seed);
    LiveBanks live = new LiveBanks(Runnable::run, 3);
    PlainRegions plain = new PlainRegions();
    Map<Long, GreyPlane> pictures = new TreeMap<>();
    int found = 0;
    for (int step = 1; step <= 36; step++) {
      if (pictures.size() > 8 && random.nextInt(3) > 0) {
        long gone = new ArrayList<>(pictures.keySet()).get(random.nextInt(pictures.size()));
        assertThat(live.remove(new EntryId(gone))).isTrue();
        plain.entries.remove(gone);
        pictures.remove(gone);
      } else {
        GreyPlane picture = landscape(step);
        pictures.put((long) step, picture);
        plain.entries.put((long) step, add(live, BANK, step, picture, step % 2 == 0));
      }
      if (step >= 12) {
        long original = new ArrayList<>(pictures.keySet()).get(random.nextInt(pictures.size()));
        GreyPlane copy = changed(Objects.requireNonNull(pictures.get(original)), random);
        Map<Long, LiveMatch> byEntry = new TreeMap<>();
        find(live, upload(copy), LiveCopiesTest::everywhere)
            .forEach(match -> byEntry.put(match.entry().number(), match));
        List<ChangedCopy> expected =
            new CopyFinder(plain, CopyRule.STANDARD).find(RegionHasher.view(copy));
        for (ChangedCopy one : expected) {
          assertThat(byEntry).as("seed " + seed + ", step " + step).containsKey(one.entry());
          LiveMatch match = Objects.requireNonNull(byEntry.get(one.entry()));
          if (match.resemblance().by() == Resemblance.By.REGION) {
            found++;
            assertThat(match.distance()).isEqualTo(one.distance().orElse(one.meanDistance()));
            assertThat(match.orientation()).isEqualTo(one.orientation());
          }
        }
        assertThat(byEntry.values().stream()
                .filter(match -> match.resemblance().by() == Resemblance.By.REGION)
                .map(match -> match.entry().number()))
            .as("seed " + seed + ", step " + step)
            .isSubsetOf(expected.stream().map(ChangedCopy::entry).toList());
      }
    }
    assertThat(found).isGreaterThan(10);
    assertThat(live.slotCount()).isLessThan(live.entryCount() + 8);
  }

  @Test
  void theRegionsOfABankThatIsNotAskedAreNotFound() {
    LiveBanks live = new LiveBanks(Runnable::run);
    GreyPlane picture = landscape(1);
    add(live, OTHER, 7, picture, false);
    GreyPlane copy = framed(picture, 700, 600, 120, 90);
    assertThat(find(live, upload(copy), LiveCopiesTest::everywhere)).isNotEmpty();
    assertThat(find(live, upload(copy), bank -> bank.equals(OTHER) ? LiveBanks.NOT_ASKED : 31))
        .isEmpty();
  }

  @Test
  void theMatchSaysWhereTheCopyLies() {
    LiveBanks live = new LiveBanks(Runnable::run);
    GreyPlane picture = landscape(2);
    add(live, BANK, 7, picture, false);
    LiveMatch match = find(
            live, upload(framed(picture, 960, 720, 240, 180)), LiveCopiesTest::everywhere)
        .getFirst();
    assertThat(match.type()).isEqualTo(SignalType.REGIONS);
    assertThat(match.resemblance().isWhole()).isFalse();
    List<Double> expected = List.of(0.25, 0.25, 0.75, 0.25, 0.75, 0.75, 0.25, 0.75);
    for (int i = 0; i < 8; i++) {
      assertThat(match.resemblance().corners().get(i))
          .isBetween(expected.get(i) - 0.02, expected.get(i) + 0.02);
    }
  }

  @Test
  void aNegativeIsFound() {
    LiveBanks live = new LiveBanks(Runnable::run);
    GreyPlane picture = landscape(3);
    live.put(BANK, new EntryId(9), PROPOSED, List.of(Signal.of(pdq(picture))));
    GreyPlane negative =
        changed(picture, picture.width(), picture.height(), (p, x, y) -> 255 - p.at(x, y));
    assertThat(find(live, upload(negative), LiveCopiesTest::everywhere))
        .extracting(match -> match.resemblance().inverted())
        .containsExactly(true);
  }

  @Test
  void entriesWithoutRegionsTakeNoMemoryForThem() {
    LiveBanks with = new LiveBanks(Runnable::run);
    long empty = with.bytesInMemory();
    Random random = new Random(5);
    for (int i = 1; i <= 1_000; i++) {
      with.put(BANK, new EntryId(i), PROPOSED, List.of(Signal.of(random(random))));
    }
    long plain = with.bytesInMemory();
    add(with, BANK, 2_000, landscape(4), false);
    assertThat(with.bytesInMemory()).isGreaterThan(plain);
    assertThat(plain).isGreaterThan(empty);
    assertThat(with.signalCount(SignalType.REGIONS, BANK::equals)).isOne();
    assertThat(with.signalCount(SignalType.REGIONS, OTHER::equals)).isZero();
  }

  @Test
  void videosShareWhatAPlainComparisonSays() {
    long seed = 7;
    Random random = new Random(seed);
    LiveBanks live = new LiveBanks(Runnable::run, 3);
    Map<Long, List<FrameFingerprint>> videos = new TreeMap<>();
    List<FrameFingerprint> scene = video(random, 40);
    for (long i = 1; i <= 30; i++) {
      List<FrameFingerprint> video = new ArrayList<>(video(random, random.nextInt(1, 12)));
      int from = random.nextInt(30);
      scene
          .subList(from, from + random.nextInt(10))
          .forEach(frame -> video.add(near(frame, random)));
      videos.put(i, video);
      live.put(BANK, new EntryId(i), PROPOSED, List.of(Signal.of(video)));
      if (i % 4 == 0) {
        live.remove(new EntryId(i - 2));
        videos.remove(i - 2);
      }
    }
    List<FrameFingerprint> query = scene.subList(5, 20);
    Map<Long, Resemblance.Shares> expected = new TreeMap<>();
    videos.forEach((entry, video) -> {
      VideoComparison compared = VideoComparison.of(query, video, 50, 31);
      if (Math.max(compared.queryPercent(), compared.otherPercent()) >= 30) {
        expected.put(
            entry, new Resemblance.Shares(compared.queryPercent(), compared.otherPercent()));
      }
    });
    Map<Long, Resemblance.Shares> found = new TreeMap<>();
    Upload upload = new Upload(List.of(), 100, List.of()).withFrames(query);
    live.findCopies(
            new Sought(upload),
            new Asking(LiveCopiesTest::everywhere, 31, _ -> new VideoRule(31, 30), _ -> true))
        .forEach(match -> found.put(match.entry().number(), match.resemblance().shares()));
    assertThat(found).as("seed " + seed).isEqualTo(expected).hasSizeGreaterThan(3);
  }

  @Test
  void aStillOfAVideoIsFoundAndAVideoOfAPicture() {
    Random random = new Random(11);
    LiveBanks live = new LiveBanks(Runnable::run);
    List<FrameFingerprint> video = video(random, 5);
    PdqFingerprint picture = random(random);
    live.put(BANK, new EntryId(1), PROPOSED, List.of(Signal.of(video)));
    live.put(BANK, new EntryId(2), PROPOSED, List.of(Signal.of(picture)));
    Upload still = new Upload(List.of(video.get(3).fingerprint()), 100, List.of());
    assertThat(find(live, still, LiveCopiesTest::everywhere))
        .extracting(LiveMatch::entry, LiveMatch::type, LiveMatch::resemblance)
        .containsExactly(tuple(new EntryId(1), SignalType.VPDQ, Resemblance.STILL));
    Upload film = new Upload(List.of(), 100, List.of())
        .withFrames(List.of(new FrameFingerprint(0, 90, picture, 0)));
    assertThat(find(live, film, LiveCopiesTest::everywhere))
        .extracting(LiveMatch::entry)
        .containsExactly(new EntryId(2));
  }

  private static int everywhere(BankId ignored) {
    return 31;
  }

  private static List<LiveMatch> find(
      LiveBanks live, Upload upload, ToIntFunction<BankId> radiusOf) {
    return live.findCopies(
        new Sought(upload), new Asking(radiusOf, 31, _ -> VideoRule.USUAL, _ -> true));
  }

  private static Upload upload(GreyPlane picture) {
    Hashing.Fingerprinted hashing = hashing(picture);
    return new Upload(hashing.orientations(), hashing.quality(), List.of()).withPlane(picture);
  }

  private static ProtectedPicture add(
      LiveBanks live, BankId bank, long entry, GreyPlane picture, boolean whole) {
    var regions = RegionHasher.fingerprints(picture);
    List<Signal> signals = new ArrayList<>(List.of(Signal.of(regions)));
    if (whole) {
      signals.add(Signal.of(pdq(picture)));
    }
    live.put(bank, new EntryId(entry), PROPOSED, signals);
    return new ProtectedPicture(regions, whole ? pdq(picture) : null);
  }

  private static PdqFingerprint pdq(GreyPlane picture) {
    return hashing(picture).fingerprint();
  }

  private static Hashing.Fingerprinted hashing(GreyPlane picture) {
    return (Hashing.Fingerprinted) PdqHasher.of(PdqDialect.FULL_RESOLUTION).hash(picture);
  }

  private static GreyPlane landscape(int seed) {
    Pixels drawn = Pixels.of(480, 360, 3, Drawing.LANDSCAPE.draw(480, 360, seed));
    return GreyPlane.shrunk(drawn, Integer.MAX_VALUE);
  }

  private static GreyPlane changed(GreyPlane of, Random random) {
    return switch (random.nextInt(3)) {
      case 0 -> framed(of, 700, 560, random.nextInt(200), random.nextInt(180));
      case 1 -> changed(of, 400, 320, (p, x, y) -> p.at(x + 50, y + 20));
      default -> changed(of, of.width(), of.height(), (p, x, y) -> p.at(p.width() - 1 - x, y));
    };
  }

  /// What a changed picture shows at a place: brightness 0 to 255.
  @FunctionalInterface
  private interface Change {
    int at(GreyPlane of, int x, int y);
  }

  private static GreyPlane framed(GreyPlane of, int width, int height, int left, int top) {
    return changed(of, width, height, (p, x, y) -> {
      boolean inside = x >= left && y >= top && x < left + p.width() && y < top + p.height();
      return inside ? p.at(x - left, y - top) : 40;
    });
  }

  private static GreyPlane changed(GreyPlane of, int width, int height, Change change) {
    byte[] bytes = new byte[width * height];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        bytes[y * width + x] = (byte) change.at(of, x, y);
      }
    }
    return GreyPlane.of(width, height, bytes);
  }

  private static List<FrameFingerprint> video(Random random, int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> new FrameFingerprint(i, 30 + random.nextInt(70), random(random), i))
        .toList();
  }

  private static FrameFingerprint near(FrameFingerprint frame, Random random) {
    PdqFingerprint f = frame.fingerprint();
    Set<Integer> flipped = new HashSet<>();
    long word = f.w0();
    for (int i = random.nextInt(40); i > 0; i--) {
      int bit = random.nextInt(64);
      if (flipped.add(bit)) {
        word ^= 1L << bit;
      }
    }
    PdqFingerprint other = new PdqFingerprint(word, f.w1(), f.w2(), f.w3());
    return new FrameFingerprint(0, frame.quality(), other, 0);
  }

  private static PdqFingerprint random(Random random) {
    return new PdqFingerprint(
        random.nextLong(), random.nextLong(), random.nextLong(), random.nextLong());
  }
}
