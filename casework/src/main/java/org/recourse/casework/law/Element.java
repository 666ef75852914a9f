package org.recourse.casework.law;

import java.util.Optional;

/// What a notice can be made of, over all regimes. A regime says which of these it
/// [needs][Need]; what is missing is named to the notifier by its code.
public enum Element {
  /// Whether she notifies herself or someone does so for her.
  NOTIFIER_CAPACITY("notifier.capacity"),
  /// A physical or electronic signature; a typed name counts as one.
  NOTIFIER_SIGNATURE("notifier.signature"),
  /// The notifier's name.
  NOTIFIER_NAME("notifier.name"),
  /// How to reach the notifier.
  NOTIFIER_CONTACT("notifier.contact"),
  /// What shows that someone may act for her.
  AUTHORITY_DOCUMENT("authority_document"),
  /// Where the items are: link, message number, handle, or a description.
  ITEM_LOCATOR("items.locator"),
  /// Whether the items are authentic, synthetic, secretly filmed, or threatened.
  ITEM_KIND("items.kind"),
  /// That and why they were published without consent, or are illegal.
  STATEMENT_NONCONSENT("statement.nonconsent"),
  /// That the notifier believes it in good faith.
  STATEMENT_GOOD_FAITH("statement.good_faith"),
  /// That the notice is true to the best of the notifier's knowledge.
  STATEMENT_TRUE("statement.true_to_best_knowledge"),
  /// Which copyrighted work it is about.
  WORK_DESCRIPTION("work.description"),
  /// That the notifier may act for the owner of the copyright.
  OWNER_STATEMENT("owner_statement"),
  /// The provision relied upon.
  LEGAL_GROUND("legal_ground"),
  /// What the platform is asked to do.
  REQUESTED_MEASURE("requested_measure"),
  /// How old she was in the picture; asked before anything else.
  AGE_IN_IMAGE("age_in_image"),
  /// The picture itself.
  IMAGE_BYTES("image_bytes");

  private final String code;

  Element(String code) {
    this.code = code;
  }

  /// Returns the stable code, as in `items.locator`.
  public String code() {
    return code;
  }

  /// Returns the element with a code; empty if there is none.
  public static Optional<Element> withCode(String code) {
    for (Element element : values()) {
      if (element.code.equals(code)) {
        return Optional.of(element);
      }
    }
    return Optional.empty();
  }
}
