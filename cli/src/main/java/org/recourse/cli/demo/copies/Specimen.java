package org.recourse.cli.demo.copies;

import java.nio.file.Path;
import org.recourse.cli.demo.Change;

/// One picture of the demonstration.
///
/// @param photo which photograph it was made from
/// @param change what was done to it
/// @param banked whether the photograph is in the bank, so that it should be found
/// @param file where the picture is
record Specimen(String photo, Change change, boolean banked, Path file) {

  /// Returns the photograph's name without the photographer's.
  String title() {
    return photo.replaceAll("_by_.*", "");
  }

  /// Returns the file as the page names it.
  String link() {
    return "pictures/" + file.getFileName();
  }
}
