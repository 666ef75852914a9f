/// Untrusted bytes to planes of pixels and frames, decoded within limits in a jailed child process.
module org.recourse.media {
  requires static org.jspecify;
  requires transitive org.recourse.fingerprint;

  exports org.recourse.media;
}
