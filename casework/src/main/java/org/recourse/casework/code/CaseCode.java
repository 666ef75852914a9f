package org.recourse.casework.code;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.random.RandomGenerator;
import javax.crypto.KDF;
import javax.crypto.spec.HKDFParameterSpec;

/// Eight words, chosen by chance out of 7,776 each: 103 bits that only the requester has. Refuses
/// to print itself. Immutable.
///
/// The machine chooses the words, so nobody gains anything by trying words out, and the key is
/// made of them without the delay that people's own passwords need.
///
/// @param language in which list they stand
/// @param words eight of them, spelled as in the list
public record CaseCode(CodeLanguage language, List<String> words) {

  /// How many words a code has.
  public static final int WORD_COUNT = 8;

  private static final byte[] SALT = "recourse-case-v1".getBytes(UTF_8);
  private static final byte[] AUTHENTICATION = "auth".getBytes(UTF_8);
  private static final int KEY_BYTES = 32;

  /// Checks that there are eight words and that all stand in the list.
  public CaseCode {
    words = List.copyOf(words);
    if (words.size() != WORD_COUNT) {
      throw new IllegalArgumentException("a case code has 8 words: " + words.size());
    }
    CodeWords list = CodeWords.of(language);
    for (int i = 0; i < WORD_COUNT; i++) {
      if (!list.contains(words.get(i))) {
        throw new IllegalArgumentException("not a word of the list: word " + (i + 1));
      }
    }
  }

  /// Returns a new code. Each word is chosen for itself, all equally likely.
  ///
  /// @param random secure, but in tests
  public static CaseCode random(CodeLanguage language, RandomGenerator random) {
    CodeWords list = CodeWords.of(language);
    List<String> words = new ArrayList<>();
    for (int i = 0; i < WORD_COUNT; i++) {
      words.add(list.word(random.nextInt(CodeWords.COUNT)));
    }
    return new CaseCode(language, words);
  }

  /// Reads what a person typed: capitals, wide letters, and whatever stands between words do not
  /// matter, and a slip of the finger is put right where only one word can be meant.
  public static CodeReading read(String typed) {
    return CodeReader.read(typed);
  }

  /// Returns the key that proves that somebody has the words: 64 hexadecimal digits, as the
  /// browser sends it. A secret; what is kept of it is a digest.
  public String authKey() {
    byte[] words = String.join(" ", this.words).getBytes(UTF_8);
    try {
      HKDFParameterSpec derivation = HKDFParameterSpec.ofExtract()
          .addIKM(words)
          .addSalt(SALT)
          .thenExpand(AUTHENTICATION, KEY_BYTES);
      return HexFormat.of().formatHex(KDF.getInstance("HKDF-SHA256").deriveData(derivation));
    } catch (GeneralSecurityException e) {
      throw new AssertionError("every Java 25 has HKDF-SHA256", e);
    }
  }

  /// Says nothing of the words.
  @Override
  public String toString() {
    return "CaseCode[withheld]";
  }
}
