package org.recourse.casework.statement;

/// On what a decision rests, DSA art. 17(3)(d) and (e).
public sealed interface Basis {

  /// Returns the provision or clause.
  Provision provision();

  /// The content is illegal.
  ///
  /// @param provision of the law
  record Illegal(Provision provision) implements Basis {}

  /// The content is against the platform's terms.
  ///
  /// @param provision the clause
  /// @param alsoIllegal whether the platform holds it to be illegal too
  record AgainstTerms(Provision provision, boolean alsoIllegal) implements Basis {}
}
