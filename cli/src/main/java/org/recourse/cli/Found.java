package org.recourse.cli;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.recourse.fingerprint.Orientation;
import tools.jackson.core.JsonGenerator;

/// An entry of a bank that a query was found to match: a fact about bits, for a person to judge.
///
/// @param bank the bank's name
/// @param entry the entry's name or number
/// @param how by which of its signals
/// @param distance how many of 256 bits differ at the nearest, 0 for the same file
/// @param orientation how the query has to be turned to lie as the entry does
/// @param inverted whether the query's tones are those of a negative
/// @param region where in the query the entry's picture is: its corners from the top left on,
///     each as shares of the query's width and height; absent if it is the whole query
/// @param shares how much of each video is found in the other; absent unless both are videos
public record Found(
    String bank,
    String entry,
    How how,
    int distance,
    Orientation orientation,
    boolean inverted,
    @Nullable Region region,
    @Nullable Shares shares) {

  /// By which signal something was found.
  public enum How {
    /// It is the same file.
    DIGEST,
    /// The whole picture looks alike.
    PICTURE,
    /// A frame of a video looks alike.
    FRAME,
    /// A picture within the picture looks alike.
    INNER,
    /// Parts of the picture look alike, and lie to each other as in the entry.
    REGION
  }

  /// The corners of the entry's picture in the query.
  ///
  /// @param corners x and y of four corners, as shares of width and height
  public record Region(List<Double> corners) {
    /// Copies the list.
    public Region {
      corners = List.copyOf(corners);
    }
  }

  /// How much of each of two videos is found in the other, in percent of its frames.
  public record Shares(double queryPercent, double entryPercent) {}

  static Found sameFile(String bank, String entry) {
    return new Found(bank, entry, How.DIGEST, 0, Orientation.UPRIGHT, false, null, null);
  }

  /// Returns the corners of the region, x and y of each; none if the whole query is meant.
  public List<Double> corners() {
    return region == null ? List.of() : region.corners();
  }

  void write(JsonGenerator json) {
    json.writeStartObject();
    json.writeStringProperty("bank", bank);
    json.writeStringProperty("entry", entry);
    json.writeStringProperty("by", how.name().toLowerCase(Locale.ROOT));
    json.writeNumberProperty("distance", distance);
    json.writeStringProperty("orientation", orientation.code());
    if (inverted) {
      json.writeBooleanProperty("inverted", true);
    }
    json.writeName("region");
    if (region == null) {
      json.writeNull();
    } else {
      json.writeStartArray();
      region.corners().forEach(share -> json.writeNumber(Math.round(share * 10_000) / 10_000.0));
      json.writeEndArray();
    }
    if (shares != null) {
      json.writeNumberProperty("queryPercent", rounded(shares.queryPercent()));
      json.writeNumberProperty("entryPercent", rounded(shares.entryPercent()));
    }
    json.writeEndObject();
  }

  private static double rounded(double percent) {
    return Math.round(percent * 100) / 100.0;
  }

  /// Returns one line for a person.
  public String line() {
    StringBuilder line = new StringBuilder();
    line.append(
        switch (how) {
          case DIGEST -> "the same file";
          case PICTURE -> "looks alike, " + distance + " of 256 bits differ";
          case FRAME -> "a frame looks alike, " + distance + " of 256 bits differ";
          case INNER -> "a picture in it looks alike, " + distance + " of 256 bits differ";
          case REGION -> "parts of it look alike and lie alike";
        });
    line.append(
        switch (orientation) {
          case UPRIGHT -> "";
          case ROTATED_90 -> ", turned by 90 degrees";
          case ROTATED_180 -> ", upside down";
          case ROTATED_270 -> ", turned by 270 degrees";
          case FLIPPED_X -> ", mirrored top to bottom";
          case FLIPPED_Y -> ", mirrored";
          case FLIPPED_PLUS -> ", turned and mirrored";
          case FLIPPED_MINUS -> ", turned the other way and mirrored";
        });
    if (inverted) {
      line.append(", as a negative");
    }
    if (shares != null) {
      line.append(", %.0f %% of this and %.0f %% of the entry"
          .formatted(shares.queryPercent(), shares.entryPercent()));
    }
    return line.toString();
  }
}
