package org.recourse.storage;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.recourse.fingerprint.PdqFingerprint;
import org.recourse.hub.SeenStore;
import org.recourse.hub.SeenUpload;
import org.recourse.hub.TenantId;

/// Remembered uploads in the database, encrypted. May be shared between threads.
public final class SqlSeenStore implements SeenStore {

  private static final String UPLOADS =
      "select id, tenant_id, upload_sealed, seen_at from seen_upload ";
  private static final int FINGERPRINT_BYTES = 32;

  private final Database database;
  private final KeyRing keys;

  /// Keeps them in this database, under these keys.
  public SqlSeenStore(Database database, KeyRing keys) {
    this.database = database;
    this.keys = keys;
  }

  @Override
  public long add(List<SeenUpload> uploads) {
    return database.transaction("remembering uploads", () -> {
      long first = database.take("seen", uploads.size());
      List<Object[]> rows = new ArrayList<>();
      for (SeenUpload upload : uploads) {
        long number = first + rows.size();
        rows.add(new Object[] {
          number,
          upload.tenant().number(),
          keys.seal(bytes(upload), "upload", number),
          upload.seenAt().toEpochMilli()
        });
      }
      database
          .jdbc()
          .batchUpdate(
              "insert into seen_upload (id, tenant_id, upload_sealed, seen_at) values (?, ?, ?, ?)",
              rows);
      return first;
    });
  }

  @Override
  public Optional<SeenUpload> find(long number) {
    return database
        .query(
            "reading a remembered upload",
            () -> database.jdbc().query(UPLOADS + "where id = ?", this::upload, number))
        .stream()
        .findFirst();
  }

  @Override
  public void readAll(Reader reader) {
    database.transaction("reading the remembered uploads", () -> {
      database.jdbc().query(UPLOADS + "order by id", row -> {
        reader.accept(row.getLong("id"), upload(row, 0));
      });
      return true;
    });
  }

  @Override
  public int forgetBefore(Instant time) {
    return database.transaction(
        "forgetting uploads",
        () -> database
            .jdbc()
            .update("delete from seen_upload where seen_at < ?", time.toEpochMilli()));
  }

  private static byte[] bytes(SeenUpload upload) {
    byte[] reference = upload.reference().getBytes(StandardCharsets.UTF_8);
    PdqFingerprint fingerprint = upload.fingerprint();
    return ByteBuffer.allocate(FINGERPRINT_BYTES + reference.length)
        .putLong(fingerprint.w0())
        .putLong(fingerprint.w1())
        .putLong(fingerprint.w2())
        .putLong(fingerprint.w3())
        .put(reference)
        .array();
  }

  private SeenUpload upload(ResultSet row, int ignored) throws SQLException {
    byte[] bytes = keys.open(row.getBytes("upload_sealed"), "upload", row.getLong("id"));
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    PdqFingerprint fingerprint =
        new PdqFingerprint(buffer.getLong(), buffer.getLong(), buffer.getLong(), buffer.getLong());
    String reference = StandardCharsets.UTF_8.decode(buffer).toString();
    return new SeenUpload(
        new TenantId(row.getLong("tenant_id")),
        fingerprint,
        reference,
        Instant.ofEpochMilli(row.getLong("seen_at")));
  }
}
