package org.recourse.server.console.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.recourse.casework.staff.Passkey;
import org.recourse.casework.staff.Role;
import org.recourse.casework.staff.StaffId;
import org.recourse.casework.staff.StaffStore.Invitation;
import org.recourse.hub.TenantId;
import org.recourse.server.console.signin.PasswordSignIn.Typed;
import org.recourse.storage.Database;
import org.recourse.storage.KeyRing;
import org.recourse.storage.OperatorKey;
import org.recourse.storage.SqlStaffStore;
import org.recourse.storage.SqlTenantStore;

class PasswordSignInTest {

  private static final Instant NOON = Instant.parse("2026-03-03T12:00:00Z");
  private static final String SECRET =
      Base32.encode("12345678901234567890".getBytes(java.nio.charset.StandardCharsets.US_ASCII));

  @TempDir
  private Path folder;

  private final Counting hashes = new Counting();
  private Database database;
  private SqlStaffStore staff;
  private PasswordSignIn signIn;
  private StaffId ann;

  /// Counts, and digests quickly.
  private static final class Counting implements PasswordHashes {

    private final AtomicInteger matched = new AtomicInteger();

    @Override
    public String hash(String password) {
      return "digest of " + password;
    }

    @Override
    public boolean matches(String password, String hash) {
      matched.incrementAndGet();
      return hash.equals(hash(password));
    }
  }

  @BeforeEach
  void open() throws Exception {
    database = Database.open(Database.sqliteUrl(folder.resolve("hub.db")));
    KeyRing keys = KeyRing.open(
        database, OperatorKey.makeFile(folder.resolve("hub.key"), new SecureRandom()), 0);
    staff = new SqlStaffStore(database, keys);
    TenantId tenant = new SqlTenantStore(database).createTenant("a platform", NOON);
    ann = invite(tenant, "ann", "alder-27");
    staff.accept("ann", hashes.hash("right words"), SECRET, NOON);
    StaffId key = invite(tenant, "only a key", "birch-11");
    staff.accept("only a key", new Passkey(key, "c", "k", "a", "", 0, "", NOON, null), NOON);
    StaffId out = invite(tenant, "disabled", "cedar-12");
    staff.accept("disabled", hashes.hash("right words"), SECRET, NOON);
    staff.setDisabled(out, true, NOON);
    signIn = new PasswordSignIn(staff, hashes, () -> NOON);
  }

  private StaffId invite(TenantId tenant, String name, String pseudonym) {
    Invitation invitation = new Invitation(name, NOON.plusSeconds(1));
    return staff
        .invite(tenant, name, pseudonym, Set.of(Role.REVIEWER), invitation, NOON)
        .orElseThrow()
        .id();
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void whoeverTriesWhateverExactlyOneSlowDigestIsMade() {
    String code = Totp.code(Base32.decode(SECRET), Totp.step(NOON));
    Typed[] wrong = {
      new Typed("nobody", "right words", code),
      new Typed("ann", "wrong words", code),
      new Typed("ann", "right words", "000000"),
      new Typed("ann", "", ""),
      new Typed("only a key", "nobody's", code),
      new Typed("disabled", "right words", code),
    };
    for (Typed one : wrong) {
      hashes.matched.set(0);
      assertThat(signIn.check(one)).as(one.name()).isEmpty();
      assertThat(hashes.matched).as(one.name()).hasValue(1);
    }
    hashes.matched.set(0);
    assertThat(signIn.check(new Typed("ann", "right words", code))).isPresent();
    assertThat(hashes.matched).hasValue(1);
  }

  @Test
  void aCodeThatWasUsedIsRefused() {
    String code = Totp.code(Base32.decode(SECRET), Totp.step(NOON));
    assertThat(signIn.check(new Typed("ann", "right words", code))).isPresent();
    assertThat(signIn.check(new Typed("ann", "right words", code))).isEmpty();
    assertThat(signIn.check(ann, new Typed("", "right words", code))).isFalse();
  }

  @Test
  void argonKnowsAPasswordAgainAndKeepsNothingOfIt() {
    ArgonPasswords argon = new ArgonPasswords();
    String hash = argon.hash("four quiet words together");
    assertThat(hash).startsWith("$argon2id$v=19$m=19456,t=2,p=1$").doesNotContain("quiet");
    assertThat(argon.matches("four quiet words together", hash)).isTrue();
    assertThat(argon.matches("four quiet words togethe", hash)).isFalse();
  }

  @Test
  void aPasswordNeedsLengthAndNothingElse() {
    assertThat(NewPassword.isGood("four quiet words")).isTrue();
    assertThat(NewPassword.isGood("Sh0rt!Pass1")).isFalse();
    assertThat(NewPassword.isGood("aaaaaaaaaaaaaaaa")).isFalse();
    assertThat(NewPassword.isGood("x1y2z3".repeat(100))).isFalse();
    // Composed or not: the same letter.
    assertThat(NewPassword.normal("e\u0301")).isEqualTo(NewPassword.normal("\u00e9"));
  }
}
