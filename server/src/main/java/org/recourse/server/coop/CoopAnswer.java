package org.recourse.server.coop;

/// What the platform is told of an appeal's end, beside how it ended. Kept sealed with the
/// appeal. Withheld from logs.
///
/// @param appealId the platform's own name for it
/// @param item what was acted on
/// @param appealedBy who appealed
record CoopAnswer(String appealId, CoopItem item, CoopItem appealedBy) {

  /// Something in a body.
  ///
  /// @param id the platform's own name for it
  /// @param typeId which of the platform's types
  record CoopItem(String id, String typeId) {

    static CoopItem of(CoopName name) {
      return new CoopItem(name.id(), name.typeId());
    }

    @Override
    public String toString() {
      return "CoopItem[withheld]";
    }
  }

  static CoopAnswer of(CoopAppeal appeal) {
    return new CoopAnswer(
        appeal.appealId(), CoopItem.of(appeal.item()), CoopItem.of(appeal.appealedBy()));
  }

  @Override
  public String toString() {
    return "CoopAnswer[withheld]";
  }
}
