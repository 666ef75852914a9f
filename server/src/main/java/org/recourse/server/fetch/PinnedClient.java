package org.recourse.server.fetch;

import java.time.Duration;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.util.Timeout;

/// Makes an HTTP client that connects only to what a resolver gives it and decides nothing by
/// itself: it keeps no cookie, follows no redirect, unpacks nothing, tries nothing twice, reads
/// no proxy setting, and makes each connection anew.
final class PinnedClient {

  private static final int MOST_AT_ONCE = 32;
  private static final int MOST_HEADERS = 100;
  private static final int LONGEST_LINE = 8 * 1024;
  private static final Timeout TO_CONNECT = Timeout.ofSeconds(5);

  private PinnedClient() {}

  /// Makes one.
  ///
  /// @param tls decides whom it trusts
  /// @param silence for how long the other side may send nothing
  static CloseableHttpClient with(DnsResolver resolver, TlsSocketStrategy tls, Duration silence) {
    Timeout patience = Timeout.of(silence);
    Http1Config bounds = Http1Config.custom()
        .setMaxHeaderCount(MOST_HEADERS)
        .setMaxLineLength(LONGEST_LINE)
        .build();
    ConnectionConfig connections = ConnectionConfig.custom()
        .setConnectTimeout(TO_CONNECT)
        .setSocketTimeout(patience)
        .build();
    RequestConfig requests = RequestConfig.custom()
        .setConnectionRequestTimeout(TO_CONNECT)
        .setResponseTimeout(patience)
        .setRedirectsEnabled(false)
        .setProtocolUpgradeEnabled(false)
        .build();
    return HttpClients.custom()
        .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
            .setDnsResolver(resolver)
            .setTlsSocketStrategy(tls)
            .setConnectionFactory(
                ManagedHttpClientConnectionFactory.builder().http1Config(bounds).build())
            .setDefaultConnectionConfig(connections)
            .setMaxConnTotal(MOST_AT_ONCE)
            .setMaxConnPerRoute(MOST_AT_ONCE)
            .build())
        .setDefaultRequestConfig(requests)
        .setConnectionReuseStrategy((request, response, context) -> false)
        .setUserAgent("Recourse")
        .disableRedirectHandling()
        .disableAutomaticRetries()
        .disableContentCompression()
        .disableCookieManagement()
        .disableAuthCaching()
        .build();
  }
}
