package org.recourse.media;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;

/// The files of `samples/README.md`, and decoders to try them on.
public final class Samples {

  /// Pictures of the same drawing.
  public static final List<String> PICTURES = List.of(
      "jpeg-baseline.jpg",
      "jpeg-444.jpg",
      "jpeg-progressive.jpg",
      "jpeg-exif6.jpg",
      "jpeg-grey.jpg",
      "jpeg-cmyk.jpg",
      "drawing.png",
      "png-16.png",
      "png-alpha.png",
      "png-exif6.png",
      "png-grey.png",
      "png-grey16.png",
      "png-palette.png",
      "gif.gif",
      "webp-lossy.webp",
      "webp-lossless.webp",
      "webp-alpha.webp",
      "webp-exif6.webp",
      "webp-animated.webp",
      "bmp-palette.bmp",
      "tiff-lzw.tif",
      "tiff-deflate.tif",
      "heic.heic",
      "heic-grid.heic",
      "avif.avif",
      "avif-10bit.avif",
      "avif-grid.avif");

  /// Videos of the same ten frames.
  public static final List<String> VIDEOS = List.of(
      "h264.mp4",
      "h264-moov-last.mov",
      "h264.mkv",
      "hevc-10bit.mp4",
      "av1.mp4",
      "vp8.webm",
      "vp9.webm",
      "mpeg4.avi",
      "mjpeg.avi",
      "h263.3gp");

  private Samples() {}

  /// Returns a file's bytes.
  public static byte[] bytes(String name) {
    try (InputStream in = Samples.class.getResourceAsStream("samples/" + name)) {
      if (in == null) {
        throw new IllegalArgumentException("no such sample: " + name);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Returns settings for tests: everything that is written goes below `target`.
  public static MediaSettings settings() {
    MediaSettings standard = MediaSettings.standard();
    return new MediaSettings(
        2,
        standard.spare(),
        standard.filesPerWorker(),
        true,
        Path.of("target", "cache"),
        standard.limits());
  }

  /// Returns a decoder with these settings.
  public static MediaDecoder decoder(MediaSettings settings) {
    try {
      return MediaDecoder.open(settings);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Decodes a sample faithfully.
  public static Decoding decode(MediaDecoder decoder, String name) {
    return decoder.decode(Source.bytes(bytes(name)), DecodeRequest.faithful());
  }
}
