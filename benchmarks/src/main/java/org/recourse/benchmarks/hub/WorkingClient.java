package org.recourse.benchmarks.hub;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Opens a case as a browser with script does: does the work that it is asked for, and sends the
/// form again. May be shared between threads.
///
/// @param address of the pages
/// @param client how they are called
/// @param slower how many times as long as this machine its device takes for the work; the rest
///     is waited for, so that it takes no processor from the server
record WorkingClient(URI address, HttpClient client, int slower) {

  private static final Pattern PUZZLE = Pattern.compile("name=\"puzzle\" value=\"([0-9a-f.]+)\"");
  private static final Pattern SOLVED = Pattern.compile("name=\"solved\" value=\"([0-9-]+)\"");
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final long FULL_NANOS = TimeUnit.MILLISECONDS.toNanos(1_500);
  private static final int ASKED = 429;

  WorkingClient(URI address, int slower) {
    this(
        address,
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build(),
        slower);
  }

  /// Sends a form until it is taken or 30 s have passed, and returns how long that took in
  /// milliseconds; -1 if it was not taken.
  double open(OpenForm form) throws InterruptedException {
    long begun = System.nanoTime();
    String work = "";
    while (System.nanoTime() - begun < PATIENCE.toNanos()) {
      try {
        HttpResponse<String> answer = post(form, work);
        if (answer.statusCode() == 200) {
          return (System.nanoTime() - begun) / 1e6;
        }
        if (answer.statusCode() != ASKED) {
          return -1;
        }
        work = work(answer.body());
      } catch (IOException _) {
        // As a browser whose connection broke: it is pressed again.
        LockSupport.parkNanos(FULL_NANOS);
      }
    }
    return -1;
  }

  private HttpResponse<String> post(OpenForm form, String work)
      throws IOException, InterruptedException {
    return client.send(
        HttpRequest.newBuilder(address.resolve(OpenForm.PATH))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("X-Forwarded-For", form.network())
            .header("Sec-Fetch-Site", "same-origin")
            .timeout(PATIENCE)
            .POST(HttpRequest.BodyPublishers.ofString(form.body() + work))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private String work(String page) throws IOException {
    Matcher puzzle = PUZZLE.matcher(page);
    if (!puzzle.find()) {
      throw new IOException("refused without a puzzle");
    }
    Matcher solved = SOLVED.matcher(page);
    String answer;
    if (solved.find()) {
      LockSupport.parkNanos(FULL_NANOS);
      answer = solved.group(1);
    } else {
      long begun = System.nanoTime();
      answer = PuzzleSolver.solve(puzzle.group(1));
      LockSupport.parkNanos((System.nanoTime() - begun) * (slower - 1));
    }
    return "&puzzle=" + puzzle.group(1) + "&solved=" + answer;
  }
}
