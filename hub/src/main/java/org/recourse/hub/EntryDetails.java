package org.recourse.hub;

import java.util.List;

/// What a platform wants to remember beside an entry's signals. Opaque to the hub, and withheld
/// from logs: it may name things that identify a person. Immutable.
///
/// @param tags labels, at most 64 of at most 100 characters each
/// @param note at most 255 characters, may be empty
/// @param contentId the platform's own name for what this came from, at most 255 characters, may
///     be empty
/// @param contentUri where it came from, at most 2,048 characters, may be empty
/// @param json whatever else, at most 16 Ki characters, may be empty
public record EntryDetails(
    List<String> tags, String note, String contentId, String contentUri, String json) {

  /// Nothing.
  public static final EntryDetails NONE = new EntryDetails(List.of(), "", "", "", "");

  private static final int MOST_TAGS = 64;
  private static final int LONGEST_TAG = 100;
  private static final int LONGEST_NOTE = 255;
  private static final int LONGEST_URI = 2048;
  private static final int LONGEST_JSON = 16 * 1024;

  /// Checks the lengths.
  public EntryDetails {
    tags = List.copyOf(tags);
    if (tags.size() > MOST_TAGS) {
      throw new IllegalArgumentException("at most " + MOST_TAGS + " tags: " + tags.size());
    }
    tags.forEach(tag -> check("tag", tag, LONGEST_TAG));
    check("note", note, LONGEST_NOTE);
    check("content_id", contentId, LONGEST_NOTE);
    check("content_uri", contentUri, LONGEST_URI);
    check("json", json, LONGEST_JSON);
  }

  /// Returns these with another note.
  public EntryDetails noted(String other) {
    return new EntryDetails(tags, other, contentId, contentUri, json);
  }

  private static void check(String what, String text, int longest) {
    if (text.length() > longest) {
      throw new IllegalArgumentException(
          what + " may have " + longest + " characters, this has " + text.length());
    }
  }

  /// Says what this is without what it says.
  @Override
  public String toString() {
    return "EntryDetails[withheld]";
  }
}
