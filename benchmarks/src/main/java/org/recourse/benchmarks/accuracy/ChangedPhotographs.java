package org.recourse.benchmarks.accuracy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A folder of changed photographs as the script for the 79 changes writes them.
///
/// @param folder holds `NNNN_CCC.jpg`: photograph NNNN of the list after change CCC
/// @param photographs file names of the photographs, in the order in which the script got
///     them
/// @param changes names of the changes, in their order
record ChangedPhotographs(Path folder, List<String> photographs, List<String> changes) {

  static ChangedPhotographs of(Path folder, Path list) throws IOException {
    List<String> photographs = Files.readAllLines(list).stream()
        .map(line -> String.valueOf(Path.of(line.strip()).getFileName()))
        .toList();
    List<String> changes = new ArrayList<>();
    for (String line : Files.readAllLines(folder.resolve("changes.csv"))) {
      String name = line.substring(line.indexOf(',') + 1);
      changes.add(name.startsWith("\"") ? name.substring(1, name.length() - 1) : name);
    }
    return new ChangedPhotographs(folder, photographs, changes);
  }

  Path file(int photograph, int change) {
    return folder.resolve("%04d_%03d.jpg".formatted(photograph, change));
  }

  /// Returns the photograph that lies beside this one in a collage.
  String neighbour(int photograph) {
    return photographs.get((photograph + 1) % photographs.size());
  }
}
