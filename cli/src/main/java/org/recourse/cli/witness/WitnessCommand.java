package org.recourse.cli.witness;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.recourse.cli.CommandFailedException;
import org.recourse.cli.KeyReader;
import org.recourse.evidence.disk.Disk;
import org.recourse.evidence.disk.FileDisk;
import org.recourse.evidence.log.NotLogFormatException;
import org.recourse.evidence.log.NoteKey;
import org.recourse.evidence.log.NoteSigner;
import org.recourse.evidence.log.Witness;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Runs a witness: for an organisation that vouches that a log of somebody else's only grows.
@Command(
    name = "witness",
    mixinStandardHelpOptions = true,
    description =
        "Watches logs of others: cosigns that each only grew, and refuses a fork and keeps"
            + " the proof of it (C2SP tlog-witness).",
    footer = {
      "",
      "It sees sizes and hashes, and nothing of what is in a log.",
      "Example: recourse witness --data witness --name witness.example.org --log KEY"
    })
public final class WitnessCommand implements Callable<Integer> {

  private static final String KEY_FILE = "witness.key";

  @Option(
      names = "--data",
      required = true,
      paramLabel = "DIR",
      description =
          "Where it keeps its key and what it cosigned; made if it is not there. Never run"
              + " two on copies of it.")
  private Path data = Path.of("");

  @Option(
      names = "--name",
      required = true,
      paramLabel = "NAME",
      description = "What it is called, as witness.example.org; cannot be changed later.")
  private String name = "";

  @Option(
      names = "--log",
      required = true,
      paramLabel = "KEY",
      converter = KeyReader.class,
      description =
          "The key of a log to be watched, as NAME+ID+BASE64. May be given more than" + " once.")
  private List<NoteKey> logs = new ArrayList<>();

  @Option(
      names = "--port",
      paramLabel = "PORT",
      defaultValue = "8090",
      description = "Where it listens (default 8090; 0 for any).")
  private int port;

  @Option(
      names = "--address",
      paramLabel = "ADDRESS",
      defaultValue = "127.0.0.1",
      description = "On which address of this machine (default 127.0.0.1). Put a TLS proxy before"
          + " it to let others in.")
  private InetAddress address = InetAddress.getLoopbackAddress();

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  /// picocli makes one.
  public WitnessCommand() {}

  @Override
  public Integer call() throws InterruptedException {
    Disk disk = new FileDisk(folder());
    NoteSigner signer = signer(disk);
    Witness witness = new Witness(signer, logs, disk, InstantSource.system());
    CountDownLatch diskFailed = new CountDownLatch(1);
    try (WitnessCalls calls = WitnessCalls.open(
        new InetSocketAddress(address, port), witness, logs, diskFailed::countDown)) {
      say(signer, calls.port());
      diskFailed.await();
    } catch (IOException _) {
      throw new CommandFailedException("port " + port + " cannot be opened");
    }
    throw new CommandFailedException(
        "the disk failed: nobody knows what is on it, and nothing more is cosigned");
  }

  private void say(NoteSigner signer, int listening) {
    PrintWriter out = spec.commandLine().getOut();
    out.println("This witness's key, for the logs and for all who check their proofs:");
    out.println("  " + signer.key());
    logs.forEach(log -> out.println("It watches " + log.name()));
    out.println("It listens on http://" + address.getHostAddress() + ':' + listening);
    out.flush();
  }

  private Path folder() {
    try {
      return Files.isDirectory(data)
          ? data
          : Files.createDirectories(
              data,
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    } catch (IOException _) {
      throw new CommandFailedException(data + ": cannot be made or is no directory");
    }
  }

  private NoteSigner signer(Disk disk) {
    try {
      Optional<byte[]> kept = disk.read(KEY_FILE);
      if (kept.isEmpty()) {
        return newSigner(disk);
      }
      NoteSigner signer = NoteSigner.read(new String(kept.get(), StandardCharsets.UTF_8));
      if (!signer.key().name().equals(name) || signer.key().use() != NoteKey.Use.COSIGNATURE) {
        throw new CommandFailedException(
            data.resolve(KEY_FILE) + " is the key of another: give its --name, or another --data");
      }
      return signer;
    } catch (IOException | NotLogFormatException _) {
      throw new CommandFailedException(data.resolve(KEY_FILE) + " cannot be used");
    }
  }

  private NoteSigner newSigner(Disk disk) throws IOException {
    NoteSigner made;
    try {
      made = NoteSigner.make(name, NoteKey.Use.COSIGNATURE, new SecureRandom());
    } catch (IllegalArgumentException e) {
      throw new CommandFailedException("--name: " + e.getMessage());
    }
    disk.replace(KEY_FILE, made.secret().getBytes(StandardCharsets.UTF_8));
    return made;
  }
}
