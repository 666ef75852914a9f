package org.recourse.benchmarks.hub;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.recourse.fingerprint.PdqFingerprint;

/// How fast news are told to a webhook that accepts each at once. The hub must be allowed to tell
/// this machine (`recourse.outbox.private-addresses`).
///
/// @param hub who tells
/// @param strangers fingerprints that are in no bank
record Webhooks(RunningHub hub, Supplier<PdqFingerprint> strangers) {

  private static final int NEWS = 2_000;
  private static final int LONGEST_MINUTES = 10;

  /// Adds entries, and prints how long it takes until each was told.
  void measure() throws IOException, InterruptedException {
    CountDownLatch untold = new CountDownLatch(NEWS);
    HttpServer receiver =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      receiver.setExecutor(threads);
      receiver.createContext("/", call -> {
        call.getRequestBody().readAllBytes();
        call.sendResponseHeaders(204, -1);
        call.close();
        untold.countDown();
      });
      receiver.start();
      var _ = hub.post(
          "/api/v1/webhooks",
          "{\"url\":\"http://127.0.0.1:" + receiver.getAddress().getPort()
              + "/\",\"events\":[\"entry.changed\"]}");
      var _ = hub.post(
          "/api/v1/banks/" + Bodies.BANK + "/entries",
          Bodies.entries(Stream.generate(strangers).limit(NEWS).toList()));
      long start = System.nanoTime();
      boolean all = untold.await(LONGEST_MINUTES, TimeUnit.MINUTES);
      double seconds = (System.nanoTime() - start) / 1e9;
      receiver.stop(0);
      System.out.printf(
          Locale.ROOT,
          "%,d news told in %.1f s%s: %.0f a second%n",
          NEWS - untold.getCount(),
          seconds,
          all ? "" : ", not all",
          (NEWS - untold.getCount()) / seconds);
    }
  }
}
