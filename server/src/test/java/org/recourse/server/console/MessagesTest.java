package org.recourse.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.recourse.casework.notice.ItemKind;
import org.recourse.casework.staff.ContentCategory;
import org.recourse.casework.staff.Role;
import org.recourse.casework.staff.TwoPersonAct;
import org.recourse.server.intake.flow.Field;
import org.recourse.server.problem.ProblemCode;

/// What the pages say is all in one file.
class MessagesTest {

  private static final Path PAGES = Path.of("src/main/resources/templates/console");
  private static final Pattern KEY = Pattern.compile("#\\{([a-z][a-zA-Z.]*)[(}]");

  @Test
  void everyTextThatAPageNamesIsThere() throws IOException {
    Set<Object> texts = texts().keySet();
    try (Stream<Path> pages = Files.list(PAGES)) {
      for (Path page : pages.toList()) {
        Matcher key = KEY.matcher(Files.readString(page));
        while (key.find()) {
          assertThat(texts).as("%s", page).contains(key.group(1));
        }
      }
    }
  }

  @Test
  void everyCodeThatAPageSaysHasItsText() throws IOException {
    Set<String> needed = new TreeSet<>();
    List.of(ProblemCode.values()).forEach(code -> needed.add("problem." + code));
    List.of(ContentCategory.values()).forEach(one -> needed.add("category." + one));
    List.of(TwoPersonAct.values()).forEach(act -> needed.add("approvals.act." + act));
    List.of(ItemKind.values()).forEach(kind -> needed.add("kind." + kind));
    for (Field field : Field.values()) {
      if (texts().containsKey("case.answer." + field.formName())) {
        field.choices().forEach(one -> needed.add("case.said." + field.formName() + '.' + one));
      }
    }
    for (Role role : Role.values()) {
      needed.add("role." + role);
      needed.add("role." + role + ".what");
    }
    assertThat(texts().keySet()).containsAll(needed);
  }

  private static Properties texts() throws IOException {
    Properties texts = new Properties();
    try (InputStream file = Objects.requireNonNull(
            ConsoleSettings.class.getResourceAsStream("messages.properties"));
        Reader reader = new InputStreamReader(file, StandardCharsets.UTF_8)) {
      texts.load(reader);
    }
    return texts;
  }
}
