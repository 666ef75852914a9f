package org.recourse.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.recourse.fingerprint.PdqFingerprint;
import org.recourse.hub.BankName;
import org.recourse.hub.BankPolicy;
import org.recourse.hub.EntryDetails;
import org.recourse.hub.EntryId;
import org.recourse.hub.HubBank;
import org.recourse.hub.NewEntry;
import org.recourse.hub.Signal;
import org.recourse.hub.SourceId;
import org.recourse.hub.Statement;
import org.recourse.hub.StatementKind;
import org.recourse.hub.TenantId;

class BackupTest {

  private static final Instant NOON = Instant.parse("2026-03-03T12:00:00Z");
  private static final OperatorKey KEY = OperatorKey.ofPassphrase("long enough, really");
  private static final int TRUNCATIONS = 200;
  private static final int CHANGED_BITS = 400;

  @TempDir
  private Path folder;

  @Test
  void aCopyMadeWhileOthersWriteHoldsAllThatWasAcknowledgedBefore() throws Exception {
    Path file = folder.resolve("hub.db");
    Path copy = folder.resolve("copy");
    Path restored = folder.resolve("restored").resolve("hub.db");
    Set<EntryId> before;
    try (Database database = Database.open(Database.sqliteUrl(file))) {
      Writer writer = new Writer(database);
      AtomicBoolean ended = new AtomicBoolean();
      for (int i = 0; i < 50; i++) {
        writer.write();
      }
      Thread writing = Thread.ofPlatform().start(() -> {
        while (!ended.get()) {
          writer.write();
        }
      });
      before = Set.copyOf(writer.written);
      Backup.make(file, copy);
      ended.set(true);
      writing.join();
    }
    Backup.restore(copy, restored);
    assertThat(read(restored)).containsAll(before);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(copy)))
        .isEqualTo("rw-------");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(restored)))
        .isEqualTo("rw-------");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void everyTruncationOfACopyIsRefusedAndLeavesNothing() throws Exception {
    byte[] whole = copyOfSome();
    for (int i = 0; i < TRUNCATIONS; i++) {
      int length = (int) ((long) whole.length * i / TRUNCATIONS);
      assertRefused(Arrays.copyOf(whole, length), "cut to " + length + " of " + whole.length);
    }
    for (int cut = 1; cut <= 48; cut++) {
      assertRefused(Arrays.copyOf(whole, whole.length - cut), cut + " bytes less");
    }
    assertRefused(Arrays.copyOf(whole, whole.length + 1), "one byte more");
  }

  @Test
  void everyChangedBitOfACopyIsRefusedAndLeavesNothing() throws Exception {
    byte[] whole = copyOfSome();
    long seed = System.nanoTime();
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < CHANGED_BITS; i++) {
      byte[] changed = whole.clone();
      int at = i < 48 ? whole.length - 1 - i : random.nextInt(whole.length);
      changed[at] ^= (byte) (1 << random.nextInt(8));
      assertRefused(changed, "seed " + seed + ", a bit of byte " + at);
    }
  }

  @Test
  void whatIsThereAlreadyIsNeitherReplacedNorPlayedInto() throws Exception {
    Path copy = Files.write(folder.resolve("copy"), copyOfSome());
    for (String left : List.of("hub.db", "hub.db-wal", "hub.db-shm", "hub.db-journal")) {
      Path target = Files.createDirectory(folder.resolve("to " + left));
      Path there = Files.writeString(target.resolve(left), "kept");
      assertThatThrownBy(() -> Backup.restore(copy, target.resolve("hub.db")))
          .isInstanceOf(BackupException.class)
          .hasMessageContaining(left + " is there already");
      assertThat(there).hasContent("kept");
      try (Stream<Path> all = Files.list(target)) {
        assertThat(all).containsExactly(there);
      }
    }
  }

  @Test
  void aCopyThatCannotBeWrittenIsToldAndLeavesNothing() throws Exception {
    Path file = folder.resolve("some.db");
    byte[] kept = copyOfSome();
    Path nowhere = folder.resolve("no such folder").resolve("copy");
    assertThatThrownBy(() -> Backup.make(file, nowhere))
        .isInstanceOf(BackupException.class)
        .hasMessageContaining("cannot be written: NoSuchFile");
    assertThatThrownBy(() -> Backup.make(file, folder.resolve("whole")))
        .isInstanceOf(BackupException.class)
        .hasMessageContaining("is there already");
    assertThat(Files.readAllBytes(folder.resolve("whole"))).isEqualTo(kept);
  }

  private void assertRefused(byte[] copy, String how) throws Exception {
    Path from = Files.write(folder.resolve("changed"), copy);
    Path to = folder.resolve("to");
    assertThatThrownBy(() -> Backup.restore(from, to.resolve("hub.db")))
        .as(how)
        .isInstanceOf(BackupException.class)
        .hasMessageContaining("is no whole copy, and nothing was restored");
    try (Stream<Path> all = Files.list(to)) {
      assertThat(all).as(how).isEmpty();
    }
  }

  private byte[] copyOfSome() throws Exception {
    Path file = folder.resolve("some.db");
    try (Database database = Database.open(Database.sqliteUrl(file))) {
      Writer writer = new Writer(database);
      for (int i = 0; i < 100; i++) {
        writer.write();
      }
    }
    Path copy = folder.resolve("whole");
    Backup.make(file, copy);
    return Files.readAllBytes(copy);
  }

  private static Set<EntryId> read(Path file) throws Exception {
    Set<EntryId> found = ConcurrentHashMap.newKeySet();
    try (Database database = Database.open(Database.sqliteUrl(file))) {
      new SqlEntryStore(database, KeyRing.open(database, KEY, 0))
          .readAll(entry -> found.add(entry.id()));
    }
    return found;
  }

  /// Adds entries, and remembers which were acknowledged.
  private static final class Writer {
    final Set<EntryId> written = ConcurrentHashMap.newKeySet();
    private final SplittableRandom random = new SplittableRandom(20261121);
    private final SqlEntryStore entries;
    private final HubBank bank;
    private final SourceId source;

    Writer(Database database) throws WrongKeyException {
      entries = new SqlEntryStore(database, KeyRing.open(database, KEY, 0));
      SqlTenantStore tenants = new SqlTenantStore(database);
      TenantId tenant = tenants.createTenant("a platform", NOON);
      source = tenants.createSource(tenant, "reviewers", true, NOON);
      bank = new SqlBankStore(database)
          .create(tenant, new BankName("HARBOUR"), BankPolicy.USUAL, 1)
          .orElseThrow();
    }

    void write() {
      PdqFingerprint fingerprint =
          new PdqFingerprint(random.nextLong(), random.nextLong(), 0, random.nextLong());
      NewEntry entry = new NewEntry(
          bank.id(),
          List.of(Signal.of(fingerprint)),
          new Statement(source, true, StatementKind.PROPOSED, 1, NOON),
          EntryDetails.NONE);
      written.add(entries.add(List.of(entry)).getFirst().id());
    }
  }
}
