package org.recourse.casework.law;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

class LawBookReaderTest {

  private static final long SEED = 16;
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final byte[] STANDARD = standard();

  private static byte[] standard() {
    try (InputStream in = LawBook.class.getResourceAsStream("regimes-v1.json")) {
      return Objects.requireNonNull(in).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void isRefused(Consumer<ObjectNode> mutation, String regime, String field) {
    ObjectNode book = (ObjectNode) JSON.readTree(STANDARD);
    mutation.accept(book);
    assertThatThrownBy(() -> LawBook.read("own.json", JSON.writeValueAsBytes(book)))
        .isInstanceOfSatisfying(InvalidLawBookException.class, e -> {
          assertThat(e.file()).isEqualTo("own.json");
          assertThat(e.regime()).isEqualTo(regime);
          assertThat(e.field()).isEqualTo(field);
        });
  }

  private static ObjectNode first(ObjectNode book) {
    return (ObjectNode) book.get("regimes").get(0);
  }

  private static ObjectNode clock(ObjectNode book) {
    return (ObjectNode) first(book).get("clocks").get(0);
  }

  private static ObjectNode provenance(ObjectNode book) {
    return (ObjectNode) first(book).get("provenance");
  }

  @Test
  void aFieldThatNobodyKnowsIsRefused() {
    isRefused(book -> book.put("comment", "x"), "-", "comment");
    isRefused(book -> first(book).put("sla", 48), "US_TIDA", "sla");
    isRefused(book -> clock(book).put("paused", true), "US_TIDA", "clocks[0].paused");
    isRefused(book -> clock(book).put("min", 1), "US_TIDA", "clocks[0].min");
  }

  @Test
  void aNameThatNobodyKnowsIsRefused() {
    isRefused(book -> first(book).put("id", "US_XYZ"), "US_XYZ", "id");
    isRefused(book -> first(book).put("match_policy", "SIMILAR"), "US_TIDA", "match_policy");
    isRefused(book -> clock(book).put("kind", "HOURS"), "US_TIDA", "clocks[0].kind");
    isRefused(book -> clock(book).put("start", "notice.valid_at"), "US_TIDA", "clocks[0].start");
    isRefused(book -> clock(book).put("id", "us.remove"), "US_TIDA", "clocks[0].id");
    isRefused(
        book -> ((ArrayNode) first(book).get("notifiers")).add("ROBOT"), "US_TIDA", "notifiers");
  }

  @Test
  void aClockThatNothingStartsIsRefused() {
    isRefused(book -> clock(book).remove("start"), "US_TIDA", "clocks[0].start");
  }

  @Test
  void anEntryWithoutAQuoteOrASourceIsRefused() {
    isRefused(book -> provenance(book).remove("quote"), "US_TIDA", "provenance.quote");
    isRefused(book -> provenance(book).put("quote", " "), "US_TIDA", "provenance.quote");
    isRefused(book -> provenance(book).remove("source"), "US_TIDA", "provenance.source");
    isRefused(
        book -> provenance(book).put("review_after", "2027-12-31"),
        "US_TIDA",
        "provenance.review_after");
  }

  @Test
  void numbersOutOfRangeAreRefused() {
    isRefused(book -> clock(book).put("n", 0), "US_TIDA", "clocks[0].n");
    isRefused(book -> clock(book).put("n", 48.5), "US_TIDA", "clocks[0].n");
    isRefused(book -> clock(book).put("n", "48"), "US_TIDA", "clocks[0].n");
    isRefused(book -> clock(book).put("n", 1L << 40), "US_TIDA", "clocks[0].n");
    isRefused(book -> clock(book).put("urgent_n", 48), "US_TIDA", "clocks[0].urgent_n");
  }

  @Test
  void aRegimeThatIsMissingOrThereTwiceIsRefused() {
    isRefused(book -> ((ArrayNode) book.get("regimes")).remove(0), "US_TIDA", "id");
    isRefused(
        book -> ((ArrayNode) book.get("regimes")).add(first(book).deepCopy()),
        "US_TIDA",
        "clocks[0].id");
  }

  @Test
  void aVersionThatNobodyKnowsIsRefused() {
    isRefused(book -> book.put("version", 2), "-", "version");
    isRefused(book -> book.put("format", "regimes"), "-", "format");
  }

  @Test
  void aTextWithCharactersThatCannotBeSeenIsRefused() {
    isRefused(book -> first(book).put("name", "TAKE \u202eTI"), "US_TIDA", "name");
    isRefused(book -> first(book).put("name", "a\nb"), "US_TIDA", "name");
    isRefused(book -> first(book).put("name", "x".repeat(4001)), "US_TIDA", "name");
  }

  @Test
  void aRegimeThatDoesNotSayThatThePictureStaysAwayIsRefused() {
    isRefused(book -> first(book).putArray("elements"), "US_TIDA", "elements");
  }

  @Test
  void aFieldWrittenTwiceIsRefused() {
    String twice =
        new String(STANDARD, StandardCharsets.UTF_8).replaceFirst("\\{", "{\"version\":1,");

    assertThatThrownBy(() -> LawBook.read("own.json", twice.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(InvalidLawBookException.class)
        .hasMessageContaining("not JSON");
  }

  @Test
  void everyFieldIsNeededAndOfItsType() {
    Random random = new Random(SEED);
    for (int run = 0; run < 800; run++) {
      ObjectNode book = (ObjectNode) JSON.readTree(STANDARD);
      String what = mutate(book, random);
      byte[] bytes = JSON.writeValueAsBytes(book);
      assertThatThrownBy(() -> LawBook.read("own.json", bytes))
          .as("seed %d, run %d: %s", SEED, run, what)
          .isInstanceOf(InvalidLawBookException.class);
    }
  }

  /// Removes a random field, or gives it a value of another type. Optional fields are left
  /// alone.
  private static String mutate(ObjectNode book, Random random) {
    List<ObjectNode> objects = new ArrayList<>();
    collect(book, objects);
    while (true) {
      ObjectNode object = objects.get(random.nextInt(objects.size()));
      List<String> names = new ArrayList<>(object.propertyNames());
      String name = names.get(random.nextInt(names.size()));
      boolean remove = random.nextBoolean();
      if (remove && (name.equals("urgent_n") || name.equals("window"))) {
        continue;
      }
      if (remove) {
        object.remove(name);
      } else {
        object.set(name, other(object.get(name)));
      }
      return (remove ? "without " : "other ") + name;
    }
  }

  private static JsonNode other(JsonNode value) {
    return value.isObject() ? JSON.valueToTree(List.of()) : JSON.createObjectNode();
  }

  private static void collect(JsonNode node, List<ObjectNode> objects) {
    if (node instanceof ObjectNode object) {
      objects.add(object);
    }
    for (JsonNode child : node) {
      collect(child, objects);
    }
  }

  @Test
  void cutOrDamagedBytesAreRefusedOrReadButNeverCrash() {
    Random random = new Random(SEED);
    int refused = 0;
    for (int run = 0; run < 400; run++) {
      byte[] bytes = run % 2 == 0
          ? java.util.Arrays.copyOf(STANDARD, random.nextInt(STANDARD.length - 3))
          : flipped(random);
      try {
        assertThat(LawBook.read("own.json", bytes).regimes()).hasSize(16);
      } catch (InvalidLawBookException e) {
        refused++;
      }
    }
    assertThat(refused).as("seed %d", SEED).isGreaterThan(200);
  }

  private static byte[] flipped(Random random) {
    byte[] bytes = STANDARD.clone();
    bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
    return bytes;
  }
}
