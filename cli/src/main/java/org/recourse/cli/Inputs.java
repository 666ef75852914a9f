package org.recourse.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import org.recourse.media.RefusalReason;
import org.recourse.media.Source;

/// The files that a person named: files, directories with all that is in them, and `-` for what
/// comes in by standard input.
final class Inputs {

  // A video longer than this comes as a file.
  private static final int MAX_STANDARD_INPUT = 512 << 20;

  private final InputStream standardInput;
  private final Consumer<Input> sink;

  private Inputs(InputStream standardInput, Consumer<Input> sink) {
    this.standardInput = standardInput;
    this.sink = sink;
  }

  /// Gives each input to the sink, in order; a directory's entries in the order of their names.
  static void forEach(List<String> names, InputStream standardInput, Consumer<Input> sink) {
    Inputs inputs = new Inputs(standardInput, sink);
    for (String name : names) {
      if (name.equals("-")) {
        inputs.readStandardInput();
      } else {
        inputs.walk(Path.of(name), new ArrayDeque<>());
      }
    }
  }

  private void readStandardInput() {
    try {
      byte[] bytes = standardInput.readNBytes(MAX_STANDARD_INPUT + 1);
      if (bytes.length > MAX_STANDARD_INPUT) {
        sink.accept(new Input.Unusable(
            "-",
            RefusalReason.TOO_LARGE,
            "standard input may bring up to 512 MB; name a file instead"));
      } else {
        sink.accept(new Input.Usable("-", Source.bytes(bytes)));
      }
    } catch (IOException e) {
      sink.accept(new Input.Unusable("-", RefusalReason.UNREADABLE, "standard input broke off"));
    }
  }

  private void walk(Path path, Deque<Path> above) {
    try {
      if (Files.isDirectory(path)) {
        enter(path, above);
      } else {
        sink.accept(new Input.Usable(path.toString(), Source.file(path)));
      }
    } catch (IOException | DirectoryIteratorException e) {
      sink.accept(unusable(path, e));
    }
  }

  private void enter(Path directory, Deque<Path> above) throws IOException {
    Path real = directory.toRealPath();
    if (above.contains(real)) {
      throw new FileSystemLoopException(directory.toString());
    }
    List<Path> inside = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
      entries.forEach(inside::add);
    }
    Collections.sort(inside);
    above.addLast(real);
    inside.forEach(entry -> walk(entry, above));
    above.removeLast();
  }

  private static Input unusable(Path file, Exception e) {
    String why = switch (e) {
      case FileSystemLoopException _ ->
        "the directory contains itself through a link; it was not entered again";
      case NoSuchFileException _ -> "there is no such file";
      case AccessDeniedException _ -> "it may not be read by this user";
      default -> "it cannot be read";
    };
    return new Input.Unusable(file.toString(), RefusalReason.UNREADABLE, why);
  }
}
