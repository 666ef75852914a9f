package org.recourse.exchange.fetch;

import java.util.List;

/// What one call to the other side brought. Immutable.
///
/// @param records in the order in which they are to be taken over
/// @param cursor from where the next call goes on when these are taken over
/// @param more whether there is to be a next call at once
/// @param whole whether these records are all there are: what is not among them is gone
public record Delivery(List<Received> records, String cursor, boolean more, boolean whole) {

  /// Copies the records.
  public Delivery {
    records = List.copyOf(records);
  }

  /// Returns a part of what there is.
  public static Delivery part(List<Received> records, String cursor, boolean more) {
    return new Delivery(records, cursor, more, false);
  }
}
