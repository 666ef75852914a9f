package org.recourse.casework.law;

/// A file of regimes is not what `docs/formats/regimes-v1.md` says. Nothing of it is used.
public class InvalidLawBookException extends Exception {

  private static final long serialVersionUID = 1L;

  /// @param file its name
  /// @param regime the code of the regime in which it was found, `-` outside of any
  /// @param field the path of the field, as in `clocks[0].start`
  /// @param problem what was expected there
  public InvalidLawBookException(String file, String regime, String field, String problem) {
    super(file + ": regime " + regime + ": field " + field + ": " + problem);
    this.file = file;
    this.regime = regime;
    this.field = field;
  }

  private final String file;
  private final String regime;
  private final String field;

  /// Returns the name of the file.
  public String file() {
    return file;
  }

  /// Returns the code of the regime, `-` outside of any.
  public String regime() {
    return regime;
  }

  /// Returns the path of the field.
  public String field() {
    return field;
  }
}
