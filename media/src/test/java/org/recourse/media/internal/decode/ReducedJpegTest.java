package org.recourse.media.internal.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.recourse.fingerprint.Pixels;
import org.recourse.media.DecodeRequest;
import org.recourse.media.MediaLimits;
import org.recourse.media.internal.wire.Job;

class ReducedJpegTest {

  private static final long SEED = 20_261_121;

  private final Arena arena = Arena.ofConfined();

  @AfterEach
  void close() {
    arena.close();
  }

  private WholeFile file(byte[] bytes) {
    MemorySegment memory = arena.allocate(bytes.length + WholeFile.PADDING);
    MemorySegment.copy(MemorySegment.ofArray(bytes), 0, memory, 0, bytes.length);
    return new WholeFile(memory, bytes.length);
  }

  private static Job job(WholeFile file) {
    return Job.of(DecodeRequest.fast(), file.length(), MediaLimits.STANDARD);
  }

  private Optional<DecodedPicture> reduced(byte[] bytes) {
    WholeFile file = file(bytes);
    return ReducedJpeg.decode(file, job(file));
  }

  static Stream<RandomJpeg> large() {
    return Stream.of(
        new RandomJpeg(3001, 2003, 2, 2, 3, 0, true, false, SEED),
        new RandomJpeg(3001, 2003, 2, 1, 3, 7, true, false, SEED + 1),
        new RandomJpeg(2999, 2011, 1, 1, 3, 0, true, false, SEED + 2),
        new RandomJpeg(2999, 2011, 1, 2, 3, 400, true, false, SEED + 3),
        new RandomJpeg(3999, 1511, 4, 1, 3, 1, true, false, SEED + 4),
        new RandomJpeg(2999, 2011, 1, 1, 1, 0, true, false, SEED + 5),
        new RandomJpeg(2999, 2011, 2, 2, 1, 33, true, false, SEED + 6),
        new RandomJpeg(3001, 2003, 2, 2, 3, 5, false, false, SEED + 7),
        new RandomJpeg(3001, 2003, 2, 2, 3, 0, true, true, SEED + 8),
        new RandomJpeg(3001, 2003, 2, 1, 3, 11, true, true, SEED + 9),
        new RandomJpeg(3001, 2003, 1, 1, 3, 0, false, true, SEED + 10));
  }

  @ParameterizedTest
  @MethodSource("large")
  void eighthIsMadeOfTheFirstCoefficientsRoundedAsLibjpegDoes(RandomJpeg jpeg) {
    RandomJpeg.Written written = jpeg.write();
    DecodedPicture picture = reduced(written.bytes()).orElseThrow();
    assertThat(picture.denominator()).isEqualTo(8);
    Pixels pixels = picture.pixels();
    assertThat(pixels.width()).isEqualTo((jpeg.width() + 7) / 8);
    assertThat(pixels.height()).isEqualTo((jpeg.height() + 7) / 8);
    byte[] row = new byte[pixels.width()];
    byte[] expected = new byte[pixels.width()];
    for (int y = 0; y < pixels.height(); y++) {
      for (int x = 0; x < expected.length; x++) {
        int first = written.luma(written.block(y, x));
        expected[x] = (byte) Math.clamp(((first + 4) >> 3) + 128, 0, 255);
      }
      pixels.row(y, row);
      assertThat(row).as("row %d", y).isEqualTo(expected);
    }
  }

  // Of progressive files without the other coefficients libjpeg makes these up, to smooth it.
  static Stream<RandomJpeg> largeSequential() {
    return large().filter(jpeg -> !jpeg.progressive());
  }

  @ParameterizedTest
  @MethodSource("largeSequential")
  void eighthIsThatOfLibjpegTurbo(RandomJpeg jpeg) throws Refusal {
    assertEighthIsThatOfLibjpegTurbo(jpeg.write().bytes());
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void eighthOfADrawingIsThatOfLibjpegTurbo(boolean progressive) throws IOException, Refusal {
    assertEighthIsThatOfLibjpegTurbo(drawing(progressive));
  }

  private static byte[] drawing(boolean progressive) throws IOException {
    BufferedImage image = new BufferedImage(3003, 2005, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        int wave = (int) (120 * Math.sin(x / 90.0) * Math.cos(y / 70.0)) + 128;
        image.setRGB(x, y, (wave << 16) | ((((x * y) >> 12) & 0xff) << 8) | ((x ^ y) & 0xff));
      }
    }
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      ImageWriteParam param = writer.getDefaultWriteParam();
      param.setProgressiveMode(
          progressive ? ImageWriteParam.MODE_DEFAULT : ImageWriteParam.MODE_DISABLED);
      writer.setOutput(out);
      writer.write(null, new IIOImage(image, null, null), param);
    }
    writer.dispose();
    return bytes.toByteArray();
  }

  private void assertEighthIsThatOfLibjpegTurbo(byte[] bytes) throws Refusal {
    WholeFile file = file(bytes);
    assertSame(
        ReducedJpeg.decode(file, job(file)).orElseThrow().pixels(),
        turbo().decode(file, job(file)).pixels());
  }

  static Stream<RandomJpeg> middling() {
    return Stream.of(
        new RandomJpeg(1001, 803, 2, 2, 3, 0, true, false, SEED),
        new RandomJpeg(1201, 803, 2, 1, 3, 7, true, false, SEED + 1),
        new RandomJpeg(999, 1011, 1, 1, 1, 0, true, false, SEED + 2));
  }

  @ParameterizedTest
  @MethodSource("middling")
  void quarterIsTheMeanOfFourByFourPixels(RandomJpeg jpeg) {
    RandomJpeg.Written written = jpeg.write();
    DecodedPicture picture = reduced(written.bytes()).orElseThrow();
    assertThat(picture.denominator()).isEqualTo(4);
    Pixels pixels = picture.pixels();
    assertThat(pixels.width()).isEqualTo((jpeg.width() + 3) / 4);
    assertThat(pixels.height()).isEqualTo((jpeg.height() + 3) / 4);
    byte[] row = new byte[pixels.width()];
    for (int y = 0; y < pixels.height(); y++) {
      pixels.row(y, row);
      for (int x = 0; x < row.length; x++) {
        int block = written.block(y / 2, x / 2);
        double mean = Math.clamp(mean(written, block, y % 2, x % 2) + 128, 0, 255);
        assertThat(row[x] & 0xff).isBetween((int) Math.floor(mean - 0.51), (int) (mean + 0.51));
      }
    }
  }

  // The inverse transform as the standard has it, averaged over a quarter of the block.
  private static double mean(RandomJpeg.Written written, int block, int lower, int right) {
    double sum = 0;
    for (int k = 0; k < 64; k++) {
      int value = written.luma(block + k);
      if (value != 0) {
        int place = RandomJpeg.place(k);
        sum += value * basis(place / 8, lower) * basis(place % 8, right);
      }
    }
    return sum / 4;
  }

  private static double basis(int frequency, int half) {
    double sum = 0;
    for (int i = 4 * half; i < 4 * half + 4; i++) {
      sum += Math.cos((2 * i + 1) * frequency * Math.PI / 16);
    }
    return frequency == 0 ? Math.sqrt(0.5) : sum / 4;
  }

  @Test
  void whateverIsReadOfADamagedFileIsWhatLibjpegTurboReadsWithoutComplaint() throws Refusal {
    System.out.println("damaged JPEGs with seed " + SEED);
    Random random = new Random(SEED);
    byte[] whole =
        new RandomJpeg(1001, 803, 2, 2, 1, 40, true, false, SEED).write().bytes();
    byte[] large =
        new RandomJpeg(6000, 1003, 2, 2, 3, 200, true, false, SEED).write().bytes();
    int read = 0;
    for (int i = 0; i < 300; i++) {
      byte[] bytes = (i % 20 == 0 ? large : whole).clone();
      for (int change = random.nextInt(1, 4); change > 0; change--) {
        int at = random.nextInt(random.nextBoolean() ? 600 : bytes.length);
        bytes[at] = (byte) (random.nextBoolean() ? random.nextInt() : bytes[at] ^ 1);
      }
      WholeFile file = file(bytes);
      Optional<DecodedPicture> found = ReducedJpeg.decode(file, job(file));
      if (found.isPresent() && found.get().denominator() == 8) {
        DecodedPicture expected = turbo().decode(file, job(file));
        assertThat(expected.damaged()).as("change %d", i).isFalse();
        assertSame(found.get().pixels(), expected.pixels());
      }
      read += found.isPresent() ? 1 : 0;
    }
    assertThat(read).isBetween(1, 299);
  }

  @Test
  void fileThatEndsEarlyIsLeftToTheWholeDecoder() {
    byte[] bytes =
        new RandomJpeg(1001, 803, 2, 2, 3, 0, true, false, SEED).write().bytes();
    assertThat(reduced(bytes)).isPresent();
    for (int length = 0; length < bytes.length; length += 997) {
      assertThat(reduced(Arrays.copyOf(bytes, length))).as("%d bytes", length).isEmpty();
    }
  }

  @Test
  void picturesThatAreTooManyPixelsOrNotReducedAreLeftToTheWholeDecoder() {
    assertThat(reduced(
            new RandomJpeg(301, 203, 2, 2, 3, 0, true, false, SEED).write().bytes()))
        .isEmpty();
    byte[] huge =
        new RandomJpeg(1001, 803, 2, 2, 3, 0, true, false, SEED).write().bytes();
    int size = 2 + 69 + 5;
    huge[size] = (byte) 0xff;
    huge[size + 2] = (byte) 0xff;
    assertThat(reduced(huge)).isEmpty();
  }

  private static TurboJpeg turbo() {
    Optional<TurboJpeg> turbo = TurboJpeg.load();
    assumeTrue(turbo.isPresent(), "libturbojpeg is not installed on this machine");
    return turbo.orElseThrow();
  }

  private static void assertSame(Pixels found, Pixels expected) {
    assertThat(found.width()).isEqualTo(expected.width());
    assertThat(found.height()).isEqualTo(expected.height());
    byte[] foundRow = new byte[found.width()];
    byte[] expectedRow = new byte[found.width()];
    for (int y = 0; y < found.height(); y++) {
      found.row(y, foundRow);
      expected.row(y, expectedRow);
      assertThat(foundRow).as("row %d", y).isEqualTo(expectedRow);
    }
  }
}
