package org.recourse.storage;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.recourse.casework.staff.Approval;
import org.recourse.casework.staff.Approval.State;
import org.recourse.casework.staff.Approval.Step;
import org.recourse.casework.staff.ApprovalId;
import org.recourse.casework.staff.ApprovalStore;
import org.recourse.casework.staff.StaffId;
import org.recourse.casework.staff.TwoPersonAct;
import org.recourse.hub.TenantId;

/// Approvals in the database, reasons encrypted. May be shared between threads and between
/// processes.
public final class SqlApprovalStore implements ApprovalStore {

  private static final String REASON = "approval_reason";

  private final Database database;
  private final KeyRing keys;

  /// Keeps approvals in this database, under these keys.
  public SqlApprovalStore(Database database, KeyRing keys) {
    this.database = database;
    this.keys = keys;
  }

  @Override
  public Approval propose(
      TenantId tenant, TwoPersonAct act, String subject, String reason, StaffId by, Instant now) {
    return database.transaction("proposing an act", () -> {
      long id = database.take("approval", 1);
      Approval made = new Approval(
          new ApprovalId(id), tenant, act, subject, reason, by, now, State.PROPOSED, null);
      database
          .jdbc()
          .update(
              """
          insert into approval (id, tenant_id, act, subject, reason_sealed, proposed_by,
            proposed_at, state)
          values (?, ?, ?, ?, ?, ?, ?, ?)""",
              id,
              tenant.number(),
              act.name(),
              subject,
              keys.seal(reason.getBytes(StandardCharsets.UTF_8), REASON, id),
              by.number(),
              now.toEpochMilli(),
              made.state().name());
      return made;
    });
  }

  @Override
  public Optional<Approval> find(TenantId tenant, ApprovalId id) {
    return database.query("reading an approval", () -> row(tenant, id));
  }

  @Override
  public List<Approval> open(TenantId tenant, Instant now) {
    return database.query(
        "reading approvals",
        () -> database
            .jdbc()
            .query(
                """
        select * from approval
        where tenant_id = ? and state in ('PROPOSED', 'APPROVED') and proposed_at > ?
        order by id limit 500""", this::approval, tenant.number(), now.minus(Approval.VALID).toEpochMilli()));
  }

  @Override
  public List<Approval> approved(TenantId tenant, TwoPersonAct act, String subject, Instant now) {
    return open(tenant, now).stream()
        .filter(one -> one.state() == State.APPROVED)
        .filter(one -> one.act() == act && one.subject().equals(subject))
        .toList();
  }

  @Override
  public Optional<Step> step(TenantId tenant, ApprovalId id, Function<Approval, Step> rule) {
    while (true) {
      Optional<Approval> before = find(tenant, id);
      if (before.isEmpty()) {
        return Optional.empty();
      }
      Step step = rule.apply(before.get());
      if (!(step instanceof Step.Taken(var next)) || replaced(before.get(), next)) {
        return Optional.of(step);
      }
    }
  }

  // Of all who read the same state, the first to write it wins, and the others ask again. That
  // the state differs with each step is what makes it sure; the steps form no circle.
  private boolean replaced(Approval before, Approval next) {
    return database.transaction(
        "changing an approval",
        () -> database
                .jdbc()
                .update(
                    "update approval set state = ?, decided_by = ? where id = ? and state = ?",
                    next.state().name(),
                    next.decider().map(StaffId::number).orElse(null),
                    before.id().number(),
                    before.state().name())
            > 0);
  }

  private Optional<Approval> row(TenantId tenant, ApprovalId id) {
    return database
        .jdbc()
        .query(
            "select * from approval where tenant_id = ? and id = ?",
            this::approval,
            tenant.number(),
            id.number())
        .stream()
        .findFirst();
  }

  private Approval approval(ResultSet row, int number) throws SQLException {
    long id = row.getLong("id");
    return new Approval(
        new ApprovalId(id),
        new TenantId(row.getLong("tenant_id")),
        TwoPersonAct.valueOf(row.getString("act")),
        row.getString("subject"),
        new String(keys.open(row.getBytes("reason_sealed"), REASON, id), StandardCharsets.UTF_8),
        new StaffId(row.getLong("proposed_by")),
        Instant.ofEpochMilli(row.getLong("proposed_at")),
        State.valueOf(row.getString("state")),
        decider(row.getLong("decided_by")));
  }

  private static @Nullable StaffId decider(long number) {
    return number == 0 ? null : new StaffId(number);
  }
}
