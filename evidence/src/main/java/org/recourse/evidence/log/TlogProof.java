package org.recourse.evidence.log;

import java.util.List;
import java.util.Optional;
import org.recourse.evidence.Verdict;

/// The proof that something is in a log, which stands alone: whoever has it, the log's key and
/// those of witnesses needs neither the log nor a network (C2SP tlog-proof). Immutable.
///
/// @param index of the entry
/// @param path from the entry's hash to the root
/// @param checkpoint signed by the log, and by witnesses if there are any
public record TlogProof(long index, List<TreeHash> path, SignedNote checkpoint) {

  /// How many bytes are read.
  public static final int MOST_BYTES = SignedNote.MOST_BYTES + (1 << 16);

  private static final String HEAD = "c2sp.org/tlog-proof@v1";
  private static final String EXTRA = "extra ";
  private static final String INDEX = "index ";

  /// Copies the path.
  public TlogProof {
    path = List.copyOf(path);
  }

  /// Reads a proof. What stands after `extra` is signed by nobody and is passed over.
  ///
  /// @param bytes at most [#MOST_BYTES]
  public static TlogProof read(byte[] bytes) throws NotLogFormatException {
    if (bytes.length > MOST_BYTES) {
      throw new NotLogFormatException("proof", "at most " + MOST_BYTES + " bytes");
    }
    ProofText text = ProofText.read(bytes, "proof");
    text.line(HEAD);
    text.passOver(EXTRA, "extra");
    long index = text.number(INDEX, "index");
    return new TlogProof(index, text.hashes(), text.note());
  }

  /// Returns it as it is stored.
  public byte[] bytes() {
    return ProofText.bytes(HEAD + '\n' + INDEX + index, path, checkpoint);
  }

  /// What was found out about a proof, check by check.
  ///
  /// @param checkpoint what is signed; empty if it cannot be read, and then nothing holds
  /// @param byLog whether the log signed it, for its own origin: `CANNOT_TELL` if there is no
  ///     signature of that key
  /// @param inTree whether the entry is in the tree with that root
  /// @param witnesses what each witness said that was asked for
  public record Findings(
      Optional<Checkpoint> checkpoint, Verdict byLog, Verdict inTree, List<Cosignature> witnesses) {

    /// Copies the witnesses.
    public Findings {
      witnesses = List.copyOf(witnesses);
    }

    /// Returns whether the entry is proved to be in the log, by the log's word and by that of so
    /// many witnesses, and nothing speaks against it.
    public boolean proves(int witnessCount) {
      long seen =
          witnesses.stream().filter(one -> one.verdict() == Verdict.HOLDS).count();
      return byLog == Verdict.HOLDS
          && inTree == Verdict.HOLDS
          && seen >= witnessCount
          && witnesses.stream().noneMatch(one -> one.verdict() == Verdict.FAILS);
    }
  }

  /// Checks it.
  ///
  /// @param entry the entry's bytes, as they stand in the log
  /// @param log the log's key; its name is the origin
  /// @param witnesses the keys of witnesses whom the reader trusts
  public Findings check(byte[] entry, NoteKey log, List<NoteKey> witnesses) {
    Optional<Checkpoint> read = readCheckpoint();
    return new Findings(
        read,
        read.map(one -> byLog(one, log)).orElse(Verdict.CANNOT_TELL),
        read.map(one -> inTree(one, entry)).orElse(Verdict.CANNOT_TELL),
        witnesses.stream()
            .distinct()
            .map(witness -> Cosignature.under(checkpoint, witness))
            .toList());
  }

  private Optional<Checkpoint> readCheckpoint() {
    try {
      return Optional.of(Checkpoint.read(checkpoint));
    } catch (NotLogFormatException _) {
      return Optional.empty();
    }
  }

  private Verdict byLog(Checkpoint read, NoteKey log) {
    Verdict signed = checkpoint.signedBy(log);
    return signed == Verdict.HOLDS && !read.origin().equals(log.name()) ? Verdict.FAILS : signed;
  }

  private Verdict inTree(Checkpoint read, byte[] entry) {
    boolean there = index < read.size()
        && new InclusionProof(index, read.size(), path).isOf(TreeHash.ofLeaf(entry), read.root());
    return there ? Verdict.HOLDS : Verdict.FAILS;
  }
}
