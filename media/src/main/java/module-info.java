/// Untrusted bytes to fingerprints and small grey planes, decoded within limits in a jailed child
/// process.
module org.recourse.media {
  requires static org.jspecify;
  requires transitive org.recourse.fingerprint;
  requires java.desktop;
  requires org.bytedeco.ffmpeg;
  requires org.bytedeco.javacpp;

  exports org.recourse.media;
}
