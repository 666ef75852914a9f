package org.recourse.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.recourse.storage.Stores.NOON;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.recourse.casework.staff.ContentCategory;
import org.recourse.casework.staff.OutsideIdentity;
import org.recourse.casework.staff.Passkey;
import org.recourse.casework.staff.Role;
import org.recourse.casework.staff.StaffCredentials;
import org.recourse.casework.staff.StaffMember;
import org.recourse.casework.staff.StaffStore.Invitation;

/// What both databases promise of the staff.
@ParameterizedClass
@EnumSource(TestDatabase.class)
class StaffStoreTest {

  private static final Instant LATER = NOON.plusSeconds(60);
  private static final Instant NEXT_DAY = NOON.plusSeconds(86_400);
  private static final Set<Role> REVIEWER = Set.of(Role.REVIEWER);

  private final TestDatabase kind;

  @TempDir
  private Path folder;

  private Stores stores;
  private SqlStaffStore staff;

  StaffStoreTest(TestDatabase kind) {
    this.kind = kind;
  }

  @BeforeEach
  void open() throws Exception {
    stores = Stores.open(kind, folder);
    staff = new SqlStaffStore(stores.database(), stores.keys());
  }

  @AfterEach
  void close() {
    stores.close();
  }

  @Test
  void aMemberIsReadAsItWasInvited() {
    StaffMember ann = invite("ann@example.org", "alder-27", "d1");
    assertThat(ann.roles()).isEqualTo(REVIEWER);
    assertThat(ann.optOuts()).isEmpty();
    assertThat(ann.disabled()).isFalse();
    assertThat(staff.find(ann.id())).contains(ann);
    assertThat(staff.ofTenant(stores.tenant())).containsExactly(ann);
    assertThat(staff.ofTenant(stores.tenants().createTenant("another", NOON))).isEmpty();
  }

  @Test
  void aNameAndAPseudonymAreOnePersonsOnly() {
    invite("ann@example.org", "alder-27", "d1");
    assertThat(tryInvite("ann@example.org", "birch-11", "d2")).isEmpty();
    assertThat(tryInvite("ben@example.org", "alder-27", "d3")).isEmpty();
    assertThat(tryInvite("ben@example.org", "birch-11", "d4")).isPresent();
  }

  @Test
  void anInvitationLetsInOnceAndNotAfterItEnded() {
    StaffMember ann = invite("ann@example.org", "alder-27", "d1");
    assertThat(staff.invited("d1", LATER)).contains(ann);
    assertThat(staff.invited("d1", NEXT_DAY)).isEmpty();
    assertThat(staff.accept("d1", "hash", "SECRET", NEXT_DAY)).isFalse();
    assertThat(staff.accept("d2", "hash", "SECRET", LATER)).isFalse();
    assertThat(staff.accept("d1", "hash", "SECRET", LATER)).isTrue();
    assertThat(staff.accept("d1", "other", "OTHER", LATER)).isFalse();
    StaffCredentials kept = staff.named("ann@example.org").orElseThrow();
    assertThat(kept.passwordHash()).isEqualTo("hash");
    assertThat(kept.totpSecret()).isEqualTo("SECRET");
    assertThat(kept.member().sessionsFrom()).isEqualTo(LATER);
    assertThat(staff.credentials(ann.id())).contains(kept);
    assertThat(staff.named("Ann@example.org")).isEmpty();
  }

  @Test
  void aNewInvitationEndsTheOldOneAndAllCredentialsOnceItIsAccepted() {
    StaffMember ann = invite("ann@example.org", "alder-27", "d1");
    staff.accept("d1", "hash", "SECRET", LATER);
    staff.addPasskey(passkey(ann, "lost"));
    assertThat(staff.inviteAgain(ann.id(), new Invitation("d2", NEXT_DAY))).isTrue();
    assertThat(staff.passkeys(ann.id())).hasSize(1);
    assertThat(staff.accept("d2", passkey(ann, "new"), LATER)).isTrue();
    assertThat(staff.passkeys(ann.id())).containsExactly(passkey(ann, "new"));
    assertThat(staff.named("ann@example.org").orElseThrow().passwordHash()).isNull();
  }

  @Test
  void anOutsideIdentityIsOnePersonsAndEndsWithWhatItCameWith() {
    StaffMember ann = invite("ann@example.org", "alder-27", "d1");
    StaffMember ben = invite("ben@example.org", "birch-11", "d2");
    OutsideIdentity first = new OutsideIdentity("https://id.example", "subject 1");
    OutsideIdentity second = new OutsideIdentity("https://id.example", "subject 2");
    assertThat(staff.linked(first)).isEmpty();
    assertThat(staff.link(ann.id(), first, NOON)).isTrue();
    assertThat(staff.link(ann.id(), first, LATER)).isTrue();
    assertThat(staff.link(ben.id(), first, LATER)).isFalse();
    assertThat(staff.linked(first)).contains(ann);
    assertThat(staff.linked(new OutsideIdentity("https://other.example", "subject 1")))
        .isEmpty();
    assertThat(staff.link(ann.id(), second, LATER)).isTrue();
    assertThat(staff.linked(first)).isEmpty();
    assertThat(staff.isLinked(ben.id())).isFalse();
    assertThat(staff.unlink(ann.id())).isTrue();
    assertThat(staff.unlink(ann.id())).isFalse();
    assertThat(staff.linked(second)).isEmpty();
  }

  @Test
  void anInvitationAcceptedWithAnOutsideIdentityIsUsedUpOnlyIfItIsFree() {
    StaffMember ann = invite("ann@example.org", "alder-27", "d1");
    StaffMember ben = invite("ben@example.org", "birch-11", "d2");
    OutsideIdentity identity = new OutsideIdentity("https://id.example", "subject 1");
    assertThat(staff.accept("d1", identity, NEXT_DAY)).isFalse();
    assertThat(staff.accept("d1", identity, LATER)).isTrue();
    assertThat(staff.accept("d1", identity, LATER)).isFalse();
    assertThat(staff.accept("d2", identity, LATER)).isFalse();
    assertThat(staff.invited("d2", LATER)).contains(ben);
    assertThat(staff.linked(identity).orElseThrow().id()).isEqualTo(ann.id());
    staff.inviteAgain(ann.id(), new Invitation("d3", NEXT_DAY));
    assertThat(staff.accept("d3", "hash", "SECRET", LATER)).isTrue();
    assertThat(staff.linked(identity)).isEmpty();
    assertThat(staff.link(ann.id(), identity, LATER)).isTrue();
    staff.remove(ann.id(), LATER);
    assertThat(staff.linked(identity)).isEmpty();
  }

  @Test
  void aOneTimeCodeIsUsedOnceAndNoneBeforeItAfterwards() {
    StaffMember ann = invite("ann@example.org", "alder-27", "d1");
    assertThat(staff.useTotpStep(ann.id(), 100)).isTrue();
    assertThat(staff.useTotpStep(ann.id(), 100)).isFalse();
    assertThat(staff.useTotpStep(ann.id(), 99)).isFalse();
    assertThat(staff.useTotpStep(ann.id(), 101)).isTrue();
  }

  @Test
  void rolesAndOptOutsAreAsTheyWereSetLast() {
    StaffMember ann = invite("ann@example.org", "alder-27", "d1");
    staff.setRoles(ann.id(), Set.of(Role.LEAD, Role.CASEWORKER));
    staff.setOptOuts(ann.id(), Set.of(ContentCategory.VIOLENCE, ContentCategory.INTIMATE_VIDEOS));
    StaffMember after = staff.find(ann.id()).orElseThrow();
    assertThat(after.roles()).containsExactlyInAnyOrder(Role.LEAD, Role.CASEWORKER);
    assertThat(after.optOuts()).hasSize(2);
    staff.setRoles(ann.id(), Set.of());
    staff.setOptOuts(ann.id(), Set.of());
    assertThat(staff.find(ann.id()).orElseThrow().roles()).isEmpty();
  }

  @Test
  void whoIsDisabledHasNoInvitationAndNoSessionAnyMore() {
    StaffMember ann = invite("ann@example.org", "alder-27", "d1");
    staff.setDisabled(ann.id(), true, LATER);
    StaffMember after = staff.find(ann.id()).orElseThrow();
    assertThat(after.disabled()).isTrue();
    assertThat(after.sessionsFrom()).isEqualTo(LATER);
    assertThat(staff.accept("d1", "hash", "SECRET", LATER)).isFalse();
    staff.setDisabled(ann.id(), false, LATER);
    assertThat(staff.find(ann.id()).orElseThrow().disabled()).isFalse();
    assertThat(staff.accept("d1", "hash", "SECRET", LATER)).isFalse();
  }

  @Test
  void ofWhoIsRemovedThePseudonymIsLeft() {
    StaffMember ann = invite("ann@example.org", "alder-27", "d1");
    staff.accept("d1", "hash", "SECRET", LATER);
    staff.addPasskey(passkey(ann, "key"));
    staff.remove(ann.id(), LATER);
    assertThat(staff.named("ann@example.org")).isEmpty();
    assertThat(staff.passkey("key")).isEmpty();
    assertThat(staff.ofTenant(stores.tenant())).isEmpty();
    StaffMember after = staff.find(ann.id()).orElseThrow();
    assertThat(after.pseudonym()).isEqualTo("alder-27");
    assertThat(after.disabled()).isTrue();
    assertThat(after.roles()).isEmpty();
    staff.setDisabled(ann.id(), false, LATER);
    assertThat(staff.find(ann.id()).orElseThrow().disabled()).isTrue();
    assertThat(staff.inviteAgain(ann.id(), new Invitation("d2", NEXT_DAY))).isFalse();
    assertThat(tryInvite("ann@example.org", "birch-11", "d3")).isPresent();
  }

  @Test
  void aPasskeyIsFoundByItsIdAndCountsUp() {
    StaffMember ann = invite("ann@example.org", "alder-27", "d1");
    StaffMember ben = invite("ben@example.org", "birch-11", "d2");
    staff.addPasskey(passkey(ann, "first"));
    staff.addPasskey(passkey(ann, "second"));
    staff.addPasskey(passkey(ben, "first"));
    assertThat(staff.passkeys(ann.id()))
        .extracting(Passkey::credentialId)
        .containsExactly("first", "second");
    assertThat(staff.passkeys(ben.id())).isEmpty();
    staff.usedPasskey("first", 7, LATER);
    Passkey used = staff.passkey("first").orElseThrow();
    assertThat(used.signatureCount()).isEqualTo(7);
    assertThat(used.usedAt()).isEqualTo(LATER);
    assertThat(used.label()).isEqualTo("on my\nkey ring 鑰匙");
    assertThat(staff.removePasskey(ben.id(), "first")).isFalse();
    assertThat(staff.removePasskey(ann.id(), "first")).isTrue();
    assertThat(staff.passkey("first")).isEmpty();
  }

  @Test
  void neitherNamesNorSecretsAreOnTheDiskAsTheyAre() {
    StaffMember ann = invite("ann@example.org", "alder-27", "d1");
    staff.accept("d1", "a-password-hash", "A-TOTP-SECRET", LATER);
    staff.addPasskey(passkey(ann, "a-credential"));
    for (String table : List.of("staff", "passkey")) {
      for (Map<String, Object> row :
          stores.database().jdbc().queryForList("select * from " + table)) {
        row.forEach((column, value) -> assertThat(text(value))
            .as(column)
            .doesNotContain("ann@", "a-password", "A-TOTP", "a-credential", "public", "ring"));
      }
    }
  }

  private static String text(Object value) {
    return value instanceof byte[] bytes
        ? new String(bytes, StandardCharsets.ISO_8859_1)
        : String.valueOf(value);
  }

  private static Passkey passkey(StaffMember owner, String id) {
    return new Passkey(
        owner.id(), id, "public-" + id, "attested", "on my\nkey ring 鑰匙", 0, "uv be", NOON, null);
  }

  private StaffMember invite(String name, String pseudonym, String digest) {
    return tryInvite(name, pseudonym, digest).orElseThrow();
  }

  private Optional<StaffMember> tryInvite(String name, String pseudonym, String digest) {
    return staff.invite(
        stores.tenant(), name, pseudonym, REVIEWER, new Invitation(digest, NEXT_DAY), NOON);
  }
}
