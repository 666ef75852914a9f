package org.recourse.media.internal.pool;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipFile;

/// Finds the jars with the native libraries of javacpp and ffmpeg: beside the jars with their
/// classes, on the class or module path, or inside one of the given jars if all are one.
final class NativeJars {
  private NativeJars() {}

  /// Returns the jars that hold native libraries for this platform; none if there are none for it.
  static List<Path> besides(List<Path> code, String platform) throws IOException {
    Set<Path> candidates = new LinkedHashSet<>(code);
    for (Path jar : code) {
      String name = String.valueOf(jar.getFileName());
      if (name.endsWith(".jar")) {
        String sibling = name.substring(0, name.length() - 4) + "-" + platform + ".jar";
        candidates.add(jar.resolveSibling(sibling));
      }
    }
    for (String property : List.of("java.class.path", "jdk.module.path")) {
      for (String entry : System.getProperty(property, "").split(File.pathSeparator, -1)) {
        if (entry.endsWith(platform + ".jar")) {
          candidates.add(Path.of(entry));
        }
      }
    }
    List<Path> found = new ArrayList<>();
    for (Path candidate : candidates) {
      if (Files.isRegularFile(candidate) && holdsNatives(candidate, platform)) {
        found.add(candidate);
      }
    }
    return found;
  }

  private static boolean holdsNatives(Path jar, String platform) throws IOException {
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      return zip.getEntry("org/bytedeco/ffmpeg/" + platform + "/libjniavcodec.so") != null
          || zip.getEntry("org/bytedeco/javacpp/" + platform + "/libjnijavacpp.so") != null;
    }
  }
}
