package org.recourse.server.intake;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.Security;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.recourse.casework.cases.CaseHandle;
import org.recourse.server.intake.Visitor.Kept;
import org.slf4j.LoggerFactory;

/// Who tries numbers and words finds nothing: no case, and not whether there is one.
///
/// 2,000 tries in the suite; `-Drecourse.tries=100000` makes it the lane of that many, and
/// `-Drecourse.pairs=2000` measures how long the answers take (docs/measurements/intake.md). All
/// limits are out of the way: they are what keeps such tries from being made at all.
class CaseTriesTest {

  private static final int TRIES = Integer.getInteger("recourse.tries", 2_000);
  private static final int PAIRS = Integer.getInteger("recourse.pairs", 0);
  private static final int CLIENTS = 4;
  private static final List<String> LIMITS =
      List.of("case-tries", "case-tries-handle", "case-tries-all", "cases-all", "intake-pages");

  @TempDir
  private static Path folder;

  private static IntakeUnderTest intake;
  private static Kept mine;
  private static Kept others;
  private static Kept deleted;

  private final long seed = System.nanoTime();

  @BeforeAll
  static void start() throws Exception {
    LIMITS.forEach(limit -> System.setProperty(property(limit), "100000000"));
    try {
      intake = IntakeUnderTest.start(folder);
    } finally {
      LIMITS.forEach(limit -> System.clearProperty(property(limit)));
    }
    mine = intake.visitor("en").open(IntakeUnderTest.report());
    others = intake.visitor("en").open(IntakeUnderTest.report());
    deleted = intake.visitor("en").open(IntakeUnderTest.report());
    Visitor she = intake.visitor("en");
    she.enter(deleted);
    assertThat(she.act("delete-now", Map.of()).body()).contains("Everything is deleted");
  }

  private static String property(String limit) {
    return "recourse.limits." + limit + ".size";
  }

  @AfterAll
  static void stop() {
    intake.close();
  }

  /// How somebody tries.
  private enum Kind {
    UNKNOWN_AND_ANY,
    UNKNOWN_AND_WORDS_OF_ANOTHER,
    KNOWN_AND_ANY,
    KNOWN_AND_WORDS_OF_ANOTHER,
    DELETED_AND_ITS_WORDS,
    DELETED_AND_ANY
  }

  private static Map<String, String> form(Kind kind, SplittableRandom random) {
    String unknown = CaseHandle.random(new Random(random.nextLong())).text();
    byte[] key = new byte[32];
    random.nextBytes(key);
    String any = HexFormat.of().formatHex(key);
    return switch (kind) {
      case UNKNOWN_AND_ANY -> Map.of("number", unknown, "key", any);
      case UNKNOWN_AND_WORDS_OF_ANOTHER -> Map.of("number", unknown, "code", mine.words());
      case KNOWN_AND_ANY -> Map.of("number", mine.number(), "key", any);
      case KNOWN_AND_WORDS_OF_ANOTHER -> Map.of("number", mine.number(), "code", others.words());
      case DELETED_AND_ITS_WORDS -> Map.of("number", deleted.number(), "code", deleted.words());
      case DELETED_AND_ANY -> Map.of("number", deleted.number(), "key", any);
    };
  }

  // All of an answer that could tell something: without the number that was typed, the number of
  // the call, its time, and whether its connection served 10,000 calls.
  private static String told(HttpResponse<String> answer, String number) {
    Map<String, List<String>> headers = new TreeMap<>(answer.headers().map());
    headers
        .keySet()
        .removeIf(name -> List.of("date", "recourse-correlation", "connection")
            .contains(name.toLowerCase(Locale.ROOT)));
    return answer.statusCode() + " " + headers + answer.body().replace(number, "NUMBER");
  }

  @Test
  void noTryFindsAnythingAndAllAreAnsweredWithTheSameBytes() throws Exception {
    Visitor first = intake.visitor("en");
    Map<String, String> wrong = form(Kind.UNKNOWN_AND_ANY, new SplittableRandom(seed));
    String expected = told(first.post("/en/page", wrong), wrong.getOrDefault("number", ""));
    assertThat(expected).startsWith("422 ");
    long begun = System.nanoTime();
    try (var clients = Executors.newFixedThreadPool(CLIENTS)) {
      List<Future<?>> running = new ArrayList<>();
      for (int client = 0; client < CLIENTS; client++) {
        SplittableRandom random = new SplittableRandom(seed + client);
        running.add(clients.submit(() -> {
          Visitor visitor = intake.visitor("en");
          for (int i = 0; i < TRIES / CLIENTS; i++) {
            Kind kind = Kind.values()[random.nextInt(Kind.values().length)];
            Map<String, String> form = form(kind, random);
            String told = told(visitor.post("/en/page", form), form.getOrDefault("number", ""));
            if (!told.equals(expected)) {
              throw new AssertionError(kind + " is told apart, seed " + seed + ": " + told);
            }
          }
          return null;
        }));
      }
      for (Future<?> one : running) {
        one.get();
      }
    }
    System.out.printf(
        "%d tries, nothing found, %.0f a second%n",
        TRIES, TRIES / ((System.nanoTime() - begun) / 1e9));
  }

  @Test
  void everyTryIsTheSameWork() throws Exception {
    Visitor visitor = intake.visitor("en");
    SplittableRandom random = new SplittableRandom(seed);
    try (CountedQueries queries = new CountedQueries()) {
      CountedDigests digests = new CountedDigests();
      Security.insertProviderAt(digests, 1);
      try {
        List<String> byKey = null;
        for (Kind kind : Kind.values()) {
          Map<String, String> form = form(kind, random);
          visitor.post("/en/page", form);
          digests.taken();
          queries.taken();
          visitor.post("/en/page", form);
          List<String> work = new ArrayList<>(queries.taken());
          assertThat(work).as("%s, seed %d", kind, seed).hasSize(1);
          int made = digests.taken();
          assertThat(made).as("%s, seed %d", kind, seed).isPositive();
          if (form.containsKey("key")) {
            work.add(made + " digests");
            byKey = byKey == null ? work : byKey;
            assertThat(work).as("%s, seed %d", kind, seed).isEqualTo(byKey);
          }
        }
      } finally {
        Security.removeProvider(digests.getName());
      }
    }
  }

  /// The queries of the threads that answer pages.
  private static final class CountedQueries extends AppenderBase<ILoggingEvent>
      implements AutoCloseable {

    private final Queue<String> queries = new ConcurrentLinkedQueue<>();
    private final Logger logger =
        (Logger) LoggerFactory.getLogger("org.springframework.jdbc.core.JdbcTemplate");

    CountedQueries() {
      logger.setLevel(Level.DEBUG);
      logger.setAdditive(false);
      logger.addAppender(this);
      start();
    }

    @Override
    protected void append(ILoggingEvent event) {
      String said = event.getFormattedMessage();
      if (event.getThreadName().startsWith("intake-") && said.contains("[")) {
        queries.add(said);
      }
    }

    List<String> taken() {
      List<String> taken = new ArrayList<>(queries);
      queries.clear();
      return taken;
    }

    @Override
    public void close() {
      logger.detachAppender(this);
      logger.setAdditive(true);
      logger.setLevel(null);
    }
  }

  @Test
  @EnabledIfSystemProperty(named = "recourse.pairs", matches = "[1-9][0-9]*")
  void howLongAnAnswerTakesDoesNotTellWhatWasWrong() throws Exception {
    for (Kind kind : List.of(Kind.KNOWN_AND_ANY, Kind.DELETED_AND_ANY)) {
      report(kind, differences(kind, PAIRS));
    }
  }

  // Pairs, each in an order of its own, over one connection; the first tenth warms up.
  private double[] differences(Kind kind, int pairs) throws Exception {
    Visitor visitor = intake.visitor("en");
    SplittableRandom random = new SplittableRandom(seed);
    double[] differences = new double[pairs];
    for (int i = -pairs / 10; i < pairs; i++) {
      boolean kindFirst = random.nextBoolean();
      double one = micros(visitor, form(kindFirst ? kind : Kind.UNKNOWN_AND_ANY, random));
      double two = micros(visitor, form(kindFirst ? Kind.UNKNOWN_AND_ANY : kind, random));
      if (i >= 0) {
        differences[i] = kindFirst ? one - two : two - one;
      }
    }
    return differences;
  }

  private static double micros(Visitor visitor, Map<String, String> form) throws Exception {
    long begun = System.nanoTime();
    visitor.post("/en/page", form);
    return (System.nanoTime() - begun) / 1e3;
  }

  // The median difference with the interval that holds it in 95 of 100 cases, by order
  // statistics: the one that a sign test at 5 % does not reject.
  private static void report(Kind kind, double[] differences) {
    double[] sorted = differences.clone();
    Arrays.sort(sorted);
    int half = (int) Math.ceil(0.98 * Math.sqrt(sorted.length));
    int middle = sorted.length / 2;
    double low = sorted[Math.max(0, middle - half)];
    double high = sorted[Math.min(sorted.length - 1, middle + half)];
    long longer = Arrays.stream(sorted).filter(one -> one > 0).count();
    double z = (longer - sorted.length / 2.0) / Math.sqrt(sorted.length / 4.0);
    System.out.printf(
        "%s and an unknown number: %d pairs, median difference %.1f us, 95 %% %.1f to %.1f us;"
            + " longer in %d, z = %.2f%n",
        kind, sorted.length, sorted[middle], low, high, longer, z);
    assertThat(low).isGreaterThan(-250);
    assertThat(high).isLessThan(250);
  }
}
