package org.recourse.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.BiPredicate;
import java.util.stream.Stream;

/// Texts that are nowhere else, by what they are put into, and the search for them.
final class Canaries {

  private final SplittableRandom random;
  private final Map<String, String> texts = new LinkedHashMap<>();

  Canaries(long seed) {
    this.random = new SplittableRandom(seed);
  }

  /// Makes one of letters.
  String word(String what) {
    StringBuilder word = new StringBuilder("canary");
    for (int i = 0; i < 20; i++) {
      word.append((char) ('a' + random.nextInt(26)));
    }
    return put(what, word.toString());
  }

  /// Makes one of so many bytes, in hexadecimal digits.
  String hex(String what, int bytes) {
    byte[] value = new byte[bytes];
    random.nextBytes(value);
    return put(what, HexFormat.of().formatHex(value));
  }

  /// Takes one that something else made, and returns it.
  String put(String what, String text) {
    texts.put(what, text);
    return text;
  }

  /// Returns one.
  String of(String what) {
    return String.valueOf(texts.get(what));
  }

  /// Reads every file in a folder.
  static Map<String, String> filesIn(Path folder) throws IOException {
    Map<String, String> places = new LinkedHashMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        try {
          places.put(folder.relativize(file).toString(), latin(Files.readAllBytes(file)));
        } catch (NoSuchFileException _) {
          // It was deleted meanwhile.
        }
      }
    }
    return places;
  }

  /// Fails if one is in one of these places, as it is or encoded, where it may not be.
  ///
  /// @param places what is in them, a character for each byte
  /// @param mayBe whether this one may be in this place
  void areAbsent(Map<String, String> places, BiPredicate<String, String> mayBe) {
    List<String> found = new ArrayList<>();
    texts.forEach((what, canary) -> {
      List<String> forms = forms(canary);
      places.forEach((place, content) -> {
        if (!mayBe.test(what, place) && forms.stream().anyMatch(content::contains)) {
          found.add("the " + what + " is in " + place);
        }
      });
    });
    assertThat(found).isEmpty();
  }

  // As it is, in either case, reversed, in UTF-16, in hexadecimal digits, in base64 at each of its
  // three phases; and if it is hexadecimal itself, its bytes in the same ways.
  private static List<String> forms(String canary) {
    List<String> forms = new ArrayList<>();
    forms.add(canary);
    forms.add(canary.toLowerCase(Locale.ROOT));
    forms.add(canary.toUpperCase(Locale.ROOT));
    forms.add(new StringBuilder(canary).reverse().toString());
    for (Charset charset : List.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
      forms.add(latin(canary.getBytes(charset)));
      forms.addAll(encoded(canary.getBytes(charset)));
    }
    forms.addAll(encoded(canary.getBytes(StandardCharsets.UTF_8)));
    if (canary.matches("([0-9a-f]{2})+")) {
      byte[] bytes = HexFormat.of().parseHex(canary);
      forms.add(latin(bytes));
      forms.add(new StringBuilder(latin(bytes)).reverse().toString());
      forms.addAll(encoded(bytes));
    }
    return forms;
  }

  private static List<String> encoded(byte[] bytes) {
    List<String> forms = new ArrayList<>();
    forms.add(HexFormat.of().formatHex(bytes));
    forms.add(HexFormat.of().withUpperCase().formatHex(bytes));
    for (int phase = 0; phase < 3; phase++) {
      byte[] shifted = new byte[bytes.length + phase];
      System.arraycopy(bytes, 0, shifted, phase, bytes.length);
      for (Base64.Encoder encoder : List.of(Base64.getEncoder(), Base64.getUrlEncoder())) {
        String text = encoder.withoutPadding().encodeToString(shifted);
        forms.add(text.substring(phase == 0 ? 0 : 4, text.length() - 2));
      }
    }
    return forms;
  }

  /// Returns bytes as text, a character for each.
  static String latin(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }
}
