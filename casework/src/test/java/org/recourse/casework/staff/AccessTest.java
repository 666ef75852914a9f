package org.recourse.casework.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.recourse.hub.TenantId;

class AccessTest {

  @ParameterizedTest
  @EnumSource(StaffAct.class)
  void everyActIsAllowedToSomebody(StaffAct act) {
    assertThat(Access.allows(EnumSet.allOf(Role.class), act)).isTrue();
  }

  @ParameterizedTest
  @EnumSource(Role.class)
  void everybodyKeepsHisOwnAccount(Role role) {
    assertThat(Access.acts(role)).contains(StaffAct.OWN_ACCOUNT, StaffAct.OWN_SIGN_IN);
  }

  @ParameterizedTest
  @EnumSource(TwoPersonAct.class)
  void whoMayDoWhatNeedsTwoSeesWhatWaits(TwoPersonAct act) {
    for (Role role : Role.values()) {
      if (Access.allows(role, act.act())) {
        assertThat(Access.allows(role, StaffAct.APPROVE)).as("%s", role).isTrue();
      }
    }
  }

  @Test
  void whoRunsTheProgramAndWhoAuditsItReadNoNoticeNoCaseAndNoPicture() {
    for (Role role : Set.of(Role.OPERATOR, Role.AUDITOR)) {
      assertThat(Access.acts(role))
          .doesNotContain(StaffAct.READ_NOTICE, StaffAct.READ_CASE, StaffAct.LOOK, StaffAct.DECIDE);
    }
  }

  @Test
  void anAuditorChangesNothingButHisOwnAccount() {
    assertThat(Access.acts(Role.AUDITOR))
        .containsExactlyInAnyOrder(
            StaffAct.OWN_ACCOUNT,
            StaffAct.OWN_SIGN_IN,
            StaffAct.READ_FIGURES,
            StaffAct.READ_RECORD,
            StaffAct.READ_STAFF);
  }

  @Test
  void nobodyAuditsHimself() {
    assertThatThrownBy(() -> member(Set.of(Role.AUDITOR, Role.REVIEWER), false))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aLeadMakesReviewersAndCaseworkersAndNoLeads() {
    Set<Role> lead = Set.of(Role.LEAD);
    assertThat(Access.mayGrant(lead, Role.REVIEWER)).isTrue();
    assertThat(Access.mayGrant(lead, Role.CASEWORKER)).isTrue();
    assertThat(Access.mayGrant(lead, Role.LEAD)).isFalse();
    assertThat(Access.mayGrant(lead, Role.OPERATOR)).isFalse();
    assertThat(Access.mayGrant(Set.of(Role.OPERATOR), Role.OPERATOR)).isTrue();
    assertThat(Access.mayGrant(Set.of(Role.REVIEWER), Role.REVIEWER)).isFalse();
  }

  @Test
  void whoIsDisabledMayNothing() {
    StaffMember disabled = member(Set.of(Role.LEAD), true);
    for (StaffAct act : StaffAct.values()) {
      assertThat(disabled.may(act)).isFalse();
    }
    assertThat(disabled.knowsSession(Instant.MAX)).isFalse();
  }

  @Test
  void aSessionFromBeforeTheLastChangeCountsNoMore() {
    StaffMember member = member(Set.of(Role.LEAD), false);
    assertThat(member.knowsSession(Instant.EPOCH)).isTrue();
    assertThat(member.knowsSession(Instant.EPOCH.minusMillis(1))).isFalse();
  }

  private static StaffMember member(Set<Role> roles, boolean disabled) {
    return new StaffMember(
        new StaffId(1), new TenantId(1), "alder-27", roles, Set.of(), disabled, Instant.EPOCH);
  }
}
