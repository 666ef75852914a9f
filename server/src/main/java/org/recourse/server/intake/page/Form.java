package org.recourse.server.intake.page;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.recourse.casework.cases.CaseHandle;
import org.recourse.casework.cases.CaseKey;
import org.recourse.server.intake.flow.Answers;

/// What a form of ours sent. Withheld from logs.
///
/// @param request the call
record Form(HttpServletRequest request) {

  /// The button that was pressed.
  static final String GO = "go";
  /// The screen on which it stood.
  static final String AT = "at";
  /// The case's handle.
  static final String HANDLE = "number";
  /// The key that opens it, 64 hexadecimal digits.
  static final String KEY = "key";
  /// The eight words, where no script made a key of them.
  static final String CODE = "code";
  /// Fingerprints, as the script writes them.
  static final String SIGNALS = "signals";
  /// Which one of several things a button is for.
  static final String WHICH = "which";
  /// A free text.
  static final String TEXT = "text";

  /// Returns a field, empty if it is not there.
  String text(String name) {
    return Optional.ofNullable(request.getParameter(name)).orElse("");
  }

  /// Returns the answers in it.
  Answers answers() {
    return Answers.read(request::getParameter);
  }

  /// Returns the handle, if one can be read.
  Optional<CaseHandle> handle() {
    return CaseHandle.read(text(HANDLE));
  }

  /// Returns the key, if there is one.
  Optional<CaseKey> key() {
    return CaseKey.ofHex(text(KEY));
  }

  /// Says nothing of it.
  @Override
  public String toString() {
    return "Form[withheld]";
  }
}
