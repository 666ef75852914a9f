package org.recourse.server.hostile;

import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Bodies that begin as valid ones and end as something else.
final class Mutation {

  private static final String[] VALUES = {
    "null",
    "true",
    "-1",
    "0",
    "1e999999",
    "123456789012345678901234567890",
    "0.1",
    "\"\"",
    "[]",
    "{}",
    "[null]",
    "[[[[]]]]",
    "\"CANARY\\u0000\"",
    "\"\\ud800\"",
    "NaN",
    "'x'",
    "\"" + "CANARY".repeat(2_000) + "\"",
    "\"00112233\"",
    "9223372036854775807",
    "-9223372036854775808",
    "65",
    "\"\\u202eCANARY\"",
    "[" + "{},".repeat(2_000) + "{}]"
  };
  private static final Pattern VALUE =
      Pattern.compile("\"[^\"]*\"(?!\\s*:)|-?[0-9.]+|true|false|null|\\[[^\\[\\]]*]");
  private static final Pattern MEMBER = Pattern.compile("\"[A-Za-z]+\":");

  private Mutation() {}

  static String of(String body, SplittableRandom random) {
    String mutated = body;
    for (int i = random.nextInt(1, 4); i > 0; i--) {
      mutated = once(mutated, random);
    }
    return mutated;
  }

  private static String once(String body, SplittableRandom random) {
    return switch (random.nextInt(8)) {
      case 0, 1, 2 -> replaceOne(VALUE, body, VALUES[random.nextInt(VALUES.length)], random);
      case 3 -> replaceOne(MEMBER, body, "\"CANARY\":", random);
      case 4 -> body.isEmpty() ? body : body.substring(0, random.nextInt(body.length()));
      case 5 -> body.isEmpty() ? body : changeOne(body, random);
      case 6 -> body.replaceFirst("\\{(\"[A-Za-z]+\":)", "{$1null,$1");
      default -> nest(body, random.nextInt(1, 20_000));
    };
  }

  private static String nest(String body, int depth) {
    return "[".repeat(depth) + body + "]".repeat(depth);
  }

  private static String changeOne(String body, SplittableRandom random) {
    int at = random.nextInt(body.length());
    return body.substring(0, at) + (char) random.nextInt(0x250) + body.substring(at + 1);
  }

  private static String replaceOne(
      Pattern pattern, String body, String by, SplittableRandom random) {
    int count = (int) pattern.matcher(body).results().count();
    if (count == 0) {
      return by;
    }
    int chosen = random.nextInt(count);
    int[] at = {0};
    return pattern
        .matcher(body)
        .replaceAll(found -> Matcher.quoteReplacement(at[0]++ == chosen ? by : found.group()));
  }

  /// Returns random bytes as a text.
  static String noise(SplittableRandom random) {
    return random
        .ints(random.nextInt(1, 300), 1, 0x300)
        .mapToObj(Character::toString)
        .collect(Collectors.joining());
  }
}
