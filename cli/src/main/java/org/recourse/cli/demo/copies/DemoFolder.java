package org.recourse.cli.demo.copies;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.recourse.cli.CommandFailedException;

/// The folder that the demonstration writes.
final class DemoFolder {

  private static final String MARK = ".recourse-demo";

  private final Path root;

  private DemoFolder(Path root) {
    this.root = root;
  }

  /// Returns an empty folder. Empties one only if an earlier demonstration made it.
  static DemoFolder fresh(Path root) throws IOException {
    if (Files.exists(root)) {
      if (!Files.exists(root.resolve(MARK))) {
        throw new CommandFailedException(root
            + " is there already and was not made by a demonstration; name another with --out");
      }
      empty(root);
    }
    Files.createDirectories(root.resolve("pictures"));
    Files.createDirectories(root.resolve("bank"));
    Files.writeString(
        root.resolve(MARK), "Made by `recourse demo`; the next one replaces all that is here.\n");
    return new DemoFolder(root);
  }

  private static void empty(Path root) throws IOException {
    List<Path> inside;
    try (Stream<Path> files = Files.walk(root)) {
      inside = files.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : inside) {
      Files.delete(path);
    }
  }

  Path bank() {
    return root.resolve("bank");
  }

  Path page() {
    return root.resolve("index.html");
  }

  Path picture(String name) {
    return root.resolve("pictures").resolve(name);
  }
}
