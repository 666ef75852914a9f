package org.recourse.server.outbox;

import org.recourse.hub.WebhookStore;
import org.recourse.storage.Database;
import org.recourse.storage.KeyRing;
import org.recourse.storage.SqlOutbox;
import org.recourse.storage.SqlWebhookStore;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Puts the outbox on its database.
@Configuration(proxyBeanMethods = false)
class OutboxWiring {

  @Bean
  SqlOutbox outbox(Database database, KeyRing keys) {
    return new SqlOutbox(database, keys);
  }

  @Bean
  WebhookStore webhookStore(Database database, KeyRing keys, SqlOutbox outbox) {
    return new SqlWebhookStore(database, keys, outbox);
  }
}
