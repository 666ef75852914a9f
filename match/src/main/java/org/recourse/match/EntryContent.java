package org.recourse.match;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.recourse.fingerprint.PdqFingerprint;

/// What a bank entry consists of, before it has a number. Immutable.
///
/// Begin with [#EMPTY] or [#ofPicture] and add to it:
///
/// ```java
/// EntryContent.ofPicture(fingerprint, 100).named("case-81").withDigests(List.of(sha256))
/// ```
///
/// @param name unique in the bank; absent when the entry is known by its number
/// @param source who gave it; absent when nobody said
/// @param note absent when there is none
/// @param digests of the original file, for exact look-ups
/// @param regionData for a second check of region matches; empty when there is none
public record EntryContent(
    @Nullable String name,
    @Nullable String source,
    @Nullable String note,
    List<Digest> digests,
    List<PictureRow> pictures,
    List<RegionRow> regions,
    RegionData regionData,
    List<FrameRow> frames) {

  /// Nothing yet.
  public static final EntryContent EMPTY = new EntryContent(
      null, null, null, List.of(), List.of(), List.of(), RegionData.none(), List.of());

  /// The longest name, in characters.
  public static final int MAX_NAME = 1_000;

  /// The longest source or note, in characters.
  public static final int MAX_TEXT = 64_000;

  /// The most rows of one kind that one entry may have.
  public static final int MAX_ROWS = 1_000_000;

  /// Checks lengths, and copies the lists.
  public EntryContent {
    if (name != null && !isName(name)) {
      throw new IllegalArgumentException("a name has 1 to "
          + MAX_NAME
          + " characters, no control characters, and is not a number; this has "
          + name.length());
    }
    checkText("source", source);
    checkText("note", note);
    digests = List.copyOf(digests);
    pictures = List.copyOf(pictures);
    regions = List.copyOf(regions);
    frames = List.copyOf(frames);
    if (digests.size() > 255) {
      throw new IllegalArgumentException("an entry has up to 255 digests: " + digests.size());
    }
    int rows = Math.max(pictures.size(), Math.max(regions.size(), frames.size()));
    if (rows > MAX_ROWS) {
      throw new IllegalArgumentException(
          "an entry has up to " + MAX_ROWS + " rows of one kind: " + rows);
    }
  }

  /// Returns content with one whole picture.
  public static EntryContent ofPicture(PdqFingerprint fingerprint, int quality) {
    return EMPTY.withPictures(List.of(new PictureRow(fingerprint, quality)));
  }

  /// Returns whether an entry may have this name: 1 to 1,000 characters, none of them a control
  /// character or half of a surrogate pair, and not only digits, which would look like a number.
  public static boolean isName(String text) {
    return !text.isEmpty()
        && text.length() <= MAX_NAME
        && text.codePoints()
            .noneMatch(
                c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE)
        && !text.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  private static void checkText(String what, @Nullable String text) {
    if (text != null && text.length() > MAX_TEXT) {
      throw new IllegalArgumentException(
          what + " may have " + MAX_TEXT + " characters, this has " + text.length());
    }
  }

  /// Returns the same with a name.
  public EntryContent named(String name) {
    return new EntryContent(name, source, note, digests, pictures, regions, regionData, frames);
  }

  /// Returns the same with a source.
  public EntryContent from(String source) {
    return new EntryContent(name, source, note, digests, pictures, regions, regionData, frames);
  }

  /// Returns the same with a note.
  public EntryContent noting(String note) {
    return new EntryContent(name, source, note, digests, pictures, regions, regionData, frames);
  }

  /// Returns the same with these digests.
  public EntryContent withDigests(List<Digest> digests) {
    return new EntryContent(name, source, note, digests, pictures, regions, regionData, frames);
  }

  /// Returns the same with these whole pictures.
  public EntryContent withPictures(List<PictureRow> pictures) {
    return new EntryContent(name, source, note, digests, pictures, regions, regionData, frames);
  }

  /// Returns the same with these regions and what their second check needs.
  public EntryContent withRegions(List<RegionRow> regions, RegionData regionData) {
    return new EntryContent(name, source, note, digests, pictures, regions, regionData, frames);
  }

  /// Returns the same with these video frames.
  public EntryContent withFrames(List<FrameRow> frames) {
    return new EntryContent(name, source, note, digests, pictures, regions, regionData, frames);
  }

  /// Returns the rows of a kind, in their order in the entry.
  public List<? extends SignalRow> rows(SignalKind kind) {
    return switch (kind) {
      case PICTURE -> pictures;
      case REGION -> regions;
      case FRAME -> frames;
    };
  }

  /// Says what this is without saying whose.
  @Override
  public String toString() {
    return "EntryContent["
        + pictures.size()
        + " pictures, "
        + regions.size()
        + " regions, "
        + frames.size()
        + " frames]";
  }
}
