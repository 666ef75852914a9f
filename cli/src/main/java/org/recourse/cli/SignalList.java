package org.recourse.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A file that is read line by line, each line becoming one thing. A line that cannot be read is
/// told, counted, and passed over. Blank lines and lines that begin with `#` are nothing.
///
/// Not for many threads.
///
/// @param <T> what a line becomes
public final class SignalList<T> implements Iterator<T>, AutoCloseable {

  private static final int MAX_LINE = 64 << 20;

  private final Path file;
  private final BufferedReader lines;
  private final Function<String, T> parser;
  private final Problems problems;
  private @Nullable T next;
  private long lineNumber;

  /// Hears of lines that cannot be read.
  public interface Problems {
    /// Tells of one line.
    ///
    /// @param place file and line, as `list.txt:7`
    /// @param why one sentence that does not repeat the line
    void add(String place, String why);
  }

  private SignalList(
      Path file, BufferedReader lines, Function<String, T> parser, Problems problems) {
    this.file = file;
    this.lines = lines;
    this.parser = parser;
    this.problems = problems;
  }

  /// Opens a list.
  ///
  /// @param parser throws IllegalArgumentException for a line that it cannot read
  public static <T> SignalList<T> open(Path file, Function<String, T> parser, Problems problems) {
    try {
      return new SignalList<>(
          file, Files.newBufferedReader(file, StandardCharsets.UTF_8), parser, problems);
    } catch (IOException _) {
      throw new CommandFailedException(Text.shown(file.toString()) + ": the list cannot be opened");
    }
  }

  @Override
  public boolean hasNext() {
    while (next == null) {
      String line = readLine();
      if (line == null) {
        return false;
      }
      lineNumber++;
      if (!line.isBlank() && !line.startsWith("#")) {
        next = parsed(line);
      }
    }
    return true;
  }

  private @Nullable T parsed(String line) {
    try {
      if (line.length() > MAX_LINE) {
        throw new IllegalArgumentException("the line has more than " + MAX_LINE + " characters");
      }
      return parser.apply(line);
    } catch (IllegalArgumentException e) {
      problems.add(place(), String.valueOf(e.getMessage()));
      return null;
    }
  }

  private @Nullable String readLine() {
    try {
      return lines.readLine();
    } catch (CharacterCodingException _) {
      problems.add(place(), "what follows is no UTF-8 text; nothing more is read from this file");
      return null;
    } catch (IOException _) {
      problems.add(place(), "reading broke off here");
      return null;
    }
  }

  /// Returns the file and the line that was read last.
  String place() {
    return Text.shown(file.toString()) + ":" + lineNumber;
  }

  @Override
  public T next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    T found = Objects.requireNonNull(next);
    next = null;
    return found;
  }

  @Override
  public void close() {
    try {
      lines.close();
    } catch (IOException _) {
      problems.add(place(), "the list could not be closed");
    }
  }
}
