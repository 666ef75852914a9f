package org.recourse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.recourse.evidence.Verdict;
import org.recourse.evidence.log.AddCheckpoint;
import org.recourse.evidence.log.Checkpoint;
import org.recourse.evidence.log.NoteKey;
import org.recourse.evidence.log.NoteSigner;
import org.recourse.evidence.log.SignedNote;
import org.recourse.evidence.log.TreeHash;
import org.recourse.evidence.log.Witness;

/// A witness as an organisation runs it, called by a log over HTTP.
class WitnessCommandTest {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final String ORIGIN = "example.org/custody";

  private final NoteSigner log = NoteSigner.make(ORIGIN, NoteKey.Use.NOTE, RANDOM);
  private final HttpClient client = HttpClient.newHttpClient();

  @TempDir
  private Path folder;

  /// A witness that runs until it is closed.
  private static final class Running implements AutoCloseable {
    private final BlockingQueue<String> said = new ArrayBlockingQueue<>(100);
    private final Thread thread;
    private final NoteKey key;
    private final String origin;

    Running(Path data, NoteKey log) throws Exception {
      PrintWriter out = new PrintWriter(new StringWriter()) {
        @Override
        public void println(String line) {
          said.add(line);
        }
      };
      String[] arguments = {
        "witness",
        "--data",
        data.toString(),
        "--name",
        "witness.example/1",
        "--log",
        log.toString(),
        "--port",
        "0"
      };
      thread = Thread.ofVirtual().start(() -> Main.run(arguments, out, out));
      assertThat(next()).startsWith("This witness's key");
      key = NoteKey.read(next().strip());
      assertThat(next()).isEqualTo("It watches " + ORIGIN);
      origin = next().replace("It listens on ", "");
    }

    private String next() throws InterruptedException {
      String line = said.poll(30, TimeUnit.SECONDS);
      return line == null ? "nothing was said" : line;
    }

    @Override
    public void close() {
      thread.interrupt();
      try {
        assertThat(thread.join(Duration.ofSeconds(30))).isTrue();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new AssertionError("interrupted", e);
      }
    }
  }

  private AddCheckpoint first(String entry) {
    TreeHash root = TreeHash.ofLeaf(entry.getBytes(StandardCharsets.UTF_8));
    return new AddCheckpoint(0, List.of(), log.sign(new Checkpoint(ORIGIN, 1, root)));
  }

  private HttpResponse<String> post(Running witness, byte[] body)
      throws IOException, InterruptedException {
    return client.send(
        HttpRequest.newBuilder(URI.create(witness.origin + "/add-checkpoint"))
            .timeout(Duration.ofSeconds(30))
            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private HttpResponse<byte[]> get(Running witness, String path)
      throws IOException, InterruptedException {
    return client.send(
        HttpRequest.newBuilder(URI.create(witness.origin + path)).build(),
        HttpResponse.BodyHandlers.ofByteArray());
  }

  @Test
  void logIsCosignedAndItsForkRefusedAlsoAfterARestart() throws Exception {
    String path = '/' + Witness.folder(ORIGIN) + "/checkpoint";
    NoteKey key;
    try (Running witness = new Running(folder, log.key())) {
      key = witness.key;
      assertThat(get(witness, path).statusCode()).isEqualTo(404);
      HttpResponse<String> cosigned = post(witness, first("as it was").bytes());
      assertThat(cosigned.statusCode()).isEqualTo(200);
      assertThat(cosigned.body()).startsWith("\u2014 witness.example/1 ").endsWith("\n");
      SignedNote kept = SignedNote.read(get(witness, path).body());
      assertThat(kept.signedBy(log.key())).isEqualTo(Verdict.HOLDS);
      assertThat(new String(kept.bytes(), StandardCharsets.UTF_8)).endsWith(cosigned.body());
    }
    try (Running witness = new Running(folder, log.key())) {
      assertThat(witness.key).isEqualTo(key);
      HttpResponse<String> elsewhere = post(witness, first("otherwise").bytes());
      assertThat(elsewhere.statusCode()).isEqualTo(409);
      assertThat(elsewhere.headers().firstValue("Content-Type")).contains("text/x.tlog.size");
      assertThat(elsewhere.body()).isEqualTo("1\n");
      AddCheckpoint fork = new AddCheckpoint(1, List.of(), first("otherwise").checkpoint());
      assertThat(post(witness, fork.bytes()).statusCode()).isEqualTo(422);
    }
    assertThat(folder.resolve(Witness.folder(ORIGIN)).resolve("fork")).exists();
  }

  @Test
  void hostileCallsGetAClearAnswer() throws Exception {
    try (Running witness = new Running(folder, log.key())) {
      assertThat(post(witness, new byte[0]).statusCode()).isEqualTo(400);
      assertThat(post(witness, new byte[AddCheckpoint.MOST_BYTES + 100]).statusCode())
          .isEqualTo(400);
      NoteSigner other = NoteSigner.make("example.org/other", NoteKey.Use.NOTE, RANDOM);
      SignedNote theirs = other.sign(new Checkpoint("example.org/other", 0, TreeHash.OF_NOTHING));
      assertThat(post(witness, new AddCheckpoint(0, List.of(), theirs).bytes()).statusCode())
          .isEqualTo(404);
      NoteSigner forger = NoteSigner.make(ORIGIN, NoteKey.Use.NOTE, RANDOM);
      SignedNote forged = forger.sign(new Checkpoint(ORIGIN, 0, TreeHash.OF_NOTHING));
      assertThat(post(witness, new AddCheckpoint(0, List.of(), forged).bytes()).statusCode())
          .isEqualTo(403);
      assertThat(get(witness, "/add-checkpoint").statusCode()).isEqualTo(405);
      assertThat(get(witness, "/../witness.key").statusCode()).isEqualTo(404);
    }
  }

  @Test
  void wrongKeysNamesAndFoldersAreSaid() throws Exception {
    new Running(folder, log.key()).close();
    Object[] otherName = {
      "witness", "--data", folder, "--name", "witness.example/2", "--log", log.key(), "--port", 0
    };
    assertThat(Run.of(otherName).err()).contains("is the key of another");
    Files.writeString(folder.resolve("witness.key"), "nothing");
    assertThat(
            Run.of("witness", "--data", folder, "--name", "witness.example/1", "--log", log.key())
                .err())
        .contains("witness.key cannot be used");
    assertThat(
            Run.of("witness", "--data", folder.resolve("new"), "--name", "a b", "--log", log.key())
                .err())
        .contains("--name: a key's name has no spaces");
  }
}
