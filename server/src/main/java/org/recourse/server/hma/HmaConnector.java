package org.recourse.server.hma;

import java.util.Optional;
import java.util.OptionalInt;
import org.apache.catalina.connector.Connector;
import org.apache.tomcat.util.threads.VirtualThreadExecutor;
import org.recourse.server.ServeSettings;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/// The second port, on which HMA's interface answers and nothing else does.
@Component
public class HmaConnector implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

  private static final int LARGEST_FORM = 64 * 1024;

  private final Optional<Connector> connector;

  /// Opens the port with the server, if it is asked for.
  public HmaConnector(ServeSettings settings) {
    connector = settings.hma().map(hma -> connector(settings, hma));
  }

  // As application.properties has it for the main port.
  private static Connector connector(ServeSettings settings, HmaSettings hma) {
    Connector made = new Connector(TomcatServletWebServerFactory.DEFAULT_PROTOCOL);
    made.setPort(hma.port());
    made.setProperty("address", settings.address().getHostAddress());
    made.setProperty("connectionTimeout", "20000");
    made.setProperty("keepAliveTimeout", "75000");
    made.setProperty("maxKeepAliveRequests", "10000");
    made.setProperty("maxSwallowSize", "16777216");
    made.setProperty("maxHttpRequestHeaderSize", "16384");
    made.setMaxPostSize(LARGEST_FORM);
    made.getProtocolHandler().setExecutor(new VirtualThreadExecutor("hma-"));
    return made;
  }

  @Override
  public void customize(TomcatServletWebServerFactory factory) {
    connector.ifPresent(factory::addAdditionalConnectors);
  }

  /// Returns the port, if HMA's interface is on.
  public OptionalInt port() {
    return connector.isPresent()
        ? OptionalInt.of(connector.get().getLocalPort())
        : OptionalInt.empty();
  }
}
