package org.recourse.server.intake.browser;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.recourse.server.browser.CountingProxy;
import org.recourse.server.browser.Devtools;
import org.recourse.server.intake.IntakeUnderTest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What leaves a browser in which files are chosen on the page for pictures, counted outside of
/// it: all goes through a [CountingProxy].
final class Egress {

  /// As much as may leave for one case, with all headers: 64 KiB.
  static final int MOST_SENT = 64 * 1024;

  private static final Map<String, String> ANSWERS = Map.of(
      "safe", "yes", "age", "ADULT", "who", "SELF", "what", "PROTECT", "c1", "yes", "c3", "yes");
  private static final String CODES = "(pdq|sha256):[0-9a-f]{64}|regions:([0-9a-f]{2}){8,2568}";
  private static final int SAMPLES = 64;
  private static final int SAMPLE_BYTES = 24;
  private static final JsonMapper JSON = new JsonMapper();

  private Egress() {}

  /// What was counted.
  ///
  /// @param files how many were chosen
  /// @param chosenBytes how large they are together
  /// @param calls how many calls left the browser for the case
  /// @param sentBytes how much left it, with all headers
  /// @param kept how many files the case has fingerprints of
  /// @param millis how long the fingerprints took
  record Counted(int files, long chosenBytes, int calls, long sentBytes, int kept, long millis) {}

  /// Opens a case, chooses files, sends what was made of them, and holds what left to what may.
  static Counted count(IntakeUnderTest intake, List<Path> files, int minutes, long seed)
      throws Exception {
    try (CountingProxy proxy = new CountingProxy(URI.create(intake.origin()).getAuthority());
        Devtools browser = new Devtools(proxy.arguments())) {
      Requester she = new Requester(browser, intake.origin(), "en");
      she.walk(ANSWERS);
      she.keep();
      she.press("pictures");
      browser.until("!document.getElementById('files').disabled");
      long begun = System.nanoTime();
      browser.choose("#files", files);
      browser.until(
          "document.querySelectorAll('#list li').length === " + files.size()
              + " && document.getElementById('working').hidden",
          60 * minutes);
      long millis = (System.nanoTime() - begun) / 1_000_000;
      she.press("pictures-add");
      int kept = Integer.parseInt(she.text().replaceAll("(?s).*Kept: (\\d+)\\..*", "$1"));
      assertThat(browser.complaints()).isEmpty();
      String site = URI.create(intake.origin()).getAuthority();
      assertThat(proxy.asked())
          .contains(site)
          .allMatch(host -> host.equals(site) || isItsMakers(host));
      assertThat(browser.requests())
          .allMatch(request -> request.get("url").stringValue().startsWith(intake.origin() + '/'));
      byte[] sent = proxy.sent();
      assertThatNothingOf(files, seed, new String(sent, ISO_8859_1));
      assertThatOnlyCodesWere(sent);
      return new Counted(files.size(), size(files), proxy.calls(), sent.length, kept, millis);
    }
  }

  // Chromium asks its makers for updates whatever page is open; here they are not reached.
  private static boolean isItsMakers(String host) {
    return host.matches("[a-z0-9.-]+\\.(google|googleapis|gvt1)\\.com(:443)?");
  }

  private static long size(List<Path> files) throws IOException {
    long size = 0;
    for (Path file : files) {
      size += Files.size(file);
    }
    return size;
  }

  private static void assertThatNothingOf(List<Path> files, long seed, String sent)
      throws IOException {
    assertThat(sent).doesNotContain(shapes(MarkedPictures.CANARY.getBytes(UTF_8)));
    assertThat(sent).doesNotContain("IMG_");
    Random random = new Random(seed);
    for (Path file : files) {
      byte[] bytes = Files.readAllBytes(file);
      for (int i = 0; i < SAMPLES; i++) {
        byte[] sample = new byte[SAMPLE_BYTES];
        System.arraycopy(
            bytes, random.nextInt(bytes.length - SAMPLE_BYTES), sample, 0, SAMPLE_BYTES);
        for (String shape : shapes(sample)) {
          assertThat(sent.contains(shape))
              .as("bytes of %s, seed %d", file, seed)
              .isFalse();
        }
      }
    }
  }

  // As they are, as hexadecimal digits, and in Base64 wherever it may begin.
  private static List<String> shapes(byte[] bytes) {
    List<String> shapes = new ArrayList<>();
    shapes.add(new String(bytes, ISO_8859_1));
    shapes.add(HexFormat.of().formatHex(bytes));
    for (int skipped = 0; skipped < 3; skipped++) {
      int whole = (bytes.length - skipped) / 3 * 3;
      byte[] part = java.util.Arrays.copyOfRange(bytes, skipped, skipped + whole);
      shapes.add(Base64.getEncoder().encodeToString(part));
    }
    return shapes;
  }

  // The one long field has codes in it, and nothing else.
  private static void assertThatOnlyCodesWere(byte[] sent) {
    String all = new String(sent, ISO_8859_1);
    int begin = all.indexOf("&signals=") + "&signals=".length();
    int end = all.indexOf('&', begin);
    String signals = URLDecoder.decode(all.substring(begin, end), UTF_8);
    for (JsonNode file : JSON.readTree(signals)) {
      for (JsonNode signal : file) {
        assertThat(signal.stringValue()).matches(CODES);
      }
    }
  }
}
