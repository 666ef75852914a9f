package org.recourse.server.coop;

import java.util.Optional;
import org.recourse.casework.review.KnownCopy;

/// What Coop calls something: an id within a type. Here it is one of the platform's own names,
/// `coop:TYPE:ID`. Immutable.
///
/// @param typeId which of the platform's types
/// @param id the platform's own name for it
record CoopName(String typeId, String id) {

  private static final String PREFIX = "coop:";

  /// How long either may be.
  static final int LONGEST = 255;

  /// Reads one in a body.
  ///
  /// @throws CoopRefusal if it is none, or both together are too long
  static CoopName read(CoopPart part) {
    CoopName name = new CoopName(typeId(part), part.text("id", LONGEST));
    if (name.text().length() > KnownCopy.LONGEST_ITEM_ID) {
      throw new CoopRefusal(
          part.pointer(),
          part.pointer() + ": id and type together may have about " + LONGEST + " characters");
    }
    return name;
  }

  // Coop takes an item's type in either form.
  private static String typeId(CoopPart part) {
    return part.objectIfThere("type")
        .filter(type -> !part.node().has("typeId"))
        .map(type -> type.text("id", LONGEST))
        .orElseGet(() -> part.text("typeId", LONGEST));
  }

  /// Reads [#text], if it is one.
  static Optional<CoopName> of(String text) {
    int end = text.indexOf(':', PREFIX.length());
    if (!text.startsWith(PREFIX) || end < 0 || end == text.length() - 1) {
      return Optional.empty();
    }
    String type = text.substring(PREFIX.length(), end).replace("%3A", ":").replace("%25", "%");
    return Optional.of(new CoopName(type, text.substring(end + 1)));
  }

  /// Returns it as one of the platform's own names.
  String text() {
    return PREFIX + typeId.replace("%", "%25").replace(":", "%3A") + ':' + id;
  }

  @Override
  public String toString() {
    return "CoopName[withheld]";
  }
}
