package org.recourse.server.intake.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.recourse.hub.Signal;
import org.recourse.hub.SignalType;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Reads what the script sends of her pictures: a JSON list of lists of `type:value`, one inner
/// list for each file. Nothing else is sent of them.
final class SentSignals {

  private static final int MOST_OF_ONE = 16;

  private SentSignals() {}

  /// Returns the signals of each file; empty if this is not how the script writes them.
  static Optional<List<List<Signal>>> read(String text, JsonMapper json, int mostFiles) {
    try {
      String[][] files = json.readValue(text, String[][].class);
      if (files == null || files.length == 0 || files.length > mostFiles) {
        return Optional.empty();
      }
      List<List<Signal>> read = new ArrayList<>();
      for (String[] file : files) {
        if (file == null || file.length == 0 || file.length > MOST_OF_ONE) {
          return Optional.empty();
        }
        read.add(signals(file));
      }
      return Optional.of(read);
    } catch (JacksonException | IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private static List<Signal> signals(String[] file) {
    List<Signal> signals = new ArrayList<>();
    for (String one : file) {
      if (one == null || one.indexOf(':') < 0) {
        throw new IllegalArgumentException("no signal");
      }
      int end = one.indexOf(':');
      SignalType type = SignalType.ofCode(one.substring(0, end))
          .orElseThrow(() -> new IllegalArgumentException("no type of signal"));
      signals.add(new Signal(type, one.substring(end + 1)));
    }
    return signals;
  }
}
