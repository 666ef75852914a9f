package org.recourse.exchange.ncmec;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import org.recourse.exchange.fetch.Received;
import org.recourse.hub.Signal;
import org.recourse.hub.SignalType;

/// One entry of a page while it is read. Of an entry that cannot be taken over, all that is
/// looked at is kept, so that it can be read again.
final class NcmecItem {

  private static final String FINGERPRINTS = "fingerprints";

  private final String element;
  private final boolean gone;
  private final boolean video;
  private final List<Signal> signals = new ArrayList<>();
  private final StringBuilder fingerprints = new StringBuilder();
  private String member = "";
  private String id = "";
  private String timestamp = "";
  private boolean wrong;

  NcmecItem(String element) {
    this.element = element;
    this.gone = element.startsWith("deleted");
    this.video = element.endsWith("ideo");
  }

  void member(String number) {
    member = number;
  }

  /// Takes an element that was read to its end.
  ///
  /// @param parent in what it lies, empty at the top of the entry
  /// @param depth in how many elements of the entry it lies
  void take(String parent, int depth, String name, String text) {
    if (depth == 0 && name.equals("id")) {
      id = text;
    } else if (depth == 0 && name.equals("timestamp")) {
      timestamp = text;
    } else if (depth == 1 && parent.equals(FINGERPRINTS) && !text.isEmpty()) {
      fingerprint(name, text);
    }
  }

  private void fingerprint(String name, String text) {
    if (fingerprints.length() < Received.Unreadable.LONGEST) {
      fingerprints.append(tagged(name, text));
    }
    try {
      if (name.equals(video ? "md5" : "pdq")) {
        signals.add(new Signal(video ? SignalType.VIDEO_MD5 : SignalType.PDQ, text));
      }
    } catch (IllegalArgumentException _) {
      wrong = true;
    }
  }

  Received received() {
    if (member.isEmpty() || id.isEmpty() || member.equals("null")) {
      return unreadable("UNNAMED");
    }
    try {
      String key = member + "-" + id;
      long version = timestamp.isEmpty() ? 0 : Instant.parse(timestamp).toEpochMilli();
      if (gone) {
        return new Received.Named(key, List.of(), true, version);
      }
      return signals.isEmpty()
          ? unreadable(wrong ? "INVALID_SIGNAL" : "UNSUPPORTED_TYPE")
          : new Received.Named(key, signals, false, version);
    } catch (DateTimeParseException | ArithmeticException _) {
      // A year that has no milliseconds is no time either.
      return unreadable("INVALID_TIME");
    }
  }

  private Received unreadable(String reason) {
    return new Received.Unreadable(
        reason,
        "<" + element + "><member id=\"" + escaped(member) + "\"/>" + tagged("id", id)
            + tagged("timestamp", timestamp) + "<" + FINGERPRINTS + ">" + fingerprints + "</"
            + FINGERPRINTS + "></" + element + ">");
  }

  private static String tagged(String name, String text) {
    return "<" + name + ">" + escaped(text) + "</" + name + ">";
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
  }
}
