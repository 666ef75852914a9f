package org.recourse.server;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.recourse.server.access.FirstStart;
import org.recourse.server.access.KeyText;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.support.GenericApplicationContext;

/// The running service. Closing it answers what was begun and ends.
public final class RecourseServer implements AutoCloseable {

  private final ConfigurableApplicationContext context;

  private RecourseServer(ConfigurableApplicationContext context) {
    this.context = context;
  }

  /// Starts, and returns when it answers.
  public static RecourseServer start(ServeSettings settings) {
    SpringApplication application = new SpringApplication(Wiring.class);
    application.setDefaultProperties(Map.of(
        "server.address", settings.address().getHostAddress(),
        "server.port", settings.port()));
    application.addInitializers((ApplicationContextInitializer<GenericApplicationContext>)
        starting -> starting.registerBean(ServeSettings.class, () -> settings));
    return new RecourseServer(application.run());
  }

  /// Returns the port on which it answers.
  public int port() {
    return Objects.requireNonNull(
            ((WebServerApplicationContext) context).getWebServer(), "no web server")
        .getPort();
  }

  /// Returns the token with which the first operator is made, if there is none yet.
  public Optional<KeyText> firstStartToken() {
    return context.getBean(FirstStart.class).token();
  }

  @Override
  public void close() {
    context.close();
  }

  @SpringBootConfiguration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  @ComponentScan
  static class Wiring {}
}
