/// Banks under governance: who says what of an entry, what may follow from a match, and the live
/// index over all of them.
module org.recourse.hub {
  requires com.carrotsearch.hppc;
  requires static transitive org.jspecify;
  requires transitive org.recourse.fingerprint;
  requires transitive org.recourse.match;

  exports org.recourse.hub;
}
