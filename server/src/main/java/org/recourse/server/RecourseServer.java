package org.recourse.server;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import org.recourse.hub.StoreUnavailableException;
import org.recourse.server.access.FirstStart;
import org.recourse.server.access.KeyText;
import org.recourse.server.faces.Face;
import org.recourse.server.faces.FacePorts;
import org.recourse.storage.DatabaseTooNewException;
import org.recourse.storage.WrongKeyException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.boot.tomcat.ConnectorStartFailedException;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.support.GenericApplicationContext;

/// The running service. Closing it answers what was begun and ends.
public final class RecourseServer implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(RecourseServer.class);

  private final ConfigurableApplicationContext context;

  private final CountDownLatch ended = new CountDownLatch(1);

  private RecourseServer(ConfigurableApplicationContext context) {
    this.context = context;
    context.addApplicationListener(
        (ApplicationListener<ContextClosedEvent>) closed -> ended.countDown());
  }

  /// Starts, and returns when it answers.
  ///
  /// @throws CannotStartException if the port is taken, or the data cannot be opened
  public static RecourseServer start(ServeSettings settings) throws CannotStartException {
    SpringApplication application = new SpringApplication(Wiring.class);
    application.setDefaultProperties(Map.of(
        "server.address", settings.address().getHostAddress(),
        "server.port", settings.port()));
    application.addInitializers((ApplicationContextInitializer<GenericApplicationContext>)
        starting -> starting.registerBean(ServeSettings.class, () -> settings));
    try {
      return new RecourseServer(application.run());
    } catch (RuntimeException e) {
      throw new CannotStartException(why(e, settings), e);
    }
  }

  private static String why(Throwable failure, ServeSettings settings) {
    for (Throwable e = failure; e != null; e = e.getCause()) {
      switch (e) {
        case PortInUseException _ -> {
          return "port " + settings.port() + " is taken: choose another with --port";
        }
        case ConnectorStartFailedException failed -> {
          return "port " + failed.getPort() + " is taken: choose another for what listens there";
        }
        case DatabaseTooNewException _, WrongKeyException _ -> {
          return String.valueOf(e.getMessage());
        }
        case StoreUnavailableException _ -> {
          return "the database cannot be reached: " + root(e);
        }
        default -> {
          // Its cause may be one of these.
        }
      }
    }
    LOG.error("event=CANNOT_START", failure);
    return "it cannot start: " + failure.getMessage();
  }

  // What the database itself says, in one line: the operator named it.
  private static String root(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return String.valueOf(root.getMessage()).lines().findFirst().orElse("");
  }

  /// Waits until it is stopped.
  public void awaitEnd() throws InterruptedException {
    ended.await();
  }

  /// Returns the port on which it answers.
  public int port() {
    return Objects.requireNonNull(
            ((WebServerApplicationContext) context).getWebServer(), "no web server")
        .getPort();
  }

  /// Returns the port on which a face answers, if it is open.
  public OptionalInt port(Face face) {
    return context.getBean(FacePorts.class).port(face);
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
  // The framework would make a user of its own with a password that it prints.
  @EnableAutoConfiguration(exclude = UserDetailsServiceAutoConfiguration.class)
  @ComponentScan
  static class Wiring {}
}
