/// Banks of fingerprints, and the index that finds what is near a fingerprint, exactly.
module org.recourse.match {
  requires static transitive org.jspecify;
  requires transitive org.recourse.fingerprint;

  exports org.recourse.match;
  exports org.recourse.match.copies;
}
