package org.recourse.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import tools.jackson.databind.JsonNode;

/// Makes a bank, changes its policy, adds entries, says of them whatever can be said, and forgets
/// them.
final class EntryWriting implements Writing {

  private static final int BATCH = 10;
  private static final int SAMPLE = 200;
  private static final int LOOKUPS = 500;
  private static final String FORGOTTEN = "FORGOTTEN";

  private final SplittableRandom random;
  private final String bank;
  private final Map<Long, String> signals = new LinkedHashMap<>();
  private final Map<Long, String> states = new LinkedHashMap<>();
  private final List<Long> numbers = new ArrayList<>();
  private final Set<Long> touched = new LinkedHashSet<>();
  private boolean bankMade;
  private int radius = 31;
  private Doubt doubt = new Doubt.Nothing();

  /// What may or may not have happened.
  private sealed interface Doubt {
    record Nothing() implements Doubt {}

    record BankMade() implements Doubt {}

    record Added(List<String> signals) implements Doubt {}

    record Became(long entry, String state) implements Doubt {}

    record Radius(int radius) implements Doubt {}
  }

  EntryWriting(SplittableRandom random, String bank) {
    this.random = random;
    this.bank = bank;
  }

  /// Returns where each entry that was not forgotten stands.
  Map<Long, String> states() {
    Map<Long, String> kept = new LinkedHashMap<>(states);
    kept.values().removeIf(FORGOTTEN::equals);
    return kept;
  }

  @Override
  public void write(HubUnderTest hub) throws IOException, InterruptedException {
    writeOne(hub);
    doubt = new Doubt.Nothing();
  }

  private void writeOne(HubUnderTest hub) throws IOException, InterruptedException {
    if (!bankMade) {
      doubt = new Doubt.BankMade();
      Acknowledged.accepted(hub.post("/api/v1/banks", "{\"name\":\"" + bank + "\"}"));
      bankMade = true;
      return;
    }
    switch (numbers.isEmpty() ? 0 : random.nextInt(10)) {
      case 0, 1, 2 -> add(hub, 1);
      case 3 -> add(hub, BATCH);
      case 4, 5 -> say(hub, "CONFIRMED");
      case 6 -> say(hub, "REFUSED");
      case 7 -> say(hub, "WITHDRAWN");
      case 8 -> forget(hub);
      default -> changeBank(hub);
    }
  }

  private void add(HubUnderTest hub, int count) throws IOException, InterruptedException {
    List<String> added = new ArrayList<>();
    StringBuilder body = new StringBuilder();
    for (int i = 0; i < count; i++) {
      String pdq = String.format(
          "%016x%016x%016x%016x",
          random.nextLong(), random.nextLong(), random.nextLong(), random.nextLong());
      added.add(pdq);
      body.append(i == 0 ? "" : ",")
          .append("{\"signals\":[{\"type\":\"pdq\",\"value\":\"" + pdq + "\"}]}");
    }
    doubt = new Doubt.Added(added);
    JsonNode answer = Acknowledged.accepted(
        hub.post("/api/v1/banks/" + bank + "/entries", "{\"entries\":[" + body + "]}"));
    for (int i = 0; i < count; i++) {
      know(answer.get(i).get("entry").longValue(), added.get(i), "PROPOSED");
    }
  }

  private void know(long number, String signal, String state) {
    numbers.add(number);
    signals.put(number, signal);
    stands(number, state);
  }

  private void stands(long number, String state) {
    states.put(number, state);
    touched.add(number);
    if (state.equals(FORGOTTEN)) {
      numbers.remove(number);
    }
  }

  private void say(HubUnderTest hub, String kind) throws IOException, InterruptedException {
    long entry = anyLive();
    doubt = new Doubt.Became(entry, kind);
    Acknowledged.accepted(
        hub.post("/api/v1/entries/" + entry + "/statements", "{\"kind\":\"" + kind + "\"}"));
    stands(entry, kind);
  }

  private void forget(HubUnderTest hub) throws IOException, InterruptedException {
    long entry = anyLive();
    doubt = new Doubt.Became(entry, FORGOTTEN);
    Acknowledged.accepted(hub.send("DELETE", "/api/v1/entries/" + entry, ""));
    stands(entry, FORGOTTEN);
  }

  private void changeBank(HubUnderTest hub) throws IOException, InterruptedException {
    int other = random.nextInt(20, 32);
    doubt = new Doubt.Radius(other);
    Acknowledged.accepted(hub.send("PATCH", "/api/v1/banks/" + bank, "{\"radius\":" + other + "}"));
    radius = other;
  }

  private long anyLive() {
    return numbers.get(random.nextInt(numbers.size()));
  }

  @Override
  public void compare(HubUnderTest hub, String when, boolean whole)
      throws IOException, InterruptedException {
    settle(hub, when);
    if (!bankMade) {
      return;
    }
    JsonNode now = HubUnderTest.json(hub.get("/api/v1/banks/" + bank));
    assertThat(now.get("radius").intValue()).as(when).isEqualTo(radius);
    List<Long> compared = new ArrayList<>(whole ? states.keySet() : sample());
    compareMatches(hub, when, compared);
    for (long entry : compared) {
      assertThat(state(hub, entry)).as(when).isEqualTo(states.get(entry));
    }
    touched.clear();
  }

  private Set<Long> sample() {
    Set<Long> sample = new LinkedHashSet<>(touched);
    List<Long> all = List.copyOf(states.keySet());
    for (int i = 0; i < SAMPLE && !all.isEmpty(); i++) {
      sample.add(all.get(random.nextInt(all.size())));
    }
    return sample;
  }

  private void compareMatches(HubUnderTest hub, String when, List<Long> all)
      throws IOException, InterruptedException {
    for (int from = 0; from < all.size(); from += LOOKUPS) {
      List<Long> part = all.subList(from, Math.min(from + LOOKUPS, all.size()));
      JsonNode found = lookUp(hub, part.stream().map(signals::get).toList());
      for (int i = 0; i < part.size(); i++) {
        String expected = String.valueOf(states.get(part.get(i)));
        JsonNode matches = found.get(i).get("matches");
        if (Set.of("PROPOSED", "CONFIRMED").contains(expected)) {
          assertThat(matches.size()).as(when).isEqualTo(1);
          assertThat(matches.get(0).get("entry").longValue()).as(when).isEqualTo(part.get(i));
          assertThat(matches.get(0).get("state").stringValue()).as(when).isEqualTo(expected);
        } else {
          assertThat(matches == null ? 0 : matches.size()).as(when).isZero();
        }
      }
    }
  }

  private JsonNode lookUp(HubUnderTest hub, List<String> sought)
      throws IOException, InterruptedException {
    StringBuilder body = new StringBuilder();
    for (String pdq : sought) {
      body.append(body.isEmpty() ? "" : ",")
          .append("{\"signals\":[{\"type\":\"pdq\",\"value\":\"" + pdq + "\"}]}");
    }
    return hub.postOk(
        "/api/v1/lookups", "{\"banks\":[\"" + bank + "\"],\"uploads\":[" + body + "]}");
  }

  private static String state(HubUnderTest hub, long entry)
      throws IOException, InterruptedException {
    HttpResponse<String> answer = hub.get("/api/v1/entries/" + entry);
    return answer.statusCode() == 404
        ? FORGOTTEN
        : HubUnderTest.json(answer).get("state").stringValue();
  }

  // Asks whether what was in doubt happened.
  private void settle(HubUnderTest hub, String when) throws IOException, InterruptedException {
    switch (doubt) {
      case Doubt.Nothing() -> {}
      case Doubt.BankMade() -> bankMade = hub.get("/api/v1/banks/" + bank).statusCode() == 200;
      case Doubt.Radius(int other) -> {
        int now =
            HubUnderTest.json(hub.get("/api/v1/banks/" + bank)).get("radius").intValue();
        assertThat(now).as(when).isIn(radius, other);
        radius = now;
      }
      case Doubt.Became(long entry, String state) -> {
        String now = state(hub, entry);
        assertThat(now).as(when).isIn(states.get(entry), state);
        stands(entry, now);
      }
      case Doubt.Added(List<String> added) -> {
        JsonNode found = lookUp(hub, added);
        int there = 0;
        for (int i = 0; i < added.size(); i++) {
          JsonNode matches = found.get(i).get("matches");
          if (matches != null && !matches.isEmpty()) {
            know(matches.get(0).get("entry").longValue(), added.get(i), "PROPOSED");
            there++;
          }
        }
        assertThat(there).as(when).isIn(0, added.size());
      }
    }
    doubt = new Doubt.Nothing();
  }
}
