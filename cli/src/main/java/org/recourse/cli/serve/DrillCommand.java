package org.recourse.cli.serve;

import java.io.PrintWriter;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.recourse.casework.cases.CaseFile;
import org.recourse.casework.cases.CaseHandle;
import org.recourse.casework.notice.Notice;
import org.recourse.casework.notice.NoticeId;
import org.recourse.casework.review.Decision;
import org.recourse.casework.review.ReviewItem;
import org.recourse.cli.CommandFailedException;
import org.recourse.cli.ExitCode;
import org.recourse.cli.Text;
import org.recourse.hub.StoreUnavailableException;
import org.recourse.hub.TenantId;
import org.recourse.storage.Database;
import org.recourse.storage.DatabaseTooNewException;
import org.recourse.storage.KeyRing;
import org.recourse.storage.SqlCaseStore;
import org.recourse.storage.SqlEntryStore;
import org.recourse.storage.SqlNoticeStore;
import org.recourse.storage.SqlOutbox;
import org.recourse.storage.SqlReviewStore;
import org.recourse.storage.SqlSharedCaseStore;
import org.recourse.storage.WrongKeyException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Prints everything that whoever has the database and its key can say about one case, and what
/// nobody can: what a lawful request could bring out, before one comes.
@Command(
    name = "drill",
    mixinStandardHelpOptions = true,
    description = "Prints everything that the service could say about one case if it were"
        + " compelled to, and what it could not.")
public final class DrillCommand implements Callable<Integer> {

  private static final List<String> NOT_HERE = List.of(
      "any picture or video of hers, or a part of one",
      "a picture that the platform handed in and that was destroyed since",
      "her eight words, or what is derived from them (only a digest of that)",
      "her network address, her browser, when she read her page but for the last day",
      "who else has a case, or whether two cases are of one person");

  private static final int MOST_READINGS = 10_000;

  @Mixin
  private final DataOptions data = new DataOptions();

  @Option(
      names = "--case",
      required = true,
      paramLabel = "HANDLE",
      description = "The case, as in A5ZM-3B40-YF.")
  private String handle = "";

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private CommandSpec spec;

  /// picocli makes one.
  public DrillCommand() {}

  @Override
  public Integer call() {
    CaseHandle wanted = CaseHandle.read(handle)
        .orElseThrow(() -> new ParameterException(
            spec.commandLine(), "--case is no handle: a character is wrong or missing"));
    if (!data.hasData()) {
      throw new CommandFailedException("there is no data of a service in that folder");
    }
    try (Database database = Database.open(data.url())) {
      KeyRing keys = KeyRing.open(database, data.operatorKey(), Instant.now().toEpochMilli());
      return say(new Stores(database, keys), wanted);
    } catch (DatabaseTooNewException | WrongKeyException | StoreUnavailableException e) {
      throw new CommandFailedException(String.valueOf(e.getMessage()));
    }
  }

  private record Stores(
      SqlCaseStore cases,
      SqlNoticeStore notices,
      SqlReviewStore reviews,
      SqlSharedCaseStore shared) {
    Stores(Database database, KeyRing keys) {
      this(database, keys, new SqlOutbox(database, keys), new SqlEntryStore(database, keys));
    }

    private Stores(Database database, KeyRing keys, SqlOutbox outbox, SqlEntryStore entries) {
      this(
          new SqlCaseStore(database, keys, new SqlNoticeStore(database, keys, outbox), entries),
          new SqlNoticeStore(database, keys, outbox),
          new SqlReviewStore(database, keys, outbox, entries),
          new SqlSharedCaseStore(database, keys));
    }
  }

  private int say(Stores stores, CaseHandle wanted) {
    PrintWriter out = spec.commandLine().getOut();
    Optional<CaseFile> found = stores.cases().findWithoutKey(wanted);
    if (found.isEmpty()) {
      out.println("There is no such case: it never was, or it was deleted. Nothing tells which.");
      return ExitCode.FOUND_NOTHING_OR_REFUSED_SOME;
    }
    CaseFile file = found.get();
    out.println("Opened " + file.openedAt() + ", " + file.content().route() + ", read in "
        + file.content().language());
    out.println("Visited last on the day of: "
        + stores
            .cases()
            .visitedAt(file.id())
            .map(at -> at.atOffset(ZoneOffset.UTC).toLocalDate().toString())
            .orElse("nobody knows"));
    out.println("Agreed to: " + file.agreed().stream().sorted().toList());
    file.consents()
        .forEach(one -> out.println("  " + one.act() + " " + one.givenAt()
            + one.withdrawnAt().map(at -> ", taken back " + at).orElse("")));
    file.content().answers().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(
            one -> out.println("She said (" + one.getKey() + "): " + Text.quoted(one.getValue())));
    out.println("Fingerprints of " + file.content().fingerprints().size()
        + " pictures or videos, and " + stores.cases().entries(file.id()).size()
        + " entries of the bank");
    file.events()
        .forEach(event -> out.println(event.at() + " " + event.kind() + " "
            + Text.quoted(new TreeMap<>(event.details()).toString())));
    stores.shared().readings(TenantId.FIRST, MOST_READINGS).stream()
        .filter(reading -> reading.id().equals(file.id()))
        .forEach(reading -> out.println(
            reading.at() + " staff " + reading.staff() + " " + reading.act() + " this case"));
    file.notices().forEach(notice -> say(stores, notice, out));
    out.println();
    out.println("What is not here, and nobody can say:");
    NOT_HERE.forEach(line -> out.println("  " + line));
    return ExitCode.DONE;
  }

  private static void say(Stores stores, NoticeId id, PrintWriter out) {
    Optional<Notice> notice = stores.notices().find(TenantId.FIRST, id);
    notice.flatMap(Notice::content).ifPresent(content -> {
      out.println("Notice " + id + " of " + notice.get().receivedAt() + ":");
      out.println("  notifier: " + content.notifier().capacity()
          + said(", name ", content.notifier().name())
          + said(", contact ", content.notifier().contact())
          + said(", signed ", content.notifier().signature()));
      content
          .items()
          .forEach(item -> out.println("  item: " + item.kind() + said(", at ", item.locator())
              + said(", described ", item.description())));
      out.println("  in her words: " + Text.quoted(content.declarations().statement()));
    });
    for (ReviewItem item : stores.reviews().items(TenantId.FIRST, id)) {
      say(item, out);
    }
  }

  private static void say(ReviewItem item, PrintWriter out) {
    String which = "  item " + item.id().number() + ": ";
    item.located()
        .ifPresent(found -> out.println(which + "the platform calls it "
            + Text.quoted(found.itemId()) + "; "
            + found.signals().size() + " signals, copies "
            + found.copies().stream().map(copy -> Text.quoted(copy.itemId())).toList()));
    if (item.handedIn()) {
      out.println(which + "a small grey picture of it is kept until it is decided");
    }
    out.println(which + item.decision().map(DrillCommand::said).orElse("not decided"));
    item.proposal()
        .ifPresent(one -> out.println(which + "waits for a second person: " + said(one)));
    item.removedAt().ifPresent(at -> out.println(which + "done " + at));
    item.appeals()
        .forEach(appeal -> out.println(which + appeal.by() + " contests " + appeal.receivedAt()
            + said(", in words ", appeal.text())
            + appeal
                .ruling()
                .map(ruling -> ", upheld " + ruling.upheld() + " by staff " + ruling.reviewer())
                .orElse("")));
  }

  private static String said(Decision made) {
    return made.outcome() + " because " + made.ground() + ", " + made.decidedAt() + " by staff "
        + made.reviewer() + made.second().map(second -> " and " + second).orElse("")
        + said(", noted ", made.note());
  }

  private static String said(String what, String text) {
    return text.isEmpty() ? "" : what + Text.quoted(text);
  }
}
