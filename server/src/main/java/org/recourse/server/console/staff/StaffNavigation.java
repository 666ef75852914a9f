package org.recourse.server.console.staff;

import org.recourse.casework.staff.StaffAct;
import org.recourse.server.console.page.NavEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class StaffNavigation {

  @Bean
  NavEntry approvalsEntry() {
    return new NavEntry(80, "/approvals", "nav.approvals", StaffAct.APPROVE);
  }

  @Bean
  NavEntry staffEntry() {
    return new NavEntry(90, "/staff", "nav.staff", StaffAct.READ_STAFF);
  }
}
