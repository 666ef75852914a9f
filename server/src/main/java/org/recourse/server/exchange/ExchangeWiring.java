package org.recourse.server.exchange;

import java.time.InstantSource;
import org.recourse.exchange.ExchangeStore;
import org.recourse.exchange.Publication;
import org.recourse.exchange.ShareStore;
import org.recourse.exchange.TimeMarks;
import org.recourse.exchange.stopncii.FetchHashes;
import org.recourse.hub.EntryStore;
import org.recourse.storage.Database;
import org.recourse.storage.KeyRing;
import org.recourse.storage.SqlExchangeStore;
import org.recourse.storage.SqlShareStore;
import org.recourse.storage.SqlTimeMarks;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Puts the exchange together. Nothing here decides anything.
@Configuration(proxyBeanMethods = false)
class ExchangeWiring {

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
  Publication publication(EntryStore entries, ShareStore shares, ExchangeStore exchanges) {
    return new Publication(entries, shares, exchanges);
  }

  @Bean
  FetchHashes fetchHashes(Publication publication, TimeMarks marks, InstantSource clock) {
    return new FetchHashes(publication, marks, clock);
  }
}
