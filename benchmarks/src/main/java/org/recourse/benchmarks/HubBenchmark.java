package org.recourse.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import org.recourse.fingerprint.PdqFingerprint;

/// Measures a running hub from outside, over HTTP: how fast a bank is filled, look-ups a second
/// one
/// by one and in batches of 100, latency, the server's processor time and memory, and whether the
/// answers are exactly those of a plain loop.
///
/// Server and load share this machine's processors, so the rates are what is left when the load
/// has
/// taken its part; the server's processor time for a look-up does not depend on that.
public final class HubBenchmark {

  private static final int RADIUS = 31;
  private static final int QUERIES = 2_000;
  private static final int CHECKED = 40;
  private static final int ADDED_AT_ONCE = 5_000;
  private static final int CLOCK_TICKS = 100;
  private static final Pattern SPACE = Pattern.compile(" ");
  private static final Pattern MATCHED = Pattern.compile("\"distance\":");

  private final HttpClient client = HttpClient.newBuilder()
      .version(HttpClient.Version.HTTP_1_1)
      .connectTimeout(Duration.ofSeconds(10))
      .build();
  private final URI address;
  private final String key;
  private final long server;

  private HubBenchmark(URI address, String key, long server) {
    this.address = address;
    this.key = key;
    this.server = server;
  }

  /// Fills a bank and measures.
  ///
  /// @param arguments the hub's address, an operator's key, the server's process id, how many
  ///     entries, for how many seconds to measure
  public static void main(String[] arguments)
      throws IOException, InterruptedException, ExecutionException {
    HubBenchmark benchmark =
        new HubBenchmark(URI.create(arguments[0]), arguments[1], Long.parseLong(arguments[2]));
    int entries = Integer.parseInt(arguments[3]);
    Duration length = Duration.ofSeconds(Long.parseLong(arguments[4]));
    Workload workload = Workload.drawn(entries, Population.UNIFORM, QUERIES, 1);
    PdqRows rows = workload.rows();
    List<PdqFingerprint> asked = workload.queries();
    benchmark.fill(rows);
    benchmark.check(rows, asked);
    benchmark.measure("one by one", asked, 1, 8, length);
    benchmark.measure("batches of 100", asked, 100, 2, length);
  }

  private void fill(PdqRows rows) throws IOException, InterruptedException {
    post("/api/v1/banks", "{\"name\":\"BENCH\"}");
    long start = System.nanoTime();
    for (int from = 0; from < rows.count(); from += ADDED_AT_ONCE) {
      StringBuilder body = new StringBuilder("{\"entries\":[");
      for (int row = from; row < Math.min(from + ADDED_AT_ONCE, rows.count()); row++) {
        body.append(row == from ? "" : ",").append("{\"signals\":[").append(signal(rows.get(row)));
        body.append("]}");
      }
      post("/api/v1/banks/BENCH/entries", body.append("]}").toString());
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    System.out.printf(
        Locale.ROOT,
        "added %,d entries in %.0f s: %,.0f a second; server %,d MiB%n",
        rows.count(),
        seconds,
        rows.count() / seconds,
        residentMebibytes());
  }

  private void check(PdqRows rows, List<PdqFingerprint> asked)
      throws IOException, InterruptedException {
    int wrong = 0;
    for (PdqFingerprint query : asked.subList(0, CHECKED)) {
      long found = MATCHED
          .matcher(post("/api/v1/lookups", lookUps(List.of(query))))
          .results()
          .count();
      wrong += found == rows.countWithin(query, RADIUS) ? 0 : 1;
    }
    System.out.printf(
        Locale.ROOT, "%d of %d look-ups disagree with a plain loop%n", wrong, CHECKED);
  }

  private void measure(
      String name, List<PdqFingerprint> asked, int batch, int clients, Duration length)
      throws InterruptedException, ExecutionException, IOException {
    load(asked, batch, clients, length.dividedBy(2));
    long cpu = processorTicks();
    long start = System.nanoTime();
    List<Double> millis = load(asked, batch, clients, length);
    double seconds = (System.nanoTime() - start) / 1e9;
    double lookUps = (double) millis.size() * batch;
    double cpuMicros = (processorTicks() - cpu) * 1e6 / CLOCK_TICKS / lookUps;
    double[] latencies = millis.stream().mapToDouble(Double::doubleValue).toArray();
    System.out.printf(
        Locale.ROOT,
        "%s, %d clients: %,.0f look-ups/s; a call takes half the time %.2f ms, 99 %% %.2f ms;"
            + " %.0f us of the server's processor time for a look-up; server %,d MiB%n",
        name,
        clients,
        lookUps / seconds,
        Percentiles.of(latencies, 50),
        Percentiles.of(latencies, 99),
        cpuMicros,
        residentMebibytes());
  }

  private List<Double> load(List<PdqFingerprint> asked, int batch, int clients, Duration length)
      throws InterruptedException, ExecutionException {
    long end = System.nanoTime() + length.toNanos();
    List<Double> millis = Collections.synchronizedList(new ArrayList<>());
    List<Future<?>> running = new ArrayList<>();
    try (ExecutorService executor = Executors.newFixedThreadPool(clients)) {
      for (int number = 0; number < clients; number++) {
        SplittableRandom random = new SplittableRandom(number);
        running.add(executor.submit(() -> {
          while (System.nanoTime() < end) {
            int from = random.nextInt(asked.size() - batch + 1);
            String body = lookUps(asked.subList(from, from + batch));
            long start = System.nanoTime();
            post("/api/v1/lookups", body);
            millis.add((System.nanoTime() - start) / 1e6);
          }
          return true;
        }));
      }
      for (Future<?> one : running) {
        one.get();
      }
    }
    return millis;
  }

  private static String lookUps(List<PdqFingerprint> queries) {
    StringBuilder body = new StringBuilder("{\"uploads\":[");
    for (int i = 0; i < queries.size(); i++) {
      body.append(i == 0 ? "" : ",").append("{\"signals\":[").append(signal(queries.get(i)));
      body.append("]}");
    }
    return body.append("],\"banks\":[\"BENCH\"]}").toString();
  }

  private static String signal(PdqFingerprint fingerprint) {
    return "{\"type\":\"pdq\",\"value\":\"" + fingerprint.toHex() + "\"}";
  }

  private String post(String path, String body) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(address.resolve(path))
        .header("Authorization", "Bearer " + key)
        .header("Content-Type", "application/json")
        .timeout(Duration.ofMinutes(5))
        .POST(HttpRequest.BodyPublishers.ofString(body))
        .build();
    HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() >= 300) {
      throw new IOException(path + " answered " + answer.statusCode());
    }
    return answer.body();
  }

  // Fields 14 and 15 of proc(5), counted after the name in brackets.
  private long processorTicks() throws IOException {
    String stat = Files.readString(Path.of("/proc/" + server + "/stat"));
    List<String> fields =
        SPACE.splitAsStream(stat.substring(stat.lastIndexOf(')') + 2)).toList();
    return Long.parseLong(fields.get(11)) + Long.parseLong(fields.get(12));
  }

  private long residentMebibytes() throws IOException {
    for (String line : Files.readAllLines(Path.of("/proc/" + server + "/status"))) {
      if (line.startsWith("VmRSS:")) {
        return Long.parseLong(line.replaceAll("\\D", "")) / 1024;
      }
    }
    return 0;
  }
}
