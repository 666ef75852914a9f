package org.recourse.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.recourse.evidence.Verdict;
import org.recourse.evidence.log.Checkpoint;
import org.recourse.evidence.log.Cosignature;
import org.recourse.evidence.log.NotLogFormatException;
import org.recourse.evidence.log.NoteKey;
import org.recourse.evidence.log.TlogProof;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Checks offline that something is in a transparency log: says of each check what it came to,
/// and never a bare yes.
@Command(
    name = "verify",
    mixinStandardHelpOptions = true,
    description = "Checks a proof that an entry is in a transparency log (C2SP tlog-proof). Asks"
        + " nobody: it needs the proof, the entry, and the keys that you trust.",
    footer = {
      "",
      "HOLDS, CANNOT_TELL or FAILS for each check; exit code 0 if the entry is proved.",
      "Example: recourse verify 42.tlog-proof --entry 42.bin --log KEY --witness KEY --need 1"
    })
final class VerifyCommand implements Callable<Integer> {

  // As large as tlog-tiles lets an entry be.
  private static final int LARGEST_ENTRY = 65_535;

  @Parameters(index = "0", paramLabel = "PROOF", description = "A file in the form of tlog-proof.")
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private Path proof;

  @Option(
      names = "--entry",
      required = true,
      paramLabel = "FILE",
      description = "The entry, byte by byte as it stands in the log.")
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private Path entry;

  @Option(
      names = "--log",
      required = true,
      paramLabel = "KEY",
      converter = KeyReader.class,
      description = "The log's key, as NAME+ID+BASE64. Its name is the log's.")
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private NoteKey log;

  @Option(
      names = "--witness",
      paramLabel = "KEY",
      converter = KeyReader.class,
      description = "The key of a witness whom you trust. May be given more than once.")
  private List<NoteKey> witnesses = new ArrayList<>();

  @Option(
      names = "--need",
      paramLabel = "COUNT",
      defaultValue = "0",
      description =
          "How many of these witnesses must have seen it (default 0). Without any, the log"
              + " could show you another history than others.")
  private int need;

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  @Override
  public Integer call() {
    if (need < 0 || need > witnesses.size()) {
      throw new CommandFailedException("--need is 0 to the number of witnesses: " + need);
    }
    TlogProof read = read(proof);
    TlogProof.Findings findings = read.check(bytes(entry, LARGEST_ENTRY), log, witnesses);
    PrintWriter out = spec.commandLine().getOut();
    say(findings, read.index(), out);
    boolean proved = findings.proves(need);
    out.println(proved ? "The entry is proved to be in the log." : "The entry is NOT proved.");
    return ExitCode.of(proved);
  }

  private static TlogProof read(Path file) {
    try {
      return TlogProof.read(bytes(file, TlogProof.MOST_BYTES));
    } catch (NotLogFormatException e) {
      throw new CommandFailedException(
          Text.shown(file.toString()) + " is no proof: " + e.getMessage());
    }
  }

  private static byte[] bytes(Path file, int most) {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(most + 1);
      if (bytes.length > most) {
        throw new CommandFailedException(
            Text.shown(file.toString()) + " is larger than " + most + " bytes");
      }
      return bytes;
    } catch (IOException _) {
      throw new CommandFailedException(Text.shown(file.toString()) + " cannot be read");
    }
  }

  private void say(TlogProof.Findings findings, long index, PrintWriter out) {
    say(findings.byLog(), byLog(findings.checkpoint()), out);
    say(findings.inTree(), "entry " + index + " is in the tree with that root", out);
    findings.witnesses().forEach(one -> say(one.verdict(), witness(one), out));
  }

  private String byLog(Optional<Checkpoint> checkpoint) {
    return checkpoint
        .map(one ->
            "signed by " + Text.shown(log.name()) + ", when it had " + one.size() + " entries")
        .orElse("what is signed is no checkpoint");
  }

  private static String witness(Cosignature one) {
    return "seen by " + Text.shown(one.by().name())
        + one.at().map(at -> " at " + at + ", and only grown until then").orElse("");
  }

  private static void say(Verdict verdict, String what, PrintWriter out) {
    out.printf("%-11s  %s%n", verdict, what);
  }
}
