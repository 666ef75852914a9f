/// Pixels to fingerprints. Uses nothing but `java.base`, and of that only what a browser has,
/// because the same classes are compiled to WebAssembly and run on a requester's own device.
module org.recourse.fingerprint {
  requires static org.jspecify;

  exports org.recourse.fingerprint;
  exports org.recourse.fingerprint.inner;
  exports org.recourse.fingerprint.regions;
}
