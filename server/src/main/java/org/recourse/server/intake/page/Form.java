package org.recourse.server.intake.page;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.recourse.casework.cases.CaseHandle;
import org.recourse.casework.cases.CaseKey;
import org.recourse.server.intake.flow.Answers;
import org.recourse.server.limits.LoadGate;
import org.recourse.server.limits.WorkAskedException;

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
  /// What makes the form that opens a case open one alone.
  static final String ONCE = "once";
  /// A free text.
  static final String TEXT = "text";

  /// A puzzle that came with it.
  static final String PUZZLE = "puzzle";
  /// The puzzle's answer.
  static final String SOLVED = "solved";

  /// What keeps browsers from writing the form onto the disk, in every form.
  static final String UNKEPT = "unkept";

  private static final Set<String> NOT_TYPED = Set.of(PUZZLE, SOLVED, UNKEPT);

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

  /// Lets it in, or asks for work while very many come.
  ///
  /// @throws WorkAskedException if work is asked for
  void enter(LoadGate gate, LoadGate.Door door) {
    gate.enter(door, this::about, text(PUZZLE), text(SOLVED));
  }

  /// Returns what was typed, but for what our pages added to it. What is sent twice under one
  /// name counts by its first value.
  static Map<String, String> typed(HttpServletRequest request) {
    Map<String, String> typed = new LinkedHashMap<>();
    request.getParameterMap().forEach((name, values) -> {
      if (!NOT_TYPED.contains(name)) {
        typed.put(name, values[0]);
      }
    });
    return typed;
  }

  // A digest of where it is sent and of all that was typed: a puzzle is for this alone. Browsers
  // write the ends of lines in a hidden field as they like.
  private String about() {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      digest(sha, request.getRequestURI());
      new TreeMap<>(typed(request)).forEach((name, value) -> {
        digest(sha, name);
        digest(sha, value.replace("\r\n", "\n").replace('\r', '\n'));
      });
      return HexFormat.of().formatHex(sha.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java has SHA-256", e);
    }
  }

  private static void digest(MessageDigest sha, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    sha.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, bytes.length));
    sha.update(bytes);
  }

  /// Says nothing of it.
  @Override
  public String toString() {
    return "Form[withheld]";
  }
}
