package org.recourse.storage;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.recourse.fingerprint.FrameFingerprint;
import org.recourse.fingerprint.PdqFingerprint;
import org.recourse.fingerprint.regions.RegionFingerprints;
import org.recourse.hub.EntryDetails;
import org.recourse.hub.Signal;
import org.recourse.hub.SignalType;

/// What of an entry is encrypted, as bytes.
///
/// Signals: for each one byte for its type and its bytes: those that its digits stand for;
/// regions as their length in two bytes and `regions-v1`; a video as the number of its frames in
/// two bytes and of each its fingerprint (32 bytes, `w0` first), quality (1) and milliseconds
/// (8). Details: the number of tags, the tags, note, content id, URI and JSON, each as its length
/// in four bytes and UTF-8.
final class EntryText {

  private static final double MILLIS = 1000;

  private EntryText() {}

  static byte[] ofSignals(List<Signal> signals) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      for (Signal signal : signals) {
        out.write(code(signal.type()));
        switch (signal.type()) {
          case PDQ, VIDEO_MD5, SHA256 -> out.write(HexFormat.of().parseHex(signal.text()));
          case REGIONS -> write(signal.regions(), out);
          case VPDQ -> write(signal.frames(), out);
        }
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return bytes.toByteArray();
  }

  private static void write(RegionFingerprints regions, DataOutputStream out) throws IOException {
    byte[] encoded = regions.encoded();
    out.writeShort(encoded.length);
    out.write(encoded);
  }

  private static void write(List<FrameFingerprint> frames, DataOutputStream out)
      throws IOException {
    out.writeShort(frames.size());
    for (FrameFingerprint frame : frames) {
      out.writeLong(frame.fingerprint().w0());
      out.writeLong(frame.fingerprint().w1());
      out.writeLong(frame.fingerprint().w2());
      out.writeLong(frame.fingerprint().w3());
      out.writeByte(frame.quality());
      out.writeLong(Math.round(frame.seconds() * MILLIS));
    }
  }

  static List<Signal> signals(byte[] bytes) {
    List<Signal> signals = new ArrayList<>();
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      for (int code = in.read(); code >= 0; code = in.read()) {
        signals.add(signal(type((byte) code), in));
      }
    } catch (IOException e) {
      throw new IllegalStateException("the signals end early", e);
    }
    return signals;
  }

  private static Signal signal(SignalType type, DataInputStream in) throws IOException {
    return switch (type) {
      case PDQ, VIDEO_MD5, SHA256 -> new Signal(type, hex(in, type.digits() / 2));
      case REGIONS -> new Signal(type, hex(in, in.readUnsignedShort()));
      case VPDQ -> Signal.of(frames(in));
    };
  }

  private static String hex(DataInputStream in, int length) throws IOException {
    byte[] bytes = new byte[length];
    in.readFully(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  private static List<FrameFingerprint> frames(DataInputStream in) throws IOException {
    int count = in.readUnsignedShort();
    List<FrameFingerprint> frames = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      PdqFingerprint fingerprint =
          new PdqFingerprint(in.readLong(), in.readLong(), in.readLong(), in.readLong());
      frames.add(
          new FrameFingerprint(i, in.readUnsignedByte(), fingerprint, in.readLong() / MILLIS));
    }
    return frames;
  }

  // Written down here, so that no order of constants can change what is stored.
  private static int code(SignalType type) {
    return switch (type) {
      case PDQ -> 1;
      case VIDEO_MD5 -> 2;
      case SHA256 -> 3;
      case REGIONS -> 4;
      case VPDQ -> 5;
    };
  }

  private static SignalType type(byte code) {
    return switch (code) {
      case 1 -> SignalType.PDQ;
      case 2 -> SignalType.VIDEO_MD5;
      case 3 -> SignalType.SHA256;
      case 4 -> SignalType.REGIONS;
      case 5 -> SignalType.VPDQ;
      default -> throw new IllegalStateException("no type of signal has the code " + code);
    };
  }

  static byte[] ofDetails(EntryDetails details) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeInt(details.tags().size());
      for (String tag : details.tags()) {
        write(tag, out);
      }
      write(details.note(), out);
      write(details.contentId(), out);
      write(details.contentUri(), out);
      write(details.json(), out);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return bytes.toByteArray();
  }

  static EntryDetails details(byte[] bytes) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      int count = in.readInt();
      List<String> tags = new ArrayList<>(count);
      for (int i = 0; i < count; i++) {
        tags.add(read(in));
      }
      return new EntryDetails(tags, read(in), read(in), read(in), read(in));
    } catch (IOException e) {
      throw new IllegalStateException("the details end early", e);
    }
  }

  private static void write(String text, DataOutputStream out) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  private static String read(DataInputStream in) throws IOException {
    return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
  }
}
