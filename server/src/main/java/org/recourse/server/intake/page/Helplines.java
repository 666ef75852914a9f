package org.recourse.server.intake.page;

import java.io.IOException;
import java.util.List;
import org.recourse.server.intake.text.Language;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Who helps beside this service: names, addresses and numbers as data, each with the day on which
/// it was checked. May be shared between threads.
@Component
class Helplines {

  private static final String FILE = "intake/helplines.json";

  /// One line of the file.
  ///
  /// @param id its code; `helpline.ID` is what it does, in every language
  /// @param name as it calls itself
  /// @param site its address, empty if it has none
  /// @param phone its number, empty if it has none
  /// @param minors whether it is for pictures of those under 18
  /// @param adults whether it is for pictures of adults
  /// @param verifiedOn the day on which this was checked, empty if it was not
  /// @param source where it was checked
  record Helpline(
      String id,
      String name,
      String site,
      String phone,
      boolean minors,
      boolean adults,
      String verifiedOn,
      String source) {}

  /// A line as a template shows it.
  ///
  /// @param name as it calls itself
  /// @param site its address, empty if it has none
  /// @param phone its number, empty if it has none
  /// @param what it does
  /// @param checked when it was checked
  public record Shown(String name, String site, String phone, String what, String checked) {}

  private final List<Helpline> lines;

  Helplines(JsonMapper json) throws IOException {
    lines = List.of(
        json.readValue(new ClassPathResource(FILE).getContentAsByteArray(), Helpline[].class));
  }

  /// Returns all, for adults first.
  List<Shown> all(Language t) {
    return lines.stream().map(line -> shown(line, t)).toList();
  }

  /// Returns those for pictures of someone who was under 18.
  List<Shown> forMinors(Language t) {
    return lines.stream().filter(Helpline::minors).map(line -> shown(line, t)).toList();
  }

  private static Shown shown(Helpline line, Language t) {
    return new Shown(
        line.name(),
        line.site(),
        line.phone(),
        t.of("helpline." + line.id()),
        line.verifiedOn().isEmpty()
            ? t.of("helpline.unchecked")
            : t.of("helpline.checked", "day", line.verifiedOn()));
  }
}
