package org.recourse.media.internal.pool;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.stream.Stream;

/// Removes the kits of versions that were not started for a month, and drafts that were never
/// finished. A kit is 80 MB.
final class KitCleaner {

  private static final Duration UNUSED_FOR = Duration.ofDays(30);

  private KitCleaner() {}

  /// Removes them. What cannot be removed stays.
  ///
  /// @param current a kit that was laid out just now
  static void removeUnusedBeside(Path current) {
    try (Stream<Path> entries = Files.list(current.resolveSibling("."))) {
      Instant limit = Files.getLastModifiedTime(current).toInstant().minus(UNUSED_FOR);
      for (Path kit : entries.filter(KitCleaner::isKit).toList()) {
        if (Files.getLastModifiedTime(kit).toInstant().isBefore(limit)) {
          deleteTree(kit);
        }
      }
    } catch (IOException e) {
      // somebody else is at it, or it is not ours to remove
    }
  }

  private static boolean isKit(Path entry) {
    return String.valueOf(entry.getFileName()).matches("(media|draft)-.+");
  }

  static void deleteTree(Path root) throws IOException {
    try (Stream<Path> paths = Files.walk(root)) {
      paths.sorted(Comparator.reverseOrder()).forEach(KitCleaner::delete);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static void delete(Path path) {
    try {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
