package org.recourse.server.casework;

import java.time.InstantSource;
import org.recourse.casework.cases.CaseStore;
import org.recourse.casework.cases.Retention;
import org.recourse.casework.cases.SharedCaseStore;
import org.recourse.casework.law.DeadlineScan;
import org.recourse.casework.law.DeadlineStore;
import org.recourse.casework.law.GuardedClock;
import org.recourse.casework.law.LawBook;
import org.recourse.casework.notice.NoticeStore;
import org.recourse.casework.oversight.LawfulRequestStore;
import org.recourse.casework.oversight.OutcomeFacts;
import org.recourse.casework.review.PictureStore;
import org.recourse.casework.review.ReviewStore;
import org.recourse.casework.statement.ReportStore;
import org.recourse.server.ServeSettings;
import org.recourse.storage.Database;
import org.recourse.storage.KeyRing;
import org.recourse.storage.SqlCaseStore;
import org.recourse.storage.SqlDeadlineStore;
import org.recourse.storage.SqlEntryStore;
import org.recourse.storage.SqlLawfulRequestStore;
import org.recourse.storage.SqlNoticeStore;
import org.recourse.storage.SqlOutbox;
import org.recourse.storage.SqlOutcomeFacts;
import org.recourse.storage.SqlPictureStore;
import org.recourse.storage.SqlReportStore;
import org.recourse.storage.SqlReviewStore;
import org.recourse.storage.SqlSharedCaseStore;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Puts casework on its stores. Nothing here decides anything.
@Configuration(proxyBeanMethods = false)
class CaseworkWiring {

  @Bean
  LawBook lawBook(CaseworkSettings settings) {
    return settings.laws();
  }

  @Bean
  CaseworkSettings caseworkSettings(ServeSettings settings) {
    return settings.casework();
  }

  @Bean
  NoticeStore noticeStore(Database database, KeyRing keys) {
    return notices(database, keys);
  }

  @Bean
  ReviewStore reviewStore(Database database, KeyRing keys) {
    return new SqlReviewStore(
        database, keys, new SqlOutbox(database, keys), new SqlEntryStore(database, keys));
  }

  @Bean
  PictureStore pictureStore(Database database, KeyRing keys) {
    return new SqlPictureStore(database, keys);
  }

  @Bean
  CaseStore caseStore(Database database, KeyRing keys) {
    return new SqlCaseStore(
        database, keys, notices(database, keys), new SqlEntryStore(database, keys));
  }

  @Bean
  SharedCaseStore sharedCaseStore(Database database, KeyRing keys) {
    return new SqlSharedCaseStore(database, keys);
  }

  @Bean
  Retention retention(
      @Value("${recourse.retention.case-days:730}") int caseDays,
      @Value("${recourse.retention.notice-days:365}") int noticeDays) {
    return new Retention(caseDays, noticeDays);
  }

  @Bean
  LawfulRequestStore lawfulRequestStore(Database database, KeyRing keys) {
    return new SqlLawfulRequestStore(database, keys);
  }

  @Bean
  DeadlineStore deadlineStore(Database database, KeyRing keys) {
    return new SqlDeadlineStore(database, keys, new SqlOutbox(database, keys));
  }

  @Bean
  ReceiptClock receiptClock(DeadlineStore store, InstantSource clock) {
    return new ReceiptClock(new GuardedClock(clock, System::nanoTime, store.lastReading()));
  }

  @Bean
  DeadlineScan deadlineScan(DeadlineStore store, ReceiptClock clock) {
    return new DeadlineScan(clock.guarded(), store);
  }

  @Bean
  OutcomeFacts outcomeFacts(Database database) {
    return new SqlOutcomeFacts(database);
  }

  @Bean
  ReportStore reportStore(Database database) {
    return new SqlReportStore(database);
  }

  private static SqlNoticeStore notices(Database database, KeyRing keys) {
    return new SqlNoticeStore(database, keys, new SqlOutbox(database, keys));
  }
}
