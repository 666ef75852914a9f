package org.recourse.server.exchange;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.Map;
import org.recourse.exchange.ConsumerStore;
import org.recourse.exchange.ExchangeKind;
import org.recourse.exchange.ExchangeStore;
import org.recourse.exchange.Exchanges;
import org.recourse.exchange.Publication;
import org.recourse.exchange.ShareStore;
import org.recourse.exchange.TimeMarks;
import org.recourse.exchange.feed.FeedDesk;
import org.recourse.exchange.feed.FeedFeedback;
import org.recourse.exchange.feed.FeedFetch;
import org.recourse.exchange.feedback.FeedbackStore;
import org.recourse.exchange.fetch.CappedHttp;
import org.recourse.exchange.fetch.Dialect;
import org.recourse.exchange.fetch.FetchRun;
import org.recourse.exchange.fetch.Intake;
import org.recourse.exchange.fetch.LocalFileFetch;
import org.recourse.exchange.fetch.Quarantine;
import org.recourse.exchange.fetch.RecordLedger;
import org.recourse.exchange.ncmec.NcmecFeedback;
import org.recourse.exchange.ncmec.NcmecFetch;
import org.recourse.exchange.stopncii.FetchHashes;
import org.recourse.exchange.stopncii.StopNciiFeedback;
import org.recourse.exchange.stopncii.StopNciiFetch;
import org.recourse.hub.EntryStore;
import org.recourse.hub.Hub;
import org.recourse.hub.TenantStore;
import org.recourse.server.ServeSettings;
import org.recourse.server.fetch.PinnedHttp;
import org.recourse.storage.Database;
import org.recourse.storage.KeyRing;
import org.recourse.storage.SqlConsumerStore;
import org.recourse.storage.SqlExchangeStore;
import org.recourse.storage.SqlFeedKeys;
import org.recourse.storage.SqlFeedbackStore;
import org.recourse.storage.SqlOutbox;
import org.recourse.storage.SqlRecordLedger;
import org.recourse.storage.SqlShareStore;
import org.recourse.storage.SqlTimeMarks;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Puts the exchange together. Nothing here decides anything.
@Configuration(proxyBeanMethods = false)
class ExchangeWiring {

  private static final String FOLDER = "exchanges";

  @Bean
  ShareStore shareStore(Database database) {
    return new SqlShareStore(database);
  }

  @Bean
  TimeMarks timeMarks(Database database) {
    return new SqlTimeMarks(database);
  }

  @Bean
  ExchangeStore exchangeStore(Database database, KeyRing keys) {
    return new SqlExchangeStore(database, keys);
  }

  @Bean
  ConsumerStore consumerStore(Database database) {
    return new SqlConsumerStore(database);
  }

  @Bean
  SqlRecordLedger recordLedger(Database database, KeyRing keys) {
    return new SqlRecordLedger(database, keys);
  }

  @Bean
  Publication publication(EntryStore entries, ShareStore shares, ExchangeStore exchanges) {
    return new Publication(entries, shares, exchanges);
  }

  @Bean
  FetchHashes fetchHashes(Publication publication, TimeMarks marks, InstantSource clock) {
    return new FetchHashes(publication, marks, clock);
  }

  @Bean
  FeedDesk feedDesk(
      Publication publication,
      ConsumerStore consumers,
      Database database,
      KeyRing keys,
      InstantSource clock) {
    return new FeedDesk(
        publication, consumers, SqlFeedKeys.open(database, keys, clock.millis()), clock);
  }

  @Bean(destroyMethod = "close")
  PinnedHttp exchangeHttp(ServeSettings settings) {
    return new PinnedHttp(settings.exchangeNetworks());
  }

  @Bean
  Intake intake(Hub hub, RecordLedger ledger, InstantSource clock) {
    return new Intake(hub, ledger, clock);
  }

  /// The languages in which we fetch.
  record Dialects(Map<ExchangeKind, Dialect> byKind) {}

  @Bean
  Dialects dialects(ServeSettings settings, CappedHttp http, InstantSource clock) {
    return new Dialects(Map.of(
        ExchangeKind.STOPNCII, new StopNciiFetch(http),
        ExchangeKind.FEED, new FeedFetch(http),
        ExchangeKind.NCMEC, new NcmecFetch(http, clock),
        ExchangeKind.LOCAL_FILE, new LocalFileFetch(settings.data().resolve(FOLDER))));
  }

  @Bean
  FetchRun fetchRun(
      Dialects dialects, ExchangeStore exchanges, Intake intake, Hub hub, InstantSource clock) {
    return new FetchRun(dialects.byKind(), exchanges, intake, hub, clock);
  }

  @Bean
  Quarantine quarantine(Dialects dialects, RecordLedger ledger, Intake intake) {
    return new Quarantine(dialects.byKind(), ledger, intake);
  }

  @Bean
  FeedbackStore feedbackStore(
      Database database, KeyRing keys, SqlOutbox outbox, SqlRecordLedger ledger) {
    return new SqlFeedbackStore(database, keys, outbox, ledger);
  }

  @Bean
  NcmecFeedback ncmecFeedback(CappedHttp http) {
    return new NcmecFeedback(http);
  }

  @Bean
  ExchangeCourier exchangeCourier(
      CappedHttp http, NcmecFeedback ncmec, ExchangeStore exchanges, FeedbackStore feedback) {
    return new ExchangeCourier(
        Map.of(
            ExchangeKind.STOPNCII, new StopNciiFeedback(http),
            ExchangeKind.FEED, new FeedFeedback(http),
            ExchangeKind.NCMEC, ncmec),
        exchanges,
        feedback);
  }

  @Bean(destroyMethod = "close")
  ExchangeSchedule exchangeSchedule(
      ExchangeStore exchanges,
      FetchRun fetching,
      FeedbackStore feedback,
      InstantSource clock,
      MeterRegistry metrics) {
    return new ExchangeSchedule(exchanges, fetching, feedback, clock, metrics);
  }

  @Bean
  Exchanges exchanges(
      ExchangeStore store,
      Hub hub,
      TenantStore tenants,
      InstantSource clock,
      FeedbackStore feedback,
      ExchangeSchedule schedule) {
    return new Exchanges(store, hub, tenants, clock, feedback, schedule::runNow);
  }
}
