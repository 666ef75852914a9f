/// The browser's door to `fingerprint`: the same classes, compiled to WebAssembly, and the scripts
/// that call them.
module org.recourse.fingerprint.web {
  requires jdk.httpserver;
  requires org.recourse.fingerprint;
  requires static org.jspecify;
  requires static teavm.interop;

  exports org.recourse.fingerprint.web;
}
