package org.recourse.benchmarks.hub;

import java.util.List;
import java.util.stream.Collectors;
import org.recourse.fingerprint.PdqFingerprint;

/// What is sent.
final class Bodies {

  /// The bank that is asked.
  static final String BANK = "BENCH";

  private Bodies() {}

  static String bank(String name) {
    return "{\"name\":\"" + name + "\"}";
  }

  static String entries(List<PdqFingerprint> fingerprints) {
    return fingerprints.stream()
        .map(fingerprint -> "{\"signals\":[" + signal(fingerprint) + "]}")
        .collect(Collectors.joining(",", "{\"entries\":[", "]}"));
  }

  static String lookUps(List<PdqFingerprint> fingerprints) {
    return fingerprints.stream()
        .map(fingerprint -> "{\"signals\":[" + signal(fingerprint) + "]}")
        .collect(Collectors.joining(",", "{\"uploads\":[", "],\"banks\":[\"" + BANK + "\"]}"));
  }

  private static String signal(PdqFingerprint fingerprint) {
    return "{\"type\":\"pdq\",\"value\":\"" + fingerprint.toHex() + "\"}";
  }
}
