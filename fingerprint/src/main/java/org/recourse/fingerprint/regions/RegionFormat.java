package org.recourse.fingerprint.regions;

import java.util.ArrayList;
import java.util.List;
import org.recourse.fingerprint.PdqFingerprint;
import org.recourse.fingerprint.regions.RegionDecoding.Reason;

/// Writes and reads the format `regions-v1`. Big endian.
///
/// | Part    | Bytes     | Meaning                                                    |
/// |---------|-----------|------------------------------------------------------------|
/// | magic   | 2         | `R1`: the format and the version of the regions' bits      |
/// | count   | 2         | number of regions, 0 to 64                                 |
/// | width   | 2         | of the picture, in 65,535ths of its longer side            |
/// | height  | 2         | likewise                                                   |
/// | regions | count × 40| `w3`, `w2`, `w1`, `w0`, and the frame packed, 8 bytes each |
///
/// Nothing guards against flipped bits: files and messages that carry this have checksums.
final class RegionFormat {

  private static final int MAGIC = ('R' << 8) | '1';
  private static final int HEAD = 8;
  private static final int REGION = 40;

  private RegionFormat() {}

  static byte[] encode(RegionFingerprints fingerprints) {
    List<RegionFingerprint> regions = fingerprints.regions();
    byte[] bytes = new byte[HEAD + REGION * regions.size()];
    put(bytes, 0, 2, MAGIC);
    put(bytes, 2, 2, regions.size());
    put(bytes, 4, 2, fingerprints.width());
    put(bytes, 6, 2, fingerprints.height());
    int at = HEAD;
    for (RegionFingerprint region : regions) {
      PdqFingerprint bits = region.bits();
      put(bytes, at, 8, bits.w3());
      put(bytes, at + 8, 8, bits.w2());
      put(bytes, at + 16, 8, bits.w1());
      put(bytes, at + 24, 8, bits.w0());
      put(bytes, at + 32, 8, region.frame().packed());
      at += REGION;
    }
    return bytes;
  }

  private static void put(byte[] bytes, int at, int length, long value) {
    for (int i = 0; i < length; i++) {
      bytes[at + i] = (byte) (value >>> (8 * (length - 1 - i)));
    }
  }

  private static long get(byte[] bytes, int at, int length) {
    long value = 0;
    for (int i = 0; i < length; i++) {
      value = (value << 8) | (bytes[at + i] & 0xff);
    }
    return value;
  }

  static RegionDecoding decode(byte[] bytes) {
    if (bytes.length < HEAD) {
      return new RegionDecoding.Refused(Reason.TOO_SHORT);
    }
    if (get(bytes, 0, 2) != MAGIC) {
      return new RegionDecoding.Refused(Reason.UNKNOWN_FORMAT);
    }
    int count = (int) get(bytes, 2, 2);
    if (count > RegionFingerprints.MOST) {
      return new RegionDecoding.Refused(Reason.TOO_MANY_REGIONS);
    }
    if (bytes.length != HEAD + REGION * count) {
      return new RegionDecoding.Refused(Reason.WRONG_LENGTH);
    }
    int width = (int) get(bytes, 4, 2);
    int height = (int) get(bytes, 6, 2);
    if (Math.min(width, height) < 1 || Math.max(width, height) != RegionFingerprints.SIDE_STEPS) {
      return new RegionDecoding.Refused(Reason.WRONG_PROPORTIONS);
    }
    return decodeRegions(bytes, width, height, count);
  }

  private static RegionDecoding decodeRegions(byte[] bytes, int width, int height, int count) {
    List<RegionFingerprint> regions = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      int at = HEAD + REGION * i;
      long packed = get(bytes, at + 32, 8);
      if (!RegionFrame.isPacked(packed)) {
        return new RegionDecoding.Refused(Reason.WRONG_FRAME);
      }
      PdqFingerprint bits = new PdqFingerprint(
          get(bytes, at + 24, 8), get(bytes, at + 16, 8), get(bytes, at + 8, 8), get(bytes, at, 8));
      regions.add(new RegionFingerprint(bits, RegionFrame.unpacked(packed)));
    }
    return new RegionDecoding.Decoded(new RegionFingerprints(width, height, regions));
  }
}
