package org.recourse.server.console.cases;

import org.recourse.casework.staff.StaffAct;
import org.recourse.server.console.page.NavEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Where the pages of cases are found.
@Configuration(proxyBeanMethods = false)
class CasesNavigation {

  @Bean
  NavEntry casesEntry() {
    return new NavEntry(15, "/cases", "nav.cases", StaffAct.READ_CASE);
  }
}
