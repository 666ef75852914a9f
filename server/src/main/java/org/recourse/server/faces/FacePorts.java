package org.recourse.server.faces;

import jakarta.servlet.http.HttpServletRequest;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalInt;
import org.apache.catalina.connector.Connector;
import org.apache.tomcat.util.threads.VirtualThreadExecutor;
import org.recourse.server.ServeSettings;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/// The ports beside the main one, each with its [Face], where the operator asked for them.
@Component
public class FacePorts implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

  private static final int LARGEST_FORM = 64 * 1024;

  private final Map<Face, Connector> connectors = new EnumMap<>(Face.class);

  /// Opens the ports with the server.
  public FacePorts(ServeSettings settings) {
    settings.hma().ifPresent(hma -> open(Face.HMA, settings, hma.port()));
    settings.intake().ifPresent(intake -> open(Face.INTAKE, settings, intake.port()));
    settings.console().ifPresent(console -> open(Face.CONSOLE, settings, console.port()));
  }

  // As application.properties has it for the main port.
  private void open(Face face, ServeSettings settings, int port) {
    Connector made = new Connector(TomcatServletWebServerFactory.DEFAULT_PROTOCOL);
    answerBeforeTheBody(made);
    made.setPort(port);
    made.setProperty("address", settings.address().getHostAddress());
    made.setProperty("connectionTimeout", "20000");
    made.setProperty("keepAliveTimeout", "75000");
    made.setProperty("maxKeepAliveRequests", "10000");
    made.setProperty("maxSwallowSize", "16777216");
    made.setProperty("maxHttpRequestHeaderSize", "16384");
    made.setMaxPostSize(LARGEST_FORM);
    made.getProtocolHandler()
        .setExecutor(new VirtualThreadExecutor(face.inside().substring(1) + "-"));
    connectors.put(face, made);
  }

  @Override
  public void customize(TomcatServletWebServerFactory factory) {
    factory.addConnectorCustomizers(FacePorts::answerBeforeTheBody);
    connectors.values().forEach(factory::addAdditionalConnectors);
  }

  // Who sends "Expect: 100-continue" is told to go on when the body is wanted, and not before: what
  // is refused is then not sent.
  private static void answerBeforeTheBody(Connector connector) {
    connector.setProperty("continueResponseTiming", "onRead");
  }

  /// Returns the port of a face, if it is open.
  public OptionalInt port(Face face) {
    Connector connector = connectors.get(face);
    return connector == null ? OptionalInt.empty() : OptionalInt.of(connector.getLocalPort());
  }

  /// Returns whether a call came in on the port of a face.
  public boolean isOn(Face face, HttpServletRequest call) {
    return port(face).equals(OptionalInt.of(call.getLocalPort()));
  }
}
