package org.recourse.fingerprint.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.recourse.fingerprint.PdqFingerprint;

/// Not a test, and not run with the tests: measures the reference pictures in Chromium and prints
/// the table of `docs/measurements/browser.md`, where the command is.
class BrowserMeasurement {

  /// Names the folder of reference data.
  private static final String VARIABLE = "RECOURSE_REFDATA";

  private static final String HEADING = """

      file | width | height | quality | bits from the reference: pdq | pdq-sampled \
      | pdq by our own decoders | first, ms | ms | longest without a frame | ms with regions \
      | longest without a frame | ms by our own decoders""";

  /// A row of the reference's `expected.csv`.
  private record Expected(String file, String sampled, String full) {
    static Expected parse(String line) {
      String[] fields = line.split(",", -1);
      return new Expected(fields[0], fields[1], fields[3]);
    }

    String name() {
      return file.replace('/', '~');
    }
  }

  @Test
  void measure() throws IOException, InterruptedException {
    Path data = Path.of(System.getenv().getOrDefault(VARIABLE, ""));
    Path table = data.resolve("pdq/vectors/expected.csv");
    assertThat(table).as("set %s to the folder of reference data", VARIABLE).exists();
    Map<String, Expected> expected = new LinkedHashMap<>();
    TestSite site = new TestSite();
    for (String line : Files.readAllLines(table).stream().skip(1).toList()) {
      Expected row = Expected.parse(line);
      expected.put(row.name(), row);
      site.offer(row.name(), () -> read(data.resolve(row.file())));
    }
    site.offer("list", () -> String.join("\n", expected.keySet()).getBytes(UTF_8));
    System.out.println(HEADING);
    try (BrowserSession browser = new BrowserSession(site, "/test/measure.html")) {
      browser.finding("measured").lines().forEach(line -> print(line, expected));
    }
  }

  private static void print(String line, Map<String, Expected> expected) {
    List<String> fields = new ArrayList<>(List.of(line.split(",", -1)));
    Expected row = expected.get(fields.getFirst());
    if (row != null && fields.size() > 6) {
      fields.set(4, String.valueOf(distance(row.full(), fields.get(4))));
      fields.set(5, String.valueOf(distance(row.sampled(), fields.get(5))));
      if (fields.get(6).length() == row.full().length()) {
        fields.set(6, String.valueOf(distance(row.full(), fields.get(6))));
      }
    }
    System.out.println(String.join(" | ", fields));
  }

  private static int distance(String expected, String found) {
    return PdqFingerprint.fromHex(expected).distanceTo(PdqFingerprint.fromHex(found));
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
