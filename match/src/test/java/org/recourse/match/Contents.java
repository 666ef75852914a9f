package org.recourse.match;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// Contents of bank entries for tests, all from a seed.
final class Contents {
  private Contents() {}

  /// Entries of which nothing is known but one picture.
  static List<EntryContent> bare(SplittableRandom random, int count) {
    List<EntryContent> contents = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      contents.add(EntryContent.ofPicture(Fingerprints.random(random), random.nextInt(101)));
    }
    return contents;
  }

  /// Entries of all sorts; names contain the prefix, so that they differ for different ones.
  static List<EntryContent> some(SplittableRandom random, int count, int prefix) {
    List<EntryContent> contents = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      contents.add(one(random, "n" + prefix + "-" + i));
    }
    return contents;
  }

  private static EntryContent one(SplittableRandom random, String name) {
    EntryContent content = bare(random, 1).getFirst();
    if (random.nextBoolean()) {
      content = content.named(name);
    }
    if (random.nextInt(3) == 0) {
      content = content.from("source").noting("note é 字");
    }
    if (random.nextInt(3) == 0) {
      content = content.withDigests(List.of(sha256(random), md5(random)));
    }
    if (random.nextInt(4) == 0) {
      content = content.withPictures(List.of());
    }
    if (random.nextInt(3) == 0) {
      content = content.withRegions(regions(random), RegionData.copyOf(bytes(random)));
    }
    return random.nextInt(3) == 0 ? content.withFrames(frames(random)) : content;
  }

  private static Digest sha256(SplittableRandom random) {
    return new Digest(Digest.Algorithm.SHA256, Fingerprints.random(random).toHex());
  }

  private static Digest md5(SplittableRandom random) {
    return new Digest(Digest.Algorithm.MD5, Fingerprints.random(random).toHex().substring(32));
  }

  private static byte[] bytes(SplittableRandom random) {
    byte[] bytes = new byte[random.nextInt(20)];
    random.nextBytes(bytes);
    return bytes;
  }

  private static List<RegionRow> regions(SplittableRandom random) {
    List<RegionRow> rows = new ArrayList<>();
    for (int i = random.nextInt(5); i >= 0; i--) {
      rows.add(new RegionRow(Fingerprints.random(random), random.nextLong()));
    }
    return rows;
  }

  private static List<FrameRow> frames(SplittableRandom random) {
    List<FrameRow> rows = new ArrayList<>();
    for (int i = 0; i < random.nextInt(5); i++) {
      rows.add(
          new FrameRow(Fingerprints.random(random), random.nextInt(101), i, random.nextDouble()));
    }
    return rows;
  }
}
