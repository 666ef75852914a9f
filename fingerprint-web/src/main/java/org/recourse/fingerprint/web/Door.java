package org.recourse.fingerprint.web;

import org.recourse.fingerprint.Hashing;
import org.recourse.fingerprint.PdqDialect;
import org.recourse.fingerprint.PdqFingerprint;
import org.recourse.fingerprint.PdqHasher;
import org.recourse.fingerprint.regions.RegionHasher;
import org.teavm.interop.Address;
import org.teavm.interop.Export;

/// What the compiled module exports to `engine.js`, and nothing else does: numbers and addresses
/// in the module's linear memory.
///
/// Numbers only, because then the module needs no glue that turns Java objects into JavaScript.
/// The stock glue makes functions out of text, which a content security policy forbids.
final class Door {

  private static final int TOO_SMALL = -1;

  private Door() {}

  /// The compiler begins here; there is nothing to do.
  public static void main(String[] args) {}

  /// Hashes a picture whose rows are asked for one after the other.
  ///
  /// @param dialect the ordinal of a [PdqDialect]
  /// @param width columns, at least 1
  /// @param height rows, at least 1
  /// @param pixels where each row is put by `engine.js` when it is asked for: room for `width`
  ///     pixels of 4 bytes
  /// @param digits where the answer goes: room for 8 fingerprints of 64 hexadecimal digits,
  ///     in the order of [org.recourse.fingerprint.Orientation]
  /// @return the quality, 0 to 100, or -1 if the picture is too small and nothing was written
  @Export(name = "hash")
  static int hash(int dialect, int width, int height, int pixels, int digits) {
    CanvasRows picture = new CanvasRows(width, height, pixels);
    Hashing hashing = PdqHasher.of(PdqDialect.values()[dialect]).hash(picture);
    if (hashing instanceof Hashing.Fingerprinted fingerprinted) {
      write(fingerprinted, Address.fromInt(digits));
      return fingerprinted.quality();
    }
    return TOO_SMALL;
  }

  /// Makes the region fingerprints of a picture whose rows are asked for one after the other.
  ///
  /// @param width columns, at least 1
  /// @param height rows, at least 1
  /// @param pixels as for [#hash]
  /// @param regions where the answer goes, in the format `regions-v1`: room for 2,568 bytes
  /// @return the number of bytes written
  @Export(name = "regions")
  static int regions(int width, int height, int pixels, int regions) {
    CanvasRows picture = new CanvasRows(width, height, pixels);
    byte[] encoded = RegionHasher.fingerprints(picture).encoded();
    Address to = Address.fromInt(regions);
    for (int i = 0; i < encoded.length; i++) {
      to.add(i).putByte(encoded[i]);
    }
    return encoded.length;
  }

  private static void write(Hashing.Fingerprinted fingerprinted, Address to) {
    int at = 0;
    for (PdqFingerprint fingerprint : fingerprinted.orientations()) {
      String hex = fingerprint.toHex();
      for (int i = 0; i < hex.length(); i++) {
        to.add(at++).putByte((byte) hex.charAt(i));
      }
    }
  }
}
