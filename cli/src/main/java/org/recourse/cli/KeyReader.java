package org.recourse.cli;

import org.recourse.evidence.log.NotLogFormatException;
import org.recourse.evidence.log.NoteKey;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Reads the key of a log or of a witness.
public final class KeyReader implements ITypeConverter<NoteKey> {

  /// picocli makes one.
  public KeyReader() {}

  @Override
  public NoteKey convert(String text) {
    try {
      return NoteKey.read(text);
    } catch (NotLogFormatException e) {
      throw new TypeConversionException(String.valueOf(e.getMessage()));
    }
  }
}
