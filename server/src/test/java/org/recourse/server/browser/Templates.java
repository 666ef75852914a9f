package org.recourse.server.browser;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;

/// The templates of the pages, and which of them a page in the browser was made from.
///
/// Thymeleaf tells its log about each template that it has filled in, before the end of the
/// answer is sent: so the one it told about last is the one that a browser shows that has just
/// loaded a page.
final class Templates {

  private static final Path ALL = Path.of("src/main/resources/templates");
  private static final String LOG = "org.thymeleaf.TemplateEngine.TIMER";
  private static final Pattern FILLED_IN = Pattern.compile("TEMPLATE \"([^\"]+)\"");
  private static final Pattern PART = Pattern.compile("~\\{([\\w/-]+)");

  private static volatile String last = "";

  private Templates() {}

  /// Reads the log from now on. A server that starts afterwards takes that back.
  static void watch() {
    Logger log = (Logger) LoggerFactory.getLogger(LOG);
    log.detachAndStopAllAppenders();
    log.setLevel(Level.TRACE);
    log.setAdditive(false);
    Reader reader = new Reader();
    log.addAppender(reader);
    reader.start();
  }

  private static final class Reader extends AppenderBase<ILoggingEvent> {

    @Override
    protected void append(ILoggingEvent told) {
      Matcher found = FILLED_IN.matcher(told.getFormattedMessage());
      if (found.find()) {
        last = found.group(1);
      }
    }
  }

  /// Returns what the last page was made from, as `console/queue`.
  static String shown() {
    return last;
  }

  /// Returns the templates of a face from which no page was made, and which are no part of one
  /// from which one was.
  ///
  /// @param seen from which pages were made
  static Set<String> unseen(String face, Set<String> seen) throws IOException {
    Set<String> unseen = all(face);
    Deque<String> next = new ArrayDeque<>(seen);
    while (!next.isEmpty()) {
      String one = next.pop();
      if (unseen.remove(one)) {
        next.addAll(parts(one));
      }
    }
    return unseen;
  }

  private static Set<String> all(String face) throws IOException {
    try (Stream<Path> files = Files.walk(ALL.resolve(face))) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> ALL.relativize(file).toString().replace(".html", ""))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  private static Set<String> parts(String template) throws IOException {
    return PART.matcher(Files.readString(ALL.resolve(template + ".html")))
        .results()
        .map(found -> found.group(1))
        .collect(Collectors.toSet());
  }
}
