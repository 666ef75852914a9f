package org.recourse.media.internal.pool;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.jar.JarOutputStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/// The folder that holds all that a child needs and nothing else: its classes and its native
/// libraries. It is laid out once for each version of the program, and is all that a child can see.
///
/// @param folder `app/*.jar` and `native/*.so`
/// @param jars names in `app`, in the order of the class path
public record WorkerKit(Path folder, List<String> jars) {

  private static final String PLATFORM = switch (System.getProperty("os.arch")) {
    case "amd64" -> "linux-x86_64";
    case "aarch64" -> "linux-arm64";
    case String other -> other;
  };

  /// Copies the list.
  public WorkerKit {
    jars = List.copyOf(jars);
  }

  /// Lays the kit out, or finds it laid out before.
  ///
  /// @param cacheFolder where kits are kept
  /// @param classes one class of each jar or folder that the child needs
  public static WorkerKit in(Path cacheFolder, List<Class<?>> classes) throws IOException {
    Set<Path> code = new LinkedHashSet<>();
    for (Class<?> type : classes) {
      code.add(locationOf(type));
    }
    List<String> jars =
        IntStream.range(0, code.size()).mapToObj("%02d.jar"::formatted).toList();
    Path folder = cacheFolder.toAbsolutePath().resolve("media-" + versionOf(code));
    if (Files.isDirectory(folder)) {
      touch(folder);
    } else {
      layOut(folder, List.copyOf(code), jars);
      KitCleaner.removeUnusedBeside(folder);
    }
    return new WorkerKit(folder, jars);
  }

  private static Path locationOf(Class<?> type) throws IOException {
    try {
      URI location = type.getProtectionDomain().getCodeSource().getLocation().toURI();
      return Path.of(location);
    } catch (URISyntaxException | RuntimeException e) {
      throw new IOException("cannot find the code of " + type.getName() + " as a jar or folder", e);
    }
  }

  // Names, sizes and times rather than contents: a start must not read 60 MB first.
  private static String versionOf(Set<Path> code) throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      String java = System.getProperty("java.home") + System.getProperty("java.vm.version");
      digest.update(java.getBytes(StandardCharsets.UTF_8));
      for (Path root : code) {
        try (Stream<Path> files = Files.walk(root)) {
          for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
            String line = file + "|" + Files.size(file) + "|"
                + Files.getLastModifiedTime(file).toMillis();
            digest.update(line.getBytes(StandardCharsets.UTF_8));
          }
        }
      }
      return HexFormat.of().formatHex(digest.digest(), 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  private static void layOut(Path folder, List<Path> code, List<String> jars) throws IOException {
    Files.createDirectories(folder.getParent());
    Path draft = Files.createTempDirectory(
        folder.getParent(),
        "draft-",
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    Path app = Files.createDirectory(draft.resolve("app"));
    Path natives = Files.createDirectory(draft.resolve("native"));
    for (int i = 0; i < jars.size(); i++) {
      copyCode(code.get(i), app.resolve(jars.get(i)));
    }
    for (Path jar : NativeJars.besides(code, PLATFORM)) {
      extractNatives(jar, natives);
    }
    WorkerCommand.rehearse(draft, jars);
    try {
      Files.move(draft, folder, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileAlreadyExistsException | java.nio.file.DirectoryNotEmptyException e) {
      KitCleaner.deleteTree(draft); // another process was faster, with the same content
    } catch (IOException e) {
      KitCleaner.deleteTree(draft);
      if (!Files.isDirectory(folder)) {
        throw e;
      }
    }
  }

  // So that others see it is used: a folder's time is that of the last change in it. Not being
  // allowed to say so is no reason not to use it.
  private static void touch(Path folder) {
    try {
      Files.deleteIfExists(Files.createTempFile(folder, "used-", ""));
    } catch (IOException e) {
      // read-only, then
    }
  }

  private static void copyCode(Path from, Path jar) throws IOException {
    if (Files.isRegularFile(from)) {
      Files.copy(from, jar);
      return;
    }
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
        Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        out.putNextEntry(new ZipEntry(from.relativize(file).toString()));
        Files.copy(file, out);
        out.closeEntry();
      }
    }
  }

  private static void extractNatives(Path jar, Path into) throws IOException {
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      for (ZipEntry entry : zip.stream().filter(WorkerKit::isNeededLibrary).toList()) {
        String name = entry.getName().substring(entry.getName().lastIndexOf('/') + 1);
        try (OutputStream out = Files.newOutputStream(into.resolve(name))) {
          zip.getInputStream(entry).transferTo(out);
        }
      }
    }
  }

  // Devices and filters are not used: what is not there cannot be attacked.
  private static boolean isNeededLibrary(ZipEntry entry) {
    String name = entry.getName();
    return name.contains("/" + PLATFORM + "/")
        && name.contains(".so")
        && !name.contains("avdevice")
        && !name.contains("avfilter");
  }
}
