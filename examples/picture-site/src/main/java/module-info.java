/// A small picture-sharing site that is connected to Recourse, as an example. It knows Recourse by
/// its HTTP interface alone, and needs nothing but the JDK.
module org.recourse.examples.site {
  requires static org.jspecify;
  requires java.net.http;
  requires jdk.httpserver;

  exports org.recourse.examples.site;
}
