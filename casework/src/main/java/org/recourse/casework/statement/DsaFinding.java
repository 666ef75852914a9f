package org.recourse.casework.statement;

/// What is wrong with a statement for the Transparency Database.
///
/// @param field its field; `-` for the whole
/// @param rule which rule of `docs/formats/dsa-statement.md` it breaks
public record DsaFinding(String field, Rule rule) {

  /// The rules. The names are stable codes.
  public enum Rule {
    /// Not a JSON object with each field once.
    JSON,
    /// A field that the database does not have.
    UNKNOWN_FIELD,
    /// A field that must be there is not, or is empty.
    REQUIRED,
    /// None of the four kinds of decision is given.
    NO_DECISION,
    /// A field that another one excludes.
    NOT_WITH_THIS,
    /// Not a text, a list of texts, or an object, where one must be.
    TYPE,
    /// Not one of the names that the database knows.
    UNKNOWN_VALUE,
    /// A name twice in one list.
    TWICE,
    /// Longer than the database takes.
    TOO_LONG,
    /// Not a day of the calendar as `2026-11-21`, or outside of the range.
    DATE,
    /// Not `[a-zA-Z0-9-_]+`.
    PUID,
    /// Not an absolute address of the web.
    URL,
    /// Not exactly `EAN-13` with thirteen digits.
    CONTENT_ID,
    /// `source_identity`: would name the notifier, and is never sent.
    NEVER_SENT
  }
}
