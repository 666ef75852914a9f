package org.recourse.cli.witness;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.recourse.evidence.log.AddCheckpoint;
import org.recourse.evidence.log.NotLogFormatException;
import org.recourse.evidence.log.NoteKey;
import org.recourse.evidence.log.SignedNote;
import org.recourse.evidence.log.Witness;
import org.recourse.evidence.log.Witness.Answer;

/// A witness's calls over HTTP (C2SP tlog-witness): `POST /add-checkpoint` and
/// `GET /<SHA-256 of the origin>/checkpoint`. Who a caller is counts for nothing: only what a log
/// signed does.
final class WitnessCalls implements AutoCloseable {

  private static final String TEXT = "text/plain; charset=utf-8";
  private static final String SIZE = "text/x.tlog.size";
  private static final int MOST_AT_ONCE = 32;
  private static final int WAITING = 64;

  private final Witness witness;
  private final List<NoteKey> logs;
  private final Runnable diskFailed;
  private final HttpServer server;
  private final Semaphore room = new Semaphore(MOST_AT_ONCE);
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  /// Opens the port.
  ///
  /// @param diskFailed is told when nobody knows any more what is on the disk: nothing is
  ///     cosigned from then on
  static WitnessCalls open(
      InetSocketAddress address, Witness witness, List<NoteKey> logs, Runnable diskFailed)
      throws IOException {
    WitnessCalls calls = new WitnessCalls(
        HttpServer.create(address, WAITING), witness, List.copyOf(logs), diskFailed);
    calls.server.start();
    return calls;
  }

  private WitnessCalls(
      HttpServer server, Witness witness, List<NoteKey> logs, Runnable diskFailed) {
    this.server = server;
    this.witness = witness;
    this.logs = logs;
    this.diskFailed = diskFailed;
    server.setExecutor(threads);
    server.createContext("/", this::handle);
  }

  int port() {
    return server.getAddress().getPort();
  }

  private void handle(HttpExchange call) throws IOException {
    try (call) {
      if (!room.tryAcquire()) {
        send(call, 503, TEXT, "too many at once\n");
        return;
      }
      try {
        answer(call);
      } finally {
        room.release();
      }
    }
  }

  private void answer(HttpExchange call) throws IOException {
    String path = call.getRequestURI().getPath();
    if (path.equals("/add-checkpoint")) {
      if (call.getRequestMethod().equals("POST")) {
        add(call);
      } else {
        send(call, 405, TEXT, "POST it\n");
      }
      return;
    }
    Optional<NoteKey> log = logs.stream()
        .filter(one -> path.equals('/' + Witness.folder(one.name()) + "/checkpoint"))
        .findFirst();
    if (log.isPresent() && call.getRequestMethod().equals("GET")) {
      latest(call, log.get());
    } else {
      send(call, 404, TEXT, "nothing is here\n");
    }
  }

  private void latest(HttpExchange call, NoteKey log) throws IOException {
    Optional<SignedNote> kept;
    try {
      kept = witness.latest(log.name());
    } catch (IOException _) {
      failed(call);
      return;
    }
    if (kept.isPresent()) {
      send(call, 200, TEXT, kept.get().bytes());
    } else {
      send(call, 404, TEXT, "nothing was cosigned yet\n");
    }
  }

  private void add(HttpExchange call) throws IOException {
    byte[] body = call.getRequestBody().readNBytes(AddCheckpoint.MOST_BYTES + 1);
    Answer answer;
    try {
      answer = witness.add(AddCheckpoint.read(body));
    } catch (NotLogFormatException e) {
      send(call, 400, TEXT, e.getMessage() + "\n");
      return;
    } catch (IOException _) {
      failed(call);
      return;
    }
    switch (answer) {
      case Answer.Cosigned cosigned -> send(call, 200, TEXT, cosigned.line());
      case Answer.Malformed() ->
        send(call, 400, TEXT, "no checkpoint, or it is smaller than the old size\n");
      case Answer.UnknownLog() -> send(call, 404, TEXT, "this log is not watched here\n");
      case Answer.NotSigned() -> send(call, 403, TEXT, "the log did not sign this\n");
      case Answer.StandsElsewhere(long size) -> send(call, 409, SIZE, size + "\n");
      case Answer.NotConsistent() ->
        send(call, 422, TEXT, "it is not proved that the log only grew\n");
    }
  }

  private void failed(HttpExchange call) throws IOException {
    diskFailed.run();
    send(call, 500, TEXT, "the disk failed\n");
  }

  private static void send(HttpExchange call, int status, String type, String text)
      throws IOException {
    send(call, status, type, text.getBytes(StandardCharsets.UTF_8));
  }

  private static void send(HttpExchange call, int status, String type, byte[] body)
      throws IOException {
    call.getResponseHeaders().set("Content-Type", type);
    call.sendResponseHeaders(status, body.length);
    call.getResponseBody().write(body);
  }

  @Override
  public void close() {
    server.stop(1);
    threads.close();
  }
}
