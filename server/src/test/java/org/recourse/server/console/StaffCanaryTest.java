package org.recourse.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.recourse.casework.staff.Role;
import org.recourse.server.console.ConsoleUnderTest.Member;
import org.slf4j.LoggerFactory;

/// Names, passwords, secrets and reasons of the staff are neither on the disk as they are nor in
/// the log, and in no page of a colleague's.
class StaffCanaryTest {

  private static final String NAME = "canary.kestrel@example.org";
  private static final String REASON = "canary wagtail reason";

  @TempDir
  private static Path folder;

  private final ListAppender<ILoggingEvent> log = new ListAppender<>();

  @Test
  void nothingThatNamesOrAdmitsAMemberIsAnywhereElse() throws Exception {
    Map<String, String> canaries = new LinkedHashMap<>();
    StringBuilder pages = new StringBuilder();
    try (ConsoleUnderTest console = ConsoleUnderTest.start(folder)) {
      Logger root = (Logger) LoggerFactory.getLogger("org.recourse");
      log.start();
      root.addAppender(log);
      Member lead = console.member("the lead", Role.LEAD);
      Member one = console.member(NAME, Role.REVIEWER);
      canaries.put("name", NAME);
      canaries.put("password", ConsoleUnderTest.PASSWORD);
      canaries.put("session", one.browser().cookie());
      canaries.put("secret", one.app().secret());
      canaries.put(
          "invitation",
          console.invite("another canary", Role.REVIEWER).get("token").stringValue());
      signInWrongly(console, one);
      lead.browser().get("/staff");
      lead.browser().post("/staff/" + one.number() + "/removal", Map.of("reason", REASON));
      for (String path : List.of("/", "/staff", "/staff/" + one.number(), "/account")) {
        pages.append(lead.browser().get(path).body());
      }
      assertThat(lead.browser().get("/approvals").body()).contains(REASON);
      root.detachAppender(log);
    }
    nowhere(pages.toString(), "a colleague's pages", canaries);
    canaries.put("reason", REASON);
    nowhere(logged(), "the log", canaries);
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        nowhere(content(file), file.getFileName().toString(), canaries);
      }
    }
  }

  private static void signInWrongly(ConsoleUnderTest console, Member one) throws Exception {
    StaffBrowser browser = console.browser();
    browser.get("/signin");
    browser.post(
        "/signin",
        Map.of("name", one.name(), "password", ConsoleUnderTest.PASSWORD, "code", "000000"));
  }

  private String logged() {
    List<String> lines = new ArrayList<>();
    log.list.forEach(event -> lines.add(event.getFormattedMessage()));
    assertThat(lines).anyMatch(line -> line.contains("STAFF_SIGN_IN_REFUSED"));
    return String.join("\n", lines);
  }

  private static String content(Path file) throws IOException {
    return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
  }

  private static void nowhere(String text, String place, Map<String, String> canaries) {
    canaries.forEach((what, canary) -> {
      byte[] bytes = canary.getBytes(StandardCharsets.UTF_8);
      List<String> forms = List.of(
          canary,
          Base64.getEncoder().withoutPadding().encodeToString(bytes),
          Base64.getUrlEncoder().withoutPadding().encodeToString(bytes),
          new StringBuilder(canary).reverse().toString());
      for (String form : forms) {
        assertThat(text.contains(form)).as("%s in %s", what, place).isFalse();
      }
    });
  }
}
