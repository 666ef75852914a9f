package org.recourse.media;

import java.nio.file.Path;

/// How a [MediaDecoder] runs its children.
///
/// @param workers most children decoding at the same time
/// @param spare whether one more child is kept warm, to take the place of one that had to be killed
/// @param filesPerWorker after how many files a child is replaced by a fresh one
/// @param bubblewrap whether to use bubblewrap if it works here
/// @param cacheFolder where the children's program is laid out, once for each version
/// @param limits what one file may cost
public record MediaSettings(
    int workers,
    boolean spare,
    int filesPerWorker,
    boolean bubblewrap,
    Path cacheFolder,
    MediaLimits limits) {

  /// Checks the counts.
  public MediaSettings {
    if (workers < 1 || workers > 1024) {
      throw new IllegalArgumentException("workers must be 1 to 1024: " + workers);
    }
    if (filesPerWorker < 1) {
      throw new IllegalArgumentException("files per worker must be at least 1: " + filesPerWorker);
    }
  }

  /// Returns what suits most: a child per processor, a spare, the standard limits.
  public static MediaSettings standard() {
    return new MediaSettings(
        Runtime.getRuntime().availableProcessors(),
        true,
        500,
        true,
        defaultCacheFolder(),
        MediaLimits.STANDARD);
  }

  /// Returns these settings with another number of children.
  public MediaSettings withWorkers(int count) {
    return new MediaSettings(count, spare, filesPerWorker, bubblewrap, cacheFolder, limits);
  }

  /// Returns these settings with or without a spare child.
  public MediaSettings withSpare(boolean kept) {
    return new MediaSettings(workers, kept, filesPerWorker, bubblewrap, cacheFolder, limits);
  }

  /// Returns these settings with fresh children more or less often.
  public MediaSettings withFilesPerWorker(int count) {
    return new MediaSettings(workers, spare, count, bubblewrap, cacheFolder, limits);
  }

  /// Returns these settings with or without bubblewrap.
  public MediaSettings withBubblewrap(boolean used) {
    return new MediaSettings(workers, spare, filesPerWorker, used, cacheFolder, limits);
  }

  /// Returns these settings with other limits.
  public MediaSettings withLimits(MediaLimits others) {
    return new MediaSettings(workers, spare, filesPerWorker, bubblewrap, cacheFolder, others);
  }

  private static Path defaultCacheFolder() {
    String cache = System.getenv("XDG_CACHE_HOME");
    Path base = cache == null || cache.isBlank()
        ? Path.of(System.getProperty("user.home"), ".cache")
        : Path.of(cache);
    return base.resolve("recourse");
  }
}
