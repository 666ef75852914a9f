package org.recourse.storage;

import java.util.List;
import org.recourse.exchange.TimeMarks;

/// Seconds and change numbers in the database. May be shared between threads.
public final class SqlTimeMarks implements TimeMarks {

  private static final String NEWEST =
      "select second, change_number from time_mark order by second desc limit 1";

  private final Database database;

  /// Keeps them in this database.
  public SqlTimeMarks(Database database) {
    this.database = database;
  }

  @Override
  public long changeAt(long second) {
    return database.query("reading a time mark", () -> {
      List<Mark> newest = marks(NEWEST);
      if (newest.isEmpty() || newest.getFirst().second() < second) {
        return 0L;
      }
      List<Mark> before = marks(
          "select second, change_number from time_mark where second <= ? order by second desc limit 1",
          second);
      return before.isEmpty() ? 0L : before.getFirst().change();
    });
  }

  @Override
  public long secondOf(long change) {
    return database.query("reading a time mark", () -> {
      List<Mark> reached = marks("""
          select second, change_number from time_mark
          where change_number <= ? order by second desc limit 1""", change);
      return reached.isEmpty() ? 0L : reached.getFirst().second();
    });
  }

  @Override
  public long mark(long now, long change) {
    return database.transaction("setting a time mark", () -> {
      List<Mark> newest = marks(NEWEST);
      if (!newest.isEmpty() && newest.getFirst().change() == change) {
        return newest.getFirst().second();
      }
      long second = newest.isEmpty() ? now : Math.max(now, newest.getFirst().second());
      // The smaller number of two stands: what lies between is given out twice, never lost.
      database.jdbc().update("""
          insert into time_mark (second, change_number) values (?, ?)
          on conflict (second) do update set change_number =
            case when excluded.change_number < time_mark.change_number
              then excluded.change_number else time_mark.change_number end""", second, change);
      return second;
    });
  }

  private List<Mark> marks(String query, Object... parameters) {
    return database
        .jdbc()
        .query(query, (row, i) -> new Mark(row.getLong(1), row.getLong(2)), parameters);
  }

  private record Mark(long second, long change) {}
}
