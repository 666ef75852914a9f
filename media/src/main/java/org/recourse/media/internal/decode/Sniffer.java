package org.recourse.media.internal.decode;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.recourse.media.MediaFormat;

/// Tells formats apart by their first bytes. Names and types that somebody claims are not asked.
final class Sniffer {

  /// How many bytes are enough.
  static final int HEAD = 256;

  private static final Set<String> HEIC_BRANDS =
      Set.of("heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1");
  private static final Set<String> AVIF_BRANDS = Set.of("avif", "avis");

  // Atoms with which a QuickTime file without `ftyp` begins.
  private static final Set<String> QUICKTIME_ATOMS =
      Set.of("moov", "mdat", "wide", "free", "skip", "pnot");

  private Sniffer() {}

  /// Returns the format, or nothing if it is none of ours.
  static Optional<MediaFormat> sniff(byte[] head) {
    String text = new String(head, StandardCharsets.ISO_8859_1);
    if (text.startsWith("\u00ff\u00d8\u00ff")) {
      return Optional.of(MediaFormat.JPEG);
    } else if (text.startsWith("\u0089PNG\r\n\u001a\n")) {
      return Optional.of(MediaFormat.PNG);
    } else if (text.startsWith("GIF87a") || text.startsWith("GIF89a")) {
      return Optional.of(MediaFormat.GIF);
    } else if (text.startsWith("RIFF") && text.startsWith("WEBP", 8)) {
      return Optional.of(MediaFormat.WEBP);
    } else if (text.startsWith("RIFF") && text.startsWith("AVI ", 8)) {
      return Optional.of(MediaFormat.AVI);
    } else if (text.startsWith("II*\0") || text.startsWith("MM\0*")) {
      return Optional.of(MediaFormat.TIFF);
    } else if (text.startsWith("BM") && head.length >= 26) {
      return Optional.of(MediaFormat.BMP);
    } else if (text.startsWith("\u001aE\u00df\u00a3")) {
      return Optional.of(MediaFormat.MATROSKA);
    } else if (text.startsWith("ftyp", 4)) {
      return Optional.of(isoFormat(text));
    } else if (head.length >= 8 && QUICKTIME_ATOMS.contains(text.substring(4, 8))) {
      return Optional.of(MediaFormat.MP4);
    }
    return Optional.empty();
  }

  /*
   * The major brand decides; if it only says "some ISO picture", the compatible brands do. A motion
   * HEIC sequence (`msf1`, `hevc`) is shown by its first picture, so it counts as a picture.
   */
  private static MediaFormat isoFormat(String text) {
    int size =
        (text.charAt(0) << 24) | (text.charAt(1) << 16) | (text.charAt(2) << 8) | text.charAt(3);
    int end = Math.min(text.length(), Math.max(12, size));
    String major = text.length() >= 12 ? text.substring(8, 12) : "";
    if (!HEIC_BRANDS.contains(major) && !AVIF_BRANDS.contains(major)) {
      return MediaFormat.MP4;
    }
    if (AVIF_BRANDS.contains(major)) {
      return MediaFormat.AVIF;
    }
    for (int at = 16; at + 4 <= end; at += 4) {
      if (AVIF_BRANDS.contains(text.substring(at, at + 4))) {
        return MediaFormat.AVIF;
      }
    }
    return MediaFormat.HEIC;
  }
}
