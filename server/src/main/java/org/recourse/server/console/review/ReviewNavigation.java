package org.recourse.server.console.review;

import org.recourse.casework.review.ExposureBudget;
import org.recourse.casework.staff.StaffAct;
import org.recourse.server.casework.ReviewDesk;
import org.recourse.server.console.page.LookCount;
import org.recourse.server.console.page.NavEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Where the pages of review are found, and how much somebody has looked at.
@Configuration(proxyBeanMethods = false)
class ReviewNavigation {

  @Bean
  NavEntry queueEntry() {
    return new NavEntry(10, "/queue", "nav.queue", StaffAct.READ_QUEUE);
  }

  @Bean
  NavEntry appealsEntry() {
    return new NavEntry(20, "/appeals", "nav.appeals", StaffAct.DECIDE_APPEAL);
  }

  @Bean
  NavEntry samplesEntry() {
    return new NavEntry(30, "/samples", "nav.samples", StaffAct.SECOND_REVIEW);
  }

  @Bean
  NavEntry recordEntry() {
    return new NavEntry(60, "/record", "nav.record", StaffAct.READ_RECORD);
  }

  @Bean
  NavEntry requestsEntry() {
    return new NavEntry(70, "/requests", "nav.requests", StaffAct.LAWFUL_REQUEST);
  }

  @Bean
  LookCount lookCount(ReviewDesk desk) {
    int most = ExposureBudget.USUAL.looksPerDay();
    return member -> new LookCount.Looks(desk.lookedToday(member.id().number()), most);
  }
}
