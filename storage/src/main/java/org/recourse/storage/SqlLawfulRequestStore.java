package org.recourse.storage;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.recourse.casework.oversight.LawfulRequest;
import org.recourse.casework.oversight.LawfulRequestStore;
import org.recourse.hub.TenantId;

/// The register of lawful requests in the database, its texts encrypted. May be shared between
/// threads.
public final class SqlLawfulRequestStore implements LawfulRequestStore {

  private static final String TEXT = "lawful_request";

  private final Database database;
  private final KeyRing keys;

  /// Keeps the register in this database, under these keys.
  public SqlLawfulRequestStore(Database database, KeyRing keys) {
    this.database = database;
    this.keys = keys;
  }

  @Override
  public long enter(TenantId tenant, LawfulRequest request, long by, Instant at) {
    return database.transaction("entering a lawful request", () -> {
      long number = database.take("lawful_request", 1);
      byte[] text = CaseworkText.write(request).getBytes(StandardCharsets.UTF_8);
      database
          .jdbc()
          .update(
              """
          insert into lawful_request (id, tenant_id, received_at, entered_at, entered_by,
            text_sealed, outcome)
          values (?, ?, ?, ?, ?, ?, ?)""",
              number,
              tenant.number(),
              request.receivedOn().atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli(),
              at.toEpochMilli(),
              by,
              keys.seal(text, TEXT, number),
              request.outcome().name());
      return number;
    });
  }

  @Override
  public List<Entered> all(TenantId tenant) {
    return database.query(
        "reading the lawful requests",
        () -> database
            .jdbc()
            .query(
                """
        select * from lawful_request where tenant_id = ? order by received_at desc, id desc""",
                (row, i) -> {
                  long number = row.getLong("id");
                  return new Entered(
                      number,
                      read(row.getBytes("text_sealed"), number),
                      row.getLong("entered_by"),
                      Instant.ofEpochMilli(row.getLong("entered_at")));
                },
                tenant.number()));
  }

  private LawfulRequest read(byte[] sealed, long number) {
    String text = new String(keys.open(sealed, TEXT, number), StandardCharsets.UTF_8);
    return CaseworkText.read(text, LawfulRequest.class);
  }
}
