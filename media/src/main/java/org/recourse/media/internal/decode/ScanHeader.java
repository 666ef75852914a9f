package org.recourse.media.internal.decode;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a JPEG's scan header says.
///
/// @param parts the components whose blocks it holds, in their order
/// @param firstCoefficient where the coefficients begin
/// @param lastCoefficient where they end
/// @param bitsBefore down to which bit they were sent before; 0 for never
/// @param bitsLeft down to which bit they are sent now
/// @param dataAt where the compressed bytes begin
record ScanHeader(
    List<Part> parts,
    int firstCoefficient,
    int lastCoefficient,
    int bitsBefore,
    int bitsLeft,
    long dataAt) {

  /// One component in the scan.
  ///
  /// @param component which
  /// @param firsts the number of its table for first coefficients
  /// @param others the number of its table for the others
  record Part(JpegFrame.Component component, int firsts, int others) {}

  /// Reads the header.
  ///
  /// @param at where its marker begins
  static Optional<ScanHeader> of(WholeFile file, long at, JpegFrame frame) {
    int count = file.at(at + 4);
    if (count < 1 || count > frame.components().size() || file.u16(at + 2) != 6 + 2 * count) {
      return Optional.empty();
    }
    List<Part> parts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int id = file.at(at + 5 + 2L * i);
      int tables = file.at(at + 6 + 2L * i);
      Optional<JpegFrame.Component> component =
          frame.components().stream().filter(c -> c.id() == id).findFirst();
      if (component.isEmpty() || parts.stream().anyMatch(p -> p.component().id() == id)) {
        return Optional.empty();
      }
      parts.add(new Part(component.get(), tables >> 4, tables & 15));
    }
    long tail = at + 5 + 2L * count;
    int bits = file.at(tail + 2);
    return Optional.of(
        new ScanHeader(parts, file.at(tail), file.at(tail + 1), bits >> 4, bits & 15, tail + 3));
  }

  /// Returns whether the scan holds brightness.
  boolean hasLuma(JpegFrame frame) {
    return parts.stream().anyMatch(p -> p.component().equals(frame.components().getFirst()));
  }

  /// Returns whether it holds whole blocks.
  boolean isSequential() {
    return firstCoefficient == 0 && lastCoefficient == 63 && bitsBefore == 0 && bitsLeft == 0;
  }
}
