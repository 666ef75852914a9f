/// The command line.
module org.recourse.cli {
  requires static org.jspecify;
  requires org.recourse.fingerprint;
  requires org.recourse.match;
  requires org.recourse.media;
  requires info.picocli;

  opens org.recourse.cli to
      info.picocli;
}
