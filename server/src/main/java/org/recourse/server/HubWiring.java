package org.recourse.server;

import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executors;
import org.recourse.hub.BankStore;
import org.recourse.hub.EntryStore;
import org.recourse.hub.Hub;
import org.recourse.hub.KeyStore;
import org.recourse.hub.MatchListener;
import org.recourse.hub.QuotaStore;
import org.recourse.hub.SeenStore;
import org.recourse.hub.SignalTypeStore;
import org.recourse.hub.TenantStore;
import org.recourse.media.MediaDecoder;
import org.recourse.media.MediaSettings;
import org.recourse.server.fetch.UrlFetcher;
import org.recourse.storage.Database;
import org.recourse.storage.DatabaseTooNewException;
import org.recourse.storage.KeyRing;
import org.recourse.storage.SqlBankStore;
import org.recourse.storage.SqlEntryStore;
import org.recourse.storage.SqlKeyStore;
import org.recourse.storage.SqlQuotaStore;
import org.recourse.storage.SqlSeenStore;
import org.recourse.storage.SqlSignalTypeStore;
import org.recourse.storage.SqlTenantStore;
import org.recourse.storage.WrongKeyException;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.core.StreamReadFeature;

/// Puts the libraries together. Nothing here decides anything.
@Configuration(proxyBeanMethods = false)
class HubWiring {

  @Bean
  InstantSource clock() {
    return InstantSource.system();
  }

  /// A member that is given twice is refused: two readers may take different ones.
  @Bean
  JsonMapperBuilderCustomizer strictReading() {
    return json -> json.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION);
  }

  @Bean(destroyMethod = "close")
  Database database(ServeSettings settings) throws DatabaseTooNewException {
    return Database.open(settings.url(), FailStop::halt);
  }

  @Bean
  KeyRing keyRing(Database database, ServeSettings settings, InstantSource clock)
      throws WrongKeyException {
    return KeyRing.open(database, settings.operatorKey(), clock.millis());
  }

  @Bean
  BankStore bankStore(Database database) {
    return new SqlBankStore(database);
  }

  @Bean
  EntryStore entryStore(Database database, KeyRing keys) {
    return new SqlEntryStore(database, keys);
  }

  @Bean
  SeenStore seenStore(Database database, KeyRing keys) {
    return new SqlSeenStore(database, keys);
  }

  @Bean
  TenantStore tenantStore(Database database) {
    return new SqlTenantStore(database);
  }

  @Bean
  SignalTypeStore signalTypeStore(Database database) {
    return new SqlSignalTypeStore(database);
  }

  @Bean
  KeyStore keyStore(Database database) {
    return new SqlKeyStore(database);
  }

  @Bean
  QuotaStore quotaStore(Database database) {
    return new SqlQuotaStore(database);
  }

  @Bean
  Hub hub(BankStore banks, EntryStore entries, InstantSource clock, List<MatchListener> listeners) {
    var maintenance = Executors.newSingleThreadExecutor(
        Thread.ofPlatform().daemon().name("index-maintenance").factory());
    return new Hub(banks, entries, maintenance, clock, MatchListener.all(listeners));
  }

  @Bean(destroyMethod = "close")
  UrlFetcher urlFetcher(ServeSettings settings) {
    return new UrlFetcher(settings.fetch());
  }

  @Bean(destroyMethod = "close")
  MediaDecoder mediaDecoder() throws IOException {
    return MediaDecoder.open(MediaSettings.standard());
  }
}
