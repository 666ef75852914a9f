package org.recourse.match;

import java.util.Arrays;

/// Up to 16 KiB that an entry keeps for a second check of its region matches. Immutable; the bank
/// never reads it.
public final class RegionData {

  /// The greatest size in bytes.
  public static final int MAX_BYTES = 16 * 1024;

  private static final RegionData NONE = new RegionData(new byte[0]);

  private final byte[] bytes;

  private RegionData(byte[] bytes) {
    this.bytes = bytes;
  }

  /// Returns the absence of data.
  public static RegionData none() {
    return NONE;
  }

  /// Copies the bytes.
  ///
  /// @throws IllegalArgumentException if there are more than [#MAX_BYTES]
  public static RegionData copyOf(byte[] bytes) {
    if (bytes.length > MAX_BYTES) {
      throw new IllegalArgumentException(
          "region data may have " + MAX_BYTES + " bytes, this has " + bytes.length);
    }
    return bytes.length == 0 ? NONE : new RegionData(bytes.clone());
  }

  /// Returns a copy of the bytes.
  public byte[] bytes() {
    return bytes.clone();
  }

  /// Returns how many bytes there are, 0 to [#MAX_BYTES].
  public int size() {
    return bytes.length;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RegionData that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  /// Says what this is without saying which.
  @Override
  public String toString() {
    return "RegionData[" + bytes.length + " bytes withheld]";
  }
}
