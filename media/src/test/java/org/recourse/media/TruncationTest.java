package org.recourse.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.recourse.fingerprint.PdqDialect;

class TruncationTest {

  private static final Set<RefusalReason> OF_THE_FILE = EnumSet.of(
      RefusalReason.EMPTY,
      RefusalReason.UNKNOWN_FORMAT,
      RefusalReason.UNSUPPORTED,
      RefusalReason.TRUNCATED,
      RefusalReason.DAMAGED,
      RefusalReason.NO_FRAMES,
      RefusalReason.TOO_MANY_PIXELS);

  private static MediaDecoder decoder;

  @BeforeAll
  static void open() {
    decoder = Samples.decoder(Samples.settings());
  }

  @AfterAll
  static void close() {
    decoder.close();
  }

  static Stream<String> files() {
    return Stream.concat(Samples.PICTURES.stream(), Samples.VIDEOS.stream());
  }

  private static Decoding decode(byte[] bytes, int length) {
    return decoder.decode(Source.bytes(Arrays.copyOf(bytes, length)), DecodeRequest.faithful());
  }

  @ParameterizedTest
  @MethodSource("files")
  void everyBeginningOfAFileGetsAVerdictAboutTheFile(String name) {
    byte[] bytes = Samples.bytes(name);
    int step = Math.max(1, bytes.length / 60);
    for (int length = 0; length < bytes.length; length += step) {
      if (decode(bytes, length) instanceof Decoding.Refused refused) {
        assertThat(refused.reason()).as("%d bytes", length).isIn(OF_THE_FILE);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jpeg-baseline.jpg", "jpeg-grey.jpg", "jpeg-cmyk.jpg", "drawing.png", "png-palette.png",
        "gif.gif", "webp-lossy.webp", "webp-lossless.webp", "bmp-palette.bmp", "tiff-lzw.tif",
        "heic.heic", "heic-grid.heic", "avif.avif", "h264-moov-last.mov"
      })
  void halfAFileIsRefusedAsTruncated(String name) {
    byte[] bytes = Samples.bytes(name);
    assertThat(decode(bytes, bytes.length / 2))
        .isInstanceOfSatisfying(
            Decoding.Refused.class,
            refused -> assertThat(refused.reason()).isEqualTo(RefusalReason.TRUNCATED));
  }

  @Test
  void halfALargeJpegIsRefusedAsTruncatedOnTheFastPathToo() throws IOException {
    BufferedImage image = new BufferedImage(3000, 2100, BufferedImage.TYPE_INT_RGB);
    image.createGraphics().drawString("half", 1500, 1000);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(image, "jpeg", out);
    byte[] whole = out.toByteArray();
    assertThat(decoder.decode(Source.bytes(whole), DecodeRequest.fast()))
        .isInstanceOfSatisfying(
            Decoding.Picture.class, picture -> assertThat(picture.denominator()).isEqualTo(8));
    byte[] half = Arrays.copyOf(whole, whole.length / 2);
    assertThat(decoder.decode(Source.bytes(half), DecodeRequest.fast()))
        .isInstanceOfSatisfying(
            Decoding.Refused.class,
            refused -> assertThat(refused.reason()).isEqualTo(RefusalReason.TRUNCATED));
  }

  @Test
  void jpegThatLacksOnlyItsEndMarkerIsDecodedInFull() {
    byte[] bytes = Samples.bytes("jpeg-baseline.jpg");
    Decoding.Picture whole = (Decoding.Picture) decode(bytes, bytes.length);
    Decoding.Picture endless = (Decoding.Picture) decode(bytes, bytes.length - 2);
    assertThat(endless.hashing(PdqDialect.FULL_RESOLUTION))
        .isEqualTo(whole.hashing(PdqDialect.FULL_RESOLUTION));
    assertThat(endless.damaged()).isFalse();
  }

  @Test
  void videoThatEndsEarlyIsHashedAsFarAsItGoesAndSaysSo() {
    byte[] bytes = Samples.bytes("h264.mp4");
    Decoding.Video video = (Decoding.Video) decode(bytes, bytes.length * 3 / 4);
    assertThat(video.damaged()).isTrue();
    assertThat(video.frames()).hasSizeBetween(1, 9);
  }

  @Test
  void bytesAfterTheEndOfAPictureAreIgnored() {
    byte[] bytes = Samples.bytes("jpeg-baseline.jpg");
    Decoding.Picture picture = (Decoding.Picture) decode(bytes, bytes.length + 1000);
    assertThat(picture.damaged()).isFalse();
  }
}
