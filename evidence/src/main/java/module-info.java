/// Evidence that outsiders can check: the custody log in open formats, its proofs. Knows nothing
/// of cases, and changes or removes nothing that was written.
module org.recourse.evidence {
  requires static transitive org.jspecify;

  exports org.recourse.evidence;
  exports org.recourse.evidence.disk;
  exports org.recourse.evidence.log;
}
