package org.recourse.evidence.log;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.recourse.evidence.Verdict;
import org.recourse.evidence.disk.Disk;

/// Sees that logs only grow (C2SP tlog-witness): of each it knows the last checkpoint that it
/// cosigned, and cosigns none that does not follow it. Three witnesses in different hands, and a
/// log would need all of them to show one reader another history than the next.
///
/// What it cosigned is on the disk before anybody has the cosignature. A request that would fork
/// a log is kept: with both checkpoints, signed by the log, it proves to everybody what the log
/// did. May be shared between threads; requests are taken one after the other.
public final class Witness {

  private static final String CHECKPOINT = "/checkpoint";
  private static final String FORK = "/fork";

  private final NoteSigner signer;
  private final Map<String, NoteKey> logs;
  private final Disk disk;
  private final InstantSource clock;

  /// Watches these logs.
  ///
  /// @param signer a key for cosignatures
  /// @param logs their keys; the name of each is its origin
  public Witness(NoteSigner signer, Collection<NoteKey> logs, Disk disk, InstantSource clock) {
    if (signer.key().use() != NoteKey.Use.COSIGNATURE) {
      throw new IllegalArgumentException("a witness needs a key for cosignatures");
    }
    this.signer = signer;
    this.logs = logs.stream().collect(Collectors.toMap(NoteKey::name, Function.identity()));
    this.disk = disk;
    this.clock = clock;
  }

  /// The answer to a request.
  public sealed interface Answer {

    /// It is cosigned.
    record Cosigned(NoteSignature by) implements Answer {

      /// Returns the line that goes back to the log.
      public String line() {
        return by.line() + '\n';
      }
    }

    /// The request cannot be right, whatever is known here.
    record Malformed() implements Answer {}

    /// The log is not watched here.
    record UnknownLog() implements Answer {}

    /// The log did not sign it.
    record NotSigned() implements Answer {}

    /// It does not begin where this witness stands.
    ///
    /// @param size how many entries there were at the last checkpoint that was cosigned
    record StandsElsewhere(long size) implements Answer {}

    /// It is not proved that the log only grew.
    record NotConsistent() implements Answer {}
  }

  /// Cosigns a checkpoint, or says why not.
  ///
  /// @throws IOException if the disk failed: nobody knows what is on it, and this witness must
  ///     not go on
  public synchronized Answer add(AddCheckpoint asked) throws IOException {
    Optional<Checkpoint> read = read(asked.checkpoint());
    if (read.isEmpty() || asked.before() > read.get().size()) {
      return new Answer.Malformed();
    }
    Checkpoint now = read.get();
    NoteKey log = logs.get(now.origin());
    if (log == null) {
      return new Answer.UnknownLog();
    }
    if (asked.checkpoint().signedBy(log) != Verdict.HOLDS) {
      return new Answer.NotSigned();
    }
    Optional<Checkpoint> last = last(now.origin());
    long size = last.map(Checkpoint::size).orElse(0L);
    if (asked.before() != size) {
      return new Answer.StandsElsewhere(size);
    }
    if (!follows(asked, last, now)) {
      keepFork(asked, now.origin());
      return new Answer.NotConsistent();
    }
    return cosign(asked, now.origin());
  }

  private static Optional<Checkpoint> read(SignedNote note) {
    try {
      return Optional.of(Checkpoint.read(note));
    } catch (NotLogFormatException _) {
      return Optional.empty();
    }
  }

  private static boolean follows(AddCheckpoint asked, Optional<Checkpoint> last, Checkpoint now) {
    if (asked.before() == 0) {
      boolean empty = now.size() > 0 || now.root().equals(TreeHash.OF_NOTHING);
      return empty && asked.path().isEmpty();
    }
    return new ConsistencyProof(asked.before(), now.size(), asked.path())
        .isOf(last.orElseThrow().root(), now.root());
  }

  private Answer cosign(AddCheckpoint asked, String origin) throws IOException {
    SignedNote cosigned = signer.cosign(asked.checkpoint(), clock.instant());
    disk.replace(folder(origin) + CHECKPOINT, cosigned.bytes());
    return new Answer.Cosigned(cosigned.signatures().getLast());
  }

  // The first is proof enough; a log that forks each minute must not fill the disk.
  private void keepFork(AddCheckpoint asked, String origin) throws IOException {
    if (disk.read(folder(origin) + FORK).isEmpty()) {
      disk.replace(folder(origin) + FORK, asked.bytes());
    }
  }

  private Optional<Checkpoint> last(String origin) throws IOException {
    Optional<SignedNote> note = latest(origin);
    return note.isEmpty() ? Optional.empty() : Optional.of(read(note.get()).orElseThrow());
  }

  /// Returns the last checkpoint of a log that was cosigned, with its cosignature; empty if none
  /// was, or the log is not watched.
  ///
  /// @throws IOException if the disk failed, or what is on it is not what was written
  public synchronized Optional<SignedNote> latest(String origin) throws IOException {
    NoteKey log = logs.get(origin);
    Optional<byte[]> kept = log == null ? Optional.empty() : disk.read(folder(origin) + CHECKPOINT);
    if (log == null || kept.isEmpty()) {
      return Optional.empty();
    }
    try {
      SignedNote note = SignedNote.read(kept.get());
      boolean own = Cosignature.under(note, signer.key()).verdict() == Verdict.HOLDS;
      if (own && note.signedBy(log) == Verdict.HOLDS) {
        return Optional.of(note);
      }
    } catch (NotLogFormatException _) {
      // Said below.
    }
    throw new IOException("the checkpoint that was kept is not as it was written");
  }

  /// Returns by what a log's files are known: the SHA-256 of its origin in hexadecimal digits.
  public static String folder(String origin) {
    return HexFormat.of()
        .formatHex(TreeHash.sha256().digest(origin.getBytes(StandardCharsets.UTF_8)));
  }
}
