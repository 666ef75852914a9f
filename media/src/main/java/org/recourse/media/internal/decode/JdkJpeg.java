package org.recourse.media.internal.decode;

import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.foreign.ValueLayout;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadWarningListener;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.recourse.fingerprint.Pixels;
import org.recourse.media.RefusalReason;
import org.recourse.media.internal.wire.Job;

/// Decodes JPEGs with the libjpeg that every JDK has, where libjpeg-turbo is not installed: the
/// same inverse transform and upsampling, so the same pixels, several times more slowly and
/// always at full size.
///
/// Its raster is read without any conversion of colours; that is done here, as libjpeg does it. The
/// JDK's own conversion goes through colour profiles and gives other pixels.
final class JdkJpeg {
  private JdkJpeg() {}

  static DecodedPicture decode(WholeFile file, Job job) throws Refusal {
    JpegHeader markers = JpegHeader.of(file);
    byte[] bytes = new byte[Math.toIntExact(file.length() + 2)];
    java.lang.foreign.MemorySegment.copy(
        file.memory(), ValueLayout.JAVA_BYTE, 0, bytes, 0, bytes.length - 2);
    bytes[bytes.length - 2] = (byte) 0xff; // an end for files that lack only that, see TurboJpeg
    bytes[bytes.length - 1] = (byte) 0xd9;
    ImageReader reader = reader();
    boolean[] warned = {false};
    reader.addIIOReadWarningListener((IIOReadWarningListener) (_, _) -> warned[0] = true);
    try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
      reader.setInput(in, true, true);
      PictureAnswer.checkPixels(reader.getWidth(0), reader.getHeight(0), job);
      Raster raster = reader.readRaster(0, null);
      if (warned[0] && !markers.isEnded(file)) {
        throw truncated();
      }
      return new DecodedPicture(
          pixels(raster, markers.colours()),
          raster.getWidth(),
          raster.getHeight(),
          1,
          markers.exifOrientation(),
          warned[0]);
    } catch (IOException | RuntimeException e) {
      throw markers.isEnded(file)
          ? new Refusal(RefusalReason.DAMAGED, "libjpeg: the JPEG is damaged")
          : truncated();
    } finally {
      reader.dispose();
    }
  }

  private static ImageReader reader() {
    Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName("jpeg");
    return readers.next();
  }

  private static Refusal truncated() {
    return new Refusal(RefusalReason.TRUNCATED, "the JPEG ends before its picture does");
  }

  private static Pixels pixels(Raster raster, JpegHeader.Colours colours) {
    return raster.getNumBands() == 1
        ? new RasterPixels(raster, 1, colours)
        : new RasterPixels(raster, 3, colours);
  }
}
