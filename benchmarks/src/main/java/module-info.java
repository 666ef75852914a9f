/// Measures speed, end to end. The command line calls it as `recourse bench`; kernels are
/// measured by JMH from the test folder, which no other module sees.
module org.recourse.benchmarks {
  requires static transitive org.jspecify;
  requires transitive org.recourse.fingerprint;
  requires transitive org.recourse.match;
  requires java.management;
  requires java.net.http;
  requires jdk.httpserver;
  requires org.recourse.media;
  requires java.desktop;

  exports org.recourse.benchmarks;
}
