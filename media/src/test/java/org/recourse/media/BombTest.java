package org.recourse.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Small files that ask for very much.
class BombTest {

  // Far above the limit of 2.8 s, since a busy machine may leave the caller waiting; how near to it
  // answers come is measured (docs/measurements/decoding.md), not tested.
  private static final long WITHIN_NANOS = 20_000_000_000L;

  private static MediaDecoder decoder;

  @BeforeAll
  static void open() {
    decoder = Samples.decoder(Samples.settings());
    assertThat(decoder.jail()).isPresent();
  }

  @AfterAll
  static void close() {
    decoder.close();
  }

  private static RefusalReason refusal(byte[] bytes) {
    long begin = System.nanoTime();
    Decoding decoding = decoder.decode(Source.bytes(bytes), DecodeRequest.faithful());
    assertThat(System.nanoTime() - begin).isLessThan(WITHIN_NANOS);
    assertThat(decoding).isInstanceOf(Decoding.Refused.class);
    return ((Decoding.Refused) decoding).reason();
  }

  @Test
  void giganticPicturesAreRefusedByTheirHeaders() {
    Map<String, byte[]> bombs = new TreeMap<>();
    bombs.put("jpeg", patched("jpeg-baseline.jpg", sizeOfJpeg(), 65_500));
    bombs.put("png", png(100_000, 100_000, 8, 2, new byte[100]));
    bombs.put("gif", littleEndianAt("gif.gif", 6, 65_535));
    bombs.put("bmp", bmp());
    bombs.put("webp", patchedWebp());
    for (Map.Entry<String, byte[]> bomb : bombs.entrySet()) {
      assertThat(refusal(bomb.getValue()))
          .as(bomb.getKey())
          .isEqualTo(RefusalReason.TOO_MANY_PIXELS);
    }
  }

  private static int sizeOfJpeg() {
    byte[] bytes = Samples.bytes("jpeg-baseline.jpg");
    for (int at = 2; at < bytes.length; at++) {
      if (bytes[at] == (byte) 0xff && bytes[at + 1] == (byte) 0xc0) {
        return at + 5;
      }
    }
    throw new AssertionError("no frame header");
  }

  private static byte[] patched(String name, int at, int size) {
    byte[] bytes = Samples.bytes(name);
    ByteBuffer.wrap(bytes).putShort(at, (short) size).putShort(at + 2, (short) size);
    return bytes;
  }

  private static byte[] littleEndianAt(String name, int at, int size) {
    byte[] bytes = Samples.bytes(name);
    ByteBuffer.wrap(bytes)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putShort(at, (short) size)
        .putShort(at + 2, (short) size);
    return bytes;
  }

  private static byte[] bmp() {
    byte[] bytes = Samples.bytes("bmp-palette.bmp");
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(18, 90_000).putInt(22, -90_000);
    return bytes;
  }

  private static byte[] patchedWebp() {
    return littleEndianAt("webp-lossy.webp", 26, 16_383);
  }

  private static byte[] png(int width, int height, int depth, int colour, byte[] data) {
    ByteBuffer header = ByteBuffer.allocate(13);
    header.putInt(width).putInt(height).put((byte) depth).put((byte) colour);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
    Packed.chunk(out, "IHDR", header.array());
    Packed.chunk(out, "IDAT", data);
    Packed.chunk(out, "IEND", new byte[0]);
    return out.toByteArray();
  }

  @Test
  void packedNothingIsDecodedOrRefusedInTime() {
    // 64 bits a pixel: half a gigabyte out of half a megabyte, at the limit of pixels
    byte[] wide = png(8000, 8000, 16, 6, Packed.zeros(8000L * 8001 * 8));
    long begin = System.nanoTime();
    Decoding decoding = decoder.decode(Source.bytes(wide), DecodeRequest.faithful());
    assertThat(System.nanoTime() - begin).isLessThan(WITHIN_NANOS);
    if (decoding instanceof Decoding.Refused refused) {
      assertThat(refused.reason()).isIn(RefusalReason.TIMED_OUT, RefusalReason.OUT_OF_MEMORY);
    }
    assertThat(Samples.decode(decoder, "gif.gif")).isInstanceOf(Decoding.Picture.class);
  }

  @Test
  void progressiveJpegOfEndlessScansIsStopped() {
    // a valid progressive picture whose last scan is said again and again
    byte[] bytes = patched("jpeg-progressive.jpg", progressiveSize(), 7000);
    int scan = lastScan(bytes);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(bytes, 0, scan);
    for (int i = 0; i < 20_000; i++) {
      out.write(bytes, scan, 12);
    }
    out.writeBytes(new byte[] {(byte) 0xff, (byte) 0xd9});
    assertThat(refusal(out.toByteArray()))
        .isIn(EnumSet.of(
            RefusalReason.TIMED_OUT, RefusalReason.DAMAGED, RefusalReason.OUT_OF_MEMORY));
  }

  private static int progressiveSize() {
    byte[] bytes = Samples.bytes("jpeg-progressive.jpg");
    for (int at = 2; at < bytes.length; at++) {
      if (bytes[at] == (byte) 0xff && bytes[at + 1] == (byte) 0xc2) {
        return at + 5;
      }
    }
    throw new AssertionError("no frame header");
  }

  private static int lastScan(byte[] bytes) {
    for (int at = bytes.length - 2; at > 0; at--) {
      if (bytes[at] == (byte) 0xff && bytes[at + 1] == (byte) 0xda) {
        return at;
      }
    }
    throw new AssertionError("no scan");
  }

  @Test
  void fileLongerThanAllowedIsRefused() {
    MediaLimits s = MediaLimits.STANDARD;
    MediaLimits small = new MediaLimits(
        s.pixels(),
        s.frames(),
        1000,
        s.pictureWithin(),
        s.videoWithin(),
        s.videoWithinPerMinute(),
        s.heapBytes(),
        s.addressSpaceBytes());
    try (MediaDecoder strict =
        Samples.decoder(Samples.settings().withLimits(small).withSpare(false))) {
      Decoding decoding = Samples.decode(strict, "jpeg-baseline.jpg");
      assertThat(((Decoding.Refused) decoding).reason()).isEqualTo(RefusalReason.TOO_LARGE);
    }
  }

  @Test
  void videoOfMoreFramesThanAllowedIsRefused() {
    MediaLimits s = MediaLimits.STANDARD;
    MediaLimits few = new MediaLimits(
        s.pixels(),
        9,
        s.pictureBytes(),
        s.pictureWithin(),
        s.videoWithin(),
        s.videoWithinPerMinute(),
        s.heapBytes(),
        s.addressSpaceBytes());
    try (MediaDecoder strict =
        Samples.decoder(Samples.settings().withLimits(few).withSpare(false))) {
      Decoding decoding = Samples.decode(strict, "vp8.webm");
      assertThat(((Decoding.Refused) decoding).reason()).isEqualTo(RefusalReason.TOO_MANY_FRAMES);
    }
  }

  @Test
  void childThatIsKilledIsReplacedAndOthersAreServedMeanwhile() throws InterruptedException {
    Set<RefusalReason> allowed =
        EnumSet.of(RefusalReason.DECODER_CRASHED, RefusalReason.DECODER_UNAVAILABLE);
    Thread killer = Thread.ofVirtual().start(() -> {
      for (int i = 0; i < 3; i++) {
        ProcessHandle.current().children().forEach(ProcessHandle::destroyForcibly);
        java.util.concurrent.locks.LockSupport.parkNanos(300_000_000);
      }
    });
    int decoded = 0;
    long end = System.nanoTime() + 60_000_000_000L;
    while (killer.isAlive() || (decoded <= 5 && System.nanoTime() < end)) {
      switch (Samples.decode(decoder, "h264.mp4")) {
        case Decoding.Refused refused -> assertThat(refused.reason()).isIn(allowed);
        default -> decoded++;
      }
    }
    killer.join();
    assertThat(decoded).isGreaterThan(5);
    assertThat(Samples.decode(decoder, "gif.gif")).isInstanceOf(Decoding.Picture.class);
  }
}
