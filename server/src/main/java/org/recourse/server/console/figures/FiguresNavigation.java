package org.recourse.server.console.figures;

import org.recourse.casework.staff.StaffAct;
import org.recourse.server.console.page.NavEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Where the figures are found.
@Configuration(proxyBeanMethods = false)
class FiguresNavigation {

  @Bean
  NavEntry figuresEntry() {
    return new NavEntry(50, "/figures", "nav.figures", StaffAct.READ_FIGURES);
  }
}
