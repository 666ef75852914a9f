package org.recourse.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Pictures with far more round the picture than in it.
class MetadataTest {

  private static MediaDecoder decoder;

  @BeforeAll
  static void open() {
    decoder = Samples.decoder(Samples.settings());
  }

  @AfterAll
  static void close() {
    decoder.close();
  }

  // A JPEG with other segments put before its own.
  private static byte[] jpegBehind(ByteArrayOutputStream segments) {
    byte[] jpeg = Samples.bytes("jpeg-baseline.jpg");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(jpeg, 0, 2);
    out.writeBytes(segments.toByteArray());
    out.write(jpeg, 2, jpeg.length - 2);
    return out.toByteArray();
  }

  private static void segment(ByteArrayOutputStream out, int marker, byte[] body) {
    out.writeBytes(new byte[] {(byte) 0xff, (byte) marker});
    out.writeBytes(ByteBuffer.allocate(2).putShort((short) (body.length + 2)).array());
    out.writeBytes(body);
  }

  @ParameterizedTest
  @ValueSource(ints = {0xe0, 0xe1, 0xe2, 0xed, 0xee, 0xfe})
  void jpegWithSixtyMegabytesOfSegmentsIsDecoded(int marker) {
    ByteArrayOutputStream segments = new ByteArrayOutputStream();
    byte[] body = new byte[65_533];
    byte[] profile = "ICC_PROFILE\0\1\1".getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(profile, 0, body, 0, profile.length);
    for (int i = 0; i < 960; i++) {
      segment(segments, marker, body);
    }
    assertThat(decoder.decode(Source.bytes(jpegBehind(segments)), DecodeRequest.faithful()))
        .isInstanceOf(Decoding.Picture.class);
  }

  @Test
  void thousandsOfExifSegmentsThatShareAnEndlessDirectoryTakeNoTime() {
    ByteArrayOutputStream segments = new ByteArrayOutputStream();
    int count = 9_900;
    int size = 18;
    for (int i = 0; i < count; i++) {
      int directory = (count - i) * size - 10 + 4;
      segment(segments, 0xe1, exif(directory));
    }
    byte[] body = new byte[65_533];
    Arrays.fill(body, (byte) 0xff);
    for (int i = 0; i < 13; i++) {
      segment(segments, 0xe5, body);
    }
    assertThat(decoder.decode(Source.bytes(jpegBehind(segments)), DecodeRequest.fast()))
        .isInstanceOf(Decoding.Picture.class);
  }

  @Test
  void orientationIsThatOfTheFirstExifSegment() {
    ByteArrayOutputStream segments = new ByteArrayOutputStream();
    for (byte orientation : new byte[] {6, 3}) {
      byte[] entry = {0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0};
      ByteBuffer body = ByteBuffer.allocate(14 + entry.length).put(exif(8)).put(entry);
      segment(segments, 0xe1, body.array());
    }
    assertThat(decoder.decode(Source.bytes(jpegBehind(segments)), DecodeRequest.faithful()))
        .isInstanceOfSatisfying(
            Decoding.Picture.class,
            picture -> assertThat(picture.exifOrientation()).isEqualTo(6));
  }

  private static byte[] exif(int directory) {
    return ByteBuffer.allocate(14)
        .put("Exif\0\0MM\0*".getBytes(StandardCharsets.US_ASCII))
        .putInt(directory)
        .array();
  }

  @ParameterizedTest
  @ValueSource(strings = {"zTXt", "iCCP"})
  void gigabytesOfPackedTextInAPngAreNotUnpacked(String type) {
    byte[] png = Samples.bytes("drawing.png");
    byte[] packed = Packed.zeros(1L << 28);
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.writeBytes("name\0\0".getBytes(StandardCharsets.US_ASCII));
    body.writeBytes(packed);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(png, 0, 33); // signature and header
    for (int i = 0; i < 16; i++) {
      Packed.chunk(out, type, body.toByteArray());
    }
    out.write(png, 33, png.length - 33);
    Decoding.Picture plain = (Decoding.Picture) Samples.decode(decoder, "drawing.png");
    assertThat(decoder.decode(Source.bytes(out.toByteArray()), DecodeRequest.faithful()))
        .isInstanceOfSatisfying(
            Decoding.Picture.class,
            picture -> assertThat(picture.hashings()).isEqualTo(plain.hashings()));
  }
}
