package org.recourse.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.recourse.fingerprint.PdqDialect;
import org.recourse.fingerprint.PdqFingerprint;
import org.recourse.fingerprint.Pixels;

class MediaDecoderTest {

  private static MediaDecoder decoder;

  @BeforeAll
  static void open() {
    decoder = Samples.decoder(Samples.settings());
  }

  @AfterAll
  static void close() {
    decoder.close();
  }

  private static Decoding.Picture picture(String name) {
    assertThat(Samples.decode(decoder, name)).isInstanceOf(Decoding.Picture.class);
    return (Decoding.Picture) Samples.decode(decoder, name);
  }

  private static PdqFingerprint fingerprint(Decoding.Picture picture) {
    return picture.hashing(PdqDialect.FULL_RESOLUTION).fingerprint();
  }

  @ParameterizedTest
  @FieldSource("org.recourse.media.Samples#PICTURES")
  void everyFormatShowsTheSameDrawing(String name) {
    int distance = fingerprint(picture("drawing.png")).distanceTo(fingerprint(picture(name)));
    assertThat(distance).isLessThanOrEqualTo(name.contains("grid") ? 24 : 10);
  }

  @ParameterizedTest
  @CsvSource({
    "jpeg-baseline.jpg, JPEG, 128, 96, 1",
    "jpeg-exif6.jpg, JPEG, 128, 96, 6",
    "png-exif6.png, PNG, 128, 96, 6",
    "webp-exif6.webp, WEBP, 128, 96, 6",
    "heic-grid.heic, HEIC, 256, 192, 6",
    "avif-grid.avif, AVIF, 256, 192, 1",
    "gif.gif, GIF, 128, 96, 1",
    "bmp-palette.bmp, BMP, 128, 96, 1",
    "tiff-lzw.tif, TIFF, 128, 96, 1"
  })
  void orientationIsReportedAndNotApplied(
      String name, MediaFormat format, int width, int height, int orientation) {
    Decoding.Picture picture = picture(name);
    assertThat(picture.format()).isEqualTo(format);
    assertThat(picture.width()).isEqualTo(width);
    assertThat(picture.height()).isEqualTo(height);
    assertThat(picture.exifOrientation()).isEqualTo(orientation);
    assertThat(picture.damaged()).isFalse();
  }

  @ParameterizedTest
  @FieldSource("org.recourse.media.Samples#VIDEOS")
  void everyContainerHoldsTenFramesInOneSecond(String name) {
    assertThat(Samples.decode(decoder, name)).isInstanceOf(Decoding.Video.class);
    Decoding.Video video = (Decoding.Video) Samples.decode(decoder, name);
    assertThat(video.frames())
        .extracting(VideoFrame::number)
        .containsExactly(0L, 1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L);
    for (VideoFrame frame : video.frames()) {
      assertThat(frame.seconds())
          .isBetween(frame.number() * 0.1 - 0.01, frame.number() * 0.1 + 0.01);
    }
    assertThat(video.seconds()).isBetween(0.9, 1.1);
    assertThat(video.damaged()).isFalse();
  }

  @Test
  void samplingTakesTheFirstFrameAtOrAfterEachMultiple() {
    DecodeRequest request = DecodeRequest.faithful().withSampling(FrameSampling.oneEach(0.35));
    Decoding decoding = decoder.decode(Source.bytes(Samples.bytes("h264.mp4")), request);
    assertThat(decoding).isInstanceOf(Decoding.Video.class);
    Decoding.Video video = (Decoding.Video) decoding;
    assertThat(video.frames()).extracting(VideoFrame::number).containsExactly(0L, 4L, 7L);
    assertThat(video.decodedFrames()).isEqualTo(10);
  }

  @Test
  void digestsAreThoseOfAllBytesAlsoIfRefused(@TempDir Path folder) throws Exception {
    byte[] bytes = Samples.bytes("h264-moov-last.mov");
    Path file = Files.write(folder.resolve("video"), bytes);
    Decoding decoding = decoder.decode(Source.file(file), DecodeRequest.faithful());
    assertThat(decoding).isInstanceOf(Decoding.Video.class);
    Digests digests = ((Decoding.Video) decoding).digests();
    assertThat(digests.sha256()).isEqualTo(hex("SHA-256", bytes));
    assertThat(digests.md5()).isEqualTo(hex("MD5", bytes));
    byte[] unknown = "no picture at all".getBytes(java.nio.charset.StandardCharsets.UTF_8);
    Decoding refused = decoder.decode(Source.bytes(unknown), DecodeRequest.faithful());
    assertThat(refused)
        .isEqualTo(new Decoding.Refused(
            RefusalReason.UNKNOWN_FORMAT,
            "the bytes do not begin like any picture or video that is decoded here",
            java.util.Optional.of(
                new Digests(hex("SHA-256", unknown), hex("MD5", unknown), unknown.length))));
  }

  private static String hex(String algorithm, byte[] bytes) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(bytes));
  }

  @Test
  void emptyMissingAndIrregularFilesAreRefused(@TempDir Path folder) throws Exception {
    Path empty = Files.createFile(folder.resolve("empty"));
    assertThat(reason(empty)).isEqualTo(RefusalReason.EMPTY);
    assertThat(reason(folder.resolve("missing"))).isEqualTo(RefusalReason.UNREADABLE);
    assertThat(reason(folder)).isEqualTo(RefusalReason.UNREADABLE);
    assertThat(reason(Path.of("/dev/zero"))).isEqualTo(RefusalReason.UNREADABLE);
  }

  private static RefusalReason reason(Path file) {
    return ((Decoding.Refused) decoder.decode(Source.file(file), DecodeRequest.faithful()))
        .reason();
  }

  @Test
  void fileThatBecomesShorterIsUnreadable() {
    byte[] bytes = Samples.bytes("jpeg-baseline.jpg");
    Source shrinking = () -> new Shrinking(bytes);
    Decoding decoding = decoder.decode(shrinking, DecodeRequest.faithful());
    assertThat(((Decoding.Refused) decoding).reason()).isEqualTo(RefusalReason.UNREADABLE);
    assertThat(Samples.decode(decoder, "gif.gif")).isInstanceOf(Decoding.Picture.class);
  }

  private static final class Shrinking implements Source.Bytes {
    private final byte[] bytes;

    private Shrinking(byte[] bytes) {
      this.bytes = bytes;
    }

    @Override
    public long length() {
      return bytes.length + 100_000L;
    }

    @Override
    public int read(long position, byte[] into, int offset, int count) {
      int copied = (int) Math.clamp(bytes.length - position, 0L, count);
      if (copied > 0) {
        System.arraycopy(bytes, (int) position, into, offset, copied);
      }
      return copied;
    }

    @Override
    public void close() {}
  }

  @Test
  void bothDialectsComeFromOneDecoding() {
    DecodeRequest request = DecodeRequest.faithful().withDialects(Set.of(PdqDialect.values()));
    Decoding.Picture both =
        (Decoding.Picture) decoder.decode(Source.bytes(Samples.bytes("gif.gif")), request);
    assertThat(both.hashings()).containsOnlyKeys(PdqDialect.values());
    assertThatThrownBy(() -> DecodeRequest.fast().withDialects(Set.of(PdqDialect.SAMPLED)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void planeIsThePictureInGreyAveragedDown() {
    DecodeRequest request = DecodeRequest.faithful().withDialects(Set.of()).withPlane(64);
    Decoding.Picture picture =
        (Decoding.Picture) decoder.decode(Source.bytes(Samples.bytes("drawing.png")), request);
    Pixels half = picture.plane().orElseThrow();
    Pixels whole = plane("drawing.png", 128);
    assertThat(half.width()).isEqualTo(64);
    assertThat(half.height()).isEqualTo(48);
    assertThat(picture.hashings()).isEmpty();
    byte[] upper = new byte[128];
    byte[] lower = new byte[128];
    byte[] row = new byte[64];
    for (int y = 0; y < 48; y++) {
      whole.row(2 * y, upper);
      whole.row(2 * y + 1, lower);
      half.row(y, row);
      for (int x = 0; x < 64; x++) {
        int sum = (upper[2 * x] & 255)
            + (upper[2 * x + 1] & 255)
            + (lower[2 * x] & 255)
            + (lower[2 * x + 1] & 255);
        assertThat((row[x] & 255) * 4).isBetween(sum - 4, sum + 4);
      }
    }
  }

  private static Pixels plane(String name, int limit) {
    DecodeRequest request = DecodeRequest.faithful().withPlane(limit);
    return ((Decoding.Picture) decoder.decode(Source.bytes(Samples.bytes(name)), request))
        .plane()
        .orElseThrow();
  }

  @Test
  void manyThreadsAreServedAtOnce() throws Exception {
    PdqFingerprint expected = fingerprint(picture("jpeg-baseline.jpg"));
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Decoding.Picture>> pictures = new ArrayList<>();
      for (int i = 0; i < 64; i++) {
        pictures.add(threads.submit(() -> picture("jpeg-baseline.jpg")));
      }
      for (Future<Decoding.Picture> picture : pictures) {
        assertThat(fingerprint(picture.get())).isEqualTo(expected);
      }
    }
  }
}
