package org.recourse.media.internal.decode;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.recourse.fingerprint.Pixels;
import org.recourse.media.RefusalReason;
import org.recourse.media.internal.wire.Job;

/// Decodes JPEGs with the system's libjpeg-turbo: the pixels that the reference implementations
/// see (accurate inverse transform, smooth upsampling), and a grey eighth, quarter or half from
/// the same file without computing the rest.
///
/// Uses the interface of version 2, which version 3 still has.
final class TurboJpeg {

  private static final int GREY = 6;
  private static final int RGB = 0;
  private static final int CMYK = 11;
  private static final int COLOURSPACE_CMYK = 3;
  private static final int COLOURSPACE_YCCK = 4;
  private static final int COLOURSPACE_GREY = 2;
  private static final int ACCURATE_TRANSFORM = 4096;
  private static final int LIMIT_SCANS = 32768;
  private static final int ERROR_IS_FATAL = 1;

  private final MethodHandle open;
  private final MethodHandle header;
  private final MethodHandle decompress;
  private final MethodHandle errorText;
  private final MethodHandle errorCode;
  private final MethodHandle close;
  private final NativeBuffer pixels = new NativeBuffer();

  private TurboJpeg(SymbolLookup library) {
    Linker linker = Linker.nativeLinker();
    open = handle(linker, library, "tjInitDecompress", ADDRESS);
    header = handle(
        linker,
        library,
        "tjDecompressHeader3",
        JAVA_INT,
        ADDRESS,
        ADDRESS,
        JAVA_LONG,
        ADDRESS,
        ADDRESS,
        ADDRESS,
        ADDRESS);
    decompress = handle(
        linker,
        library,
        "tjDecompress2",
        JAVA_INT,
        ADDRESS,
        ADDRESS,
        JAVA_LONG,
        ADDRESS,
        JAVA_INT,
        JAVA_INT,
        JAVA_INT,
        JAVA_INT,
        JAVA_INT);
    errorText = handle(linker, library, "tjGetErrorStr2", ADDRESS, ADDRESS);
    errorCode = handle(linker, library, "tjGetErrorCode", JAVA_INT, ADDRESS);
    close = handle(linker, library, "tjDestroy", JAVA_INT, ADDRESS);
  }

  private static MethodHandle handle(
      Linker linker, SymbolLookup library, String name, MemoryLayout result, MemoryLayout... args) {
    return linker.downcallHandle(library.findOrThrow(name), FunctionDescriptor.of(result, args));
  }

  /// Returns the decoder if the library is installed.
  static Optional<TurboJpeg> load() {
    try {
      return Optional.of(
          new TurboJpeg(SymbolLookup.libraryLookup("libturbojpeg.so.0", Arena.global())));
    } catch (IllegalArgumentException | java.util.NoSuchElementException e) {
      return Optional.empty();
    }
  }

  /// Decodes a picture, at a fraction of its size if the job allows it.
  DecodedPicture decode(WholeFile file, Job job) throws Refusal {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment decoder = (MemorySegment) open.invokeExact();
      if (decoder.address() == 0) {
        throw new Refusal(RefusalReason.OUT_OF_MEMORY, "no memory for a JPEG decoder");
      }
      try {
        return decode(decoder, arena.allocate(4 * JAVA_INT.byteSize(), 4), file, job);
      } finally {
        int _ = (int) close.invokeExact(decoder);
      }
    } catch (Refusal | RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new AssertionError("native calls throw nothing", e);
    }
  }

  private DecodedPicture decode(MemorySegment decoder, MemorySegment out, WholeFile file, Job job)
      throws Throwable {
    JpegHeader markers = JpegHeader.of(file);
    /*
     * An end marker is put behind every file. One that lacks only its end is then decoded without
     * complaint, as it should be, and one that lacks a part of its picture still earns a warning.
     */
    long size = file.length() + 2;
    file.memory().set(JAVA_BYTE, file.length(), (byte) 0xff);
    file.memory().set(JAVA_BYTE, file.length() + 1, (byte) 0xd9);
    int result = (int) header.invokeExact(
        decoder, file.memory(), size, out, out.asSlice(4), out.asSlice(8), out.asSlice(12));
    int width = out.getAtIndex(JAVA_INT, 0);
    int height = out.getAtIndex(JAVA_INT, 1);
    int colours = out.getAtIndex(JAVA_INT, 3);
    if (result != 0 && isFatal(decoder)) {
      throw refused(decoder, markers, file);
    }
    PictureAnswer.checkPixels(width, height, job);
    boolean fourColours = colours == COLOURSPACE_CMYK || colours == COLOURSPACE_YCCK;
    int denominator =
        job.request().reduced() && !fourColours ? Reduction.denominator(width, height, job) : 1;
    int format = fourColours ? CMYK : denominator > 1 || colours == COLOURSPACE_GREY ? GREY : RGB;
    int channels = fourColours ? 4 : format == GREY ? 1 : 3;
    int columns = (width + denominator - 1) / denominator;
    int rows = (height + denominator - 1) / denominator;
    MemorySegment memory = pixels.atLeast((long) columns * rows * channels);
    result = (int) decompress.invokeExact(
        decoder,
        file.memory(),
        size,
        memory,
        columns,
        columns * channels,
        rows,
        format,
        ACCURATE_TRANSFORM | LIMIT_SCANS);
    boolean damaged = result != 0;
    if (damaged && (isFatal(decoder) || !markers.isEnded(file))) {
      throw refused(decoder, markers, file);
    }
    Pixels decoded = fourColours
        ? new CmykPixels(columns, rows, memory)
        : new SegmentPixels(columns, rows, channels, Plane.of(memory, (long) columns * channels));
    return new DecodedPicture(
        decoded, width, height, denominator, markers.exifOrientation(), damaged);
  }

  private boolean isFatal(MemorySegment decoder) throws Throwable {
    return (int) errorCode.invokeExact(decoder) == ERROR_IS_FATAL;
  }

  private Refusal refused(MemorySegment decoder, JpegHeader markers, WholeFile file)
      throws Throwable {
    MemorySegment text = (MemorySegment) errorText.invokeExact(decoder);
    String complaint = message(text);
    if (!markers.isEnded(file)) {
      return new Refusal(RefusalReason.TRUNCATED, "the JPEG ends before its picture does");
    }
    boolean unsupported = complaint.toLowerCase(Locale.ROOT).contains("unsupported");
    return new Refusal(
        unsupported ? RefusalReason.UNSUPPORTED : RefusalReason.DAMAGED,
        "libjpeg-turbo: " + complaint);
  }

  private static String message(@Nullable MemorySegment text) {
    return text == null || text.address() == 0
        ? "no reason"
        : text.reinterpret(256).getString(0);
  }
}
