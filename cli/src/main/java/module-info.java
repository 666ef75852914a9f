/// The command line.
module org.recourse.cli {
  requires static org.jspecify;
  requires info.picocli;
  requires java.desktop;
  requires org.recourse.benchmarks;
  requires org.recourse.fingerprint;
  requires org.recourse.match;
  requires org.recourse.media;
  requires tools.jackson.core;

  opens org.recourse.cli to
      info.picocli;
  opens org.recourse.cli.bank to
      info.picocli;
  opens org.recourse.cli.demo to
      info.picocli;
}
