package org.recourse.benchmarks.hub;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/// A hub in another process of this machine. May be shared between threads.
///
/// @param address where it answers
/// @param key an operator's
/// @param process its number
/// @param client how it is called
record RunningHub(URI address, String key, long process, HttpClient client) {

  private static final int CLOCK_TICKS = 100;
  private static final Pattern SPACE = Pattern.compile(" ");

  RunningHub(URI address, String key, long process) {
    this(
        address,
        key,
        process,
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build());
  }

  String post(String path, String body) throws IOException, InterruptedException {
    return answered(path, request(path).POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  void delete(String path) throws IOException, InterruptedException {
    answered(path, request(path).DELETE());
  }

  /// Returns a call as it goes over a [Connection].
  byte[] bytes(String path, String body) {
    byte[] content = body.getBytes(StandardCharsets.US_ASCII);
    byte[] head = ("POST " + path + " HTTP/1.1\r\nHost: " + address.getAuthority()
            + "\r\nAuthorization: Bearer " + key
            + "\r\nContent-Type: application/json\r\nContent-Length: " + content.length
            + "\r\n\r\n")
        .getBytes(StandardCharsets.US_ASCII);
    byte[] whole = Arrays.copyOf(head, head.length + content.length);
    System.arraycopy(content, 0, whole, head.length, content.length);
    return whole;
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(address.resolve(path))
        .header("Authorization", "Bearer " + key)
        .header("Content-Type", "application/json")
        .timeout(Duration.ofMinutes(5));
  }

  private String answered(String path, HttpRequest.Builder request)
      throws IOException, InterruptedException {
    HttpResponse<String> answer =
        client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() >= 300) {
      throw new IOException(path + " answered " + answer.statusCode());
    }
    return answer.body();
  }

  /// Returns the processor time that it has used so far, in seconds.
  ///
  /// Fields 14 and 15 of proc(5), counted after the name in brackets.
  double processorSeconds() throws IOException {
    String stat = Files.readString(Path.of("/proc/" + process + "/stat"));
    List<String> fields =
        SPACE.splitAsStream(stat.substring(stat.lastIndexOf(')') + 2)).toList();
    return (double) (Long.parseLong(fields.get(11)) + Long.parseLong(fields.get(12))) / CLOCK_TICKS;
  }

  /// Has it collect its garbage.
  void collectGarbage() throws IOException, InterruptedException {
    Path tool = Path.of(System.getProperty("java.home"), "bin", "jcmd");
    int code = new ProcessBuilder(tool.toString(), Long.toString(process), "GC.run")
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start()
        .waitFor();
    if (code != 0) {
      throw new IOException("jcmd ended with " + code);
    }
  }

  long residentMebibytes() throws IOException {
    for (String line : Files.readAllLines(Path.of("/proc/" + process + "/status"))) {
      if (line.startsWith("VmRSS:")) {
        return Long.parseLong(line.replaceAll("\\D", "")) / 1024;
      }
    }
    throw new IOException("no resident size of process " + process);
  }
}
