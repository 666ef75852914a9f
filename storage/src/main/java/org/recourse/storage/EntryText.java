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
import org.recourse.hub.EntryDetails;
import org.recourse.hub.Signal;
import org.recourse.hub.SignalType;

/// What of an entry is encrypted, as bytes.
///
/// Signals: for each one byte for its type and the bytes that its digits stand for. Details: the
/// number of tags, the tags, note, content id, URI and JSON, each as its length in four bytes and
/// UTF-8.
final class EntryText {

  private EntryText() {}

  static byte[] ofSignals(List<Signal> signals) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (Signal signal : signals) {
      bytes.write(code(signal.type()));
      bytes.writeBytes(HexFormat.of().parseHex(signal.text()));
    }
    return bytes.toByteArray();
  }

  static List<Signal> signals(byte[] bytes) {
    List<Signal> signals = new ArrayList<>();
    for (int at = 0; at < bytes.length; ) {
      SignalType type = type(bytes[at++]);
      int end = at + type.digits() / 2;
      signals.add(new Signal(type, HexFormat.of().formatHex(bytes, at, end)));
      at = end;
    }
    return signals;
  }

  // Written down here, so that no order of constants can change what is stored.
  private static int code(SignalType type) {
    return switch (type) {
      case PDQ -> 1;
      case VIDEO_MD5 -> 2;
      case SHA256 -> 3;
    };
  }

  private static SignalType type(byte code) {
    return switch (code) {
      case 1 -> SignalType.PDQ;
      case 2 -> SignalType.VIDEO_MD5;
      case 3 -> SignalType.SHA256;
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
