package org.recourse.hub;

import java.time.Instant;

/// What a webhook is told: numbers and states. Nothing of a person, an upload or a signal is in
/// it. Immutable.
///
/// @param event what happened
/// @param bank in which bank
/// @param entry to which entry
/// @param standing where the entry stands
/// @param quarantined whether it is quarantined
/// @param sequence orders what is told of entries: the greater is the newer; 0 for matches
/// @param at when it was noticed, whole seconds
public record WebhookNews(
    WebhookEvent event,
    BankName bank,
    EntryId entry,
    Standing standing,
    boolean quarantined,
    long sequence,
    Instant at) {

  private static final int PARTS = 7;

  /// Returns this in one line, as it is kept.
  public String toLine() {
    return String.join(
        " ",
        event.code(),
        bank.text(),
        Long.toString(entry.number()),
        standing.name(),
        Boolean.toString(quarantined),
        Long.toString(sequence),
        Long.toString(at.getEpochSecond()));
  }

  /// Reads what [#toLine] wrote.
  ///
  /// @throws IllegalArgumentException if it is something else
  public static WebhookNews ofLine(String line) {
    String[] parts = line.split(" ", -1);
    if (parts.length != PARTS) {
      throw new IllegalArgumentException("news have " + PARTS + " parts: " + parts.length);
    }
    return new WebhookNews(
        WebhookEvent.ofCode(parts[0])
            .orElseThrow(() -> new IllegalArgumentException("an unknown event")),
        new BankName(parts[1]),
        new EntryId(Long.parseLong(parts[2])),
        Standing.valueOf(parts[3]),
        Boolean.parseBoolean(parts[4]),
        Long.parseLong(parts[5]),
        Instant.ofEpochSecond(Long.parseLong(parts[6])));
  }
}
