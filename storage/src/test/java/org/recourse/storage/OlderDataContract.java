package org.recourse.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.recourse.hub.BankPolicy;
import org.recourse.hub.Entry;
import org.recourse.hub.HubBank;
import org.recourse.hub.Signal;
import org.recourse.hub.SignalType;
import org.recourse.hub.Standing;

/// Data that an older program wrote opens in this one, and data of a newer one does not.
abstract class OlderDataContract {

  private static final String MIGRATIONS = "classpath:org/recourse/storage/migration";
  private static final OperatorKey KEY = OperatorKey.ofPassphrase("long enough, really");

  /// Returns the URL of an empty database.
  abstract String emptyDatabase();

  /// Returns a statement of the fixture as this database reads it.
  abstract String inThisDialect(String statement);

  static List<String> olderVersions() {
    List<String> all = versions();
    return all.subList(0, all.size() - 1);
  }

  @ParameterizedTest
  @MethodSource("olderVersions")
  void dataOfEveryOlderVersionOpensAndItsEntriesAreFound(String version) throws Exception {
    String url = emptyDatabase();
    flyway(url, version).migrate();
    insertFixture(url);
    try (Database database = Database.open(url)) {
      HubBank bank = new SqlBankStore(database).all().getFirst();
      assertThat(bank.name().text()).isEqualTo("HARBOUR");
      assertThat(bank.policy()).isEqualTo(BankPolicy.USUAL);
      SqlEntryStore entries = new SqlEntryStore(database, KeyRing.open(database, KEY, 0));
      Entry boat =
          entries.find(bank.id(), new Signal(SignalType.PDQ, "0f".repeat(32))).orElseThrow();
      assertThat(boat.signals()).contains(new Signal(SignalType.SHA256, "ab".repeat(32)));
      assertThat(boat.details().tags()).isEqualTo(List.of("boat", "第二"));
      assertThat(boat.statements().standing()).isEqualTo(Standing.CONFIRMED);
      Entry withdrawn =
          entries.find(bank.id(), new Signal(SignalType.PDQ, "3c".repeat(32))).orElseThrow();
      assertThat(withdrawn.statements().standing()).isEqualTo(Standing.WITHDRAWN);
      assertThat(new SqlKeyStore(database).isEmpty()).isFalse();
      assertThat(
              new SqlOutbox(database, KeyRing.open(database, KEY, 0)).backlog().pendingCount())
          .isZero();
    }
  }

  @Test
  void dataOfANewerVersionIsRefusedWithBothVersionsAndLeftAsItIs() throws Exception {
    String url = emptyDatabase();
    try (Database database = Database.open(url)) {
      database.jdbc().update("""
          insert into flyway_schema_history
          select 99, '99', 'later', type, 'V99__later.sql', checksum, installed_by, installed_on, 1,
            success
          from flyway_schema_history where installed_rank = 1""");
    }
    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> Database.open(url))
          .isInstanceOf(DatabaseTooNewException.class)
          .hasMessageContaining("schema version 99")
          .hasMessageContaining("versions up to " + versions().getLast());
    }
  }

  private void insertFixture(String url) throws Exception {
    String fixture;
    try (var in = OlderDataContract.class.getResourceAsStream("data-v1.sql")) {
      fixture = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    }
    String text = fixture.replaceAll("(?m)^--.*$", "");
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      for (String each : text.split(";\n", -1)) {
        if (!each.isBlank()) {
          statement.execute(inThisDialect(each.strip()));
        }
      }
    }
  }

  private static List<String> versions() {
    return Arrays.stream(flyway("jdbc:sqlite::memory:", "latest").info().all())
        .map(migration -> migration.getVersion().getVersion())
        .toList();
  }

  private static Flyway flyway(String url, String version) {
    return Flyway.configure()
        .dataSource(url, null, null)
        .locations(MIGRATIONS)
        .target(version)
        .load();
  }
}
