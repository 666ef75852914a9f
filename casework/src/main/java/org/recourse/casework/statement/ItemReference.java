package org.recourse.casework.statement;

import java.util.regex.Pattern;

/// The platform's own number for the uploader's item, by which the uploader knows which one it
/// is. No title, no link, no words: those could name the person shown.
///
/// @param value 1 to 120 letters, digits, and `- _ . :`
public record ItemReference(String value) {

  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._:-]{1,120}");

  /// Checks the form.
  public ItemReference {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("not a number of an item");
    }
  }

  /// Does not show the number: it leads to the item.
  @Override
  public String toString() {
    return "ItemReference[withheld]";
  }
}
