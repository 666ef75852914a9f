package org.recourse.storage;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.recourse.hub.StoreUnavailableException;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/// An open database with the schema that this program knows.
///
/// May be shared between threads. What a transaction wrote is on the disk when it returns.
public final class Database implements AutoCloseable {

  private static final int CONNECTIONS = 4;

  /// For how long PostgreSQL may say nothing while it works on a statement, unless the URL says
  /// otherwise: a server that hangs, or is cut off, must not keep whoever asks it for ever.
  private static final String SILENT_SECONDS = "30";

  /// For how long a transaction waits for those that came before it.
  private static final int TURN_SECONDS = 10;

  private static final String MIGRATIONS = "classpath:org/recourse/storage/migration";

  private final HikariDataSource pool;
  private final IntConsumer diskFailed;
  private final JdbcTemplate jdbc;
  private final TransactionTemplate transactions;
  private final Outage outage = new Outage(System::nanoTime);

  /*
   * SQLite lets one transaction write at a time, and who finds it busy sleeps and tries again: of
   * many, some never have their turn, and all sleep on a connection. So they queue up here first, in
   * the order in which they came.
   */
  private final ReentrantLock writing = new ReentrantLock(true);

  private Database(HikariDataSource pool, IntConsumer diskFailed) {
    this.pool = pool;
    this.diskFailed = diskFailed;
    this.jdbc = new JdbcTemplate(pool);
    this.transactions = new TransactionTemplate(new DataSourceTransactionManager(pool));
  }

  /// Returns the URL of a file of SQLite that is there or is to be made.
  public static String sqliteUrl(Path file) {
    /*
     * IMMEDIATE, because a transaction that begins by reading and then writes dies under SQLite's
     * default when another has written meanwhile, however long it would wait. FULL, because what
     * was acknowledged must survive a power cut. secure_delete, because a deleted key that is still
     * in a free page of the file is not deleted.
     */
    return "jdbc:sqlite:" + file
        + "?journal_mode=WAL&synchronous=FULL&busy_timeout=10000&foreign_keys=true"
        + "&transaction_mode=IMMEDIATE&secure_delete=true";
  }

  /// Opens a database by its URL, `jdbc:postgresql:` or `jdbc:sqlite:`.
  ///
  /// @throws DatabaseTooNewException if a newer version of this program wrote it
  /// @throws StoreUnavailableException if it cannot be opened
  public static Database open(String url) throws DatabaseTooNewException {
    return open(url, failure -> {});
  }

  /// Opens a database, and says what is to be done when its disk fails.
  ///
  /// @param diskFailed is given SQLite's code when the embedded database could not write or
  ///     sync a file: nobody knows then what is on the disk, and the program that goes on might
  ///     acknowledge what is not
  /// @throws DatabaseTooNewException if a newer version of this program wrote it
  /// @throws StoreUnavailableException if it cannot be opened
  public static Database open(String url, IntConsumer diskFailed) throws DatabaseTooNewException {
    OwnerOnly.sqlite(url);
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(url);
    config.setMaximumPoolSize(CONNECTIONS);
    config.setPoolName("recourse");
    config.setConnectionTimeout(TimeUnit.SECONDS.toMillis(5));
    if (isPostgres(url)) {
      config.addDataSourceProperty("socketTimeout", SILENT_SECONDS);
    }
    HikariDataSource pool;
    try {
      pool = new HikariDataSource(config);
    } catch (RuntimeException e) {
      throw new StoreUnavailableException("opening it", e);
    }
    try {
      migrate(url);
      return new Database(pool, diskFailed);
    } catch (DatabaseTooNewException | RuntimeException e) {
      pool.close();
      throw e;
    }
  }

  private static boolean isPostgres(String url) {
    return url.startsWith("jdbc:postgresql:");
  }

  // Over a connection of its own: a step may take longer than any other statement.
  private static void migrate(String url) throws DatabaseTooNewException {
    Flyway flyway = Flyway.configure()
        .dataSource(url, null, null)
        .locations(MIGRATIONS)
        .ignoreMigrationPatterns("*:future")
        .load();
    MigrationInfo[] all = flyway.info().all();
    String known = "0";
    for (MigrationInfo info : all) {
      if (info.getState() == MigrationState.FUTURE_SUCCESS) {
        throw new DatabaseTooNewException(info.getVersion().getVersion(), known);
      }
      known = info.getVersion().getVersion();
    }
    flyway.migrate();
  }

  /// Returns how to ask.
  JdbcTemplate jdbc() {
    return jdbc;
  }

  /// Runs in one transaction: all of it is on the disk when this returns, or none.
  ///
  /// @param doing what is being done, for the message
  <T> T transaction(String doing, Supplier<T> work) {
    return inTurn(
        doing,
        () -> asked(
            doing,
            () -> Objects.requireNonNull(transactions.execute(status -> {
              outage.ended();
              return work.get();
            }))));
  }

  private <T> T inTurn(String doing, Supplier<T> work) {
    if (isPostgres(pool.getJdbcUrl())) {
      return work.get();
    }
    try {
      if (!writing.tryLock(TURN_SECONDS, TimeUnit.SECONDS)) {
        throw new StoreUnavailableException(doing, new TimeoutException("too many write"));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreUnavailableException(doing, e);
    }
    try {
      return work.get();
    } finally {
      writing.unlock();
    }
  }

  /// Runs in one transaction statements that may take minutes.
  ///
  /// @param doing what is being done, for the message
  <T> T longTransaction(String doing, Supplier<T> work) {
    return transaction(doing, () -> {
      if (isPostgres(pool.getJdbcUrl())) {
        // The pool sets it back when the connection is returned.
        var _ = jdbc.execute((Connection connection) -> {
          connection.setNetworkTimeout(Runnable::run, 0);
          return true;
        });
      }
      return work.get();
    });
  }

  /// Runs a query outside of any transaction.
  ///
  /// @param doing what is being done, for the message
  <T> T query(String doing, Supplier<T> work) {
    return asked(doing, () -> {
      T result = work.get();
      outage.ended();
      return result;
    });
  }

  private <T> T asked(String doing, Supplier<T> work) {
    outage.check(doing);
    try {
      return work.get();
    } catch (DataAccessException | TransactionException e) {
      if (e instanceof CannotGetJdbcConnectionException
          || e instanceof CannotCreateTransactionException) {
        outage.began();
      }
      DiskFailure.codeIn(e).ifPresent(diskFailed);
      throw new StoreUnavailableException(doing, e);
    }
  }

  /// Takes the next numbers of a counter. Within a transaction: others wait for it to end, so
  /// that numbers become visible in their order.
  ///
  /// @return the first of them
  long take(String counter, int count) {
    jdbc.update("update counter set last = last + ? where name = ?", count, counter);
    Long last = jdbc.queryForObject("select last from counter where name = ?", Long.class, counter);
    return Objects.requireNonNull(last) - count + 1;
  }

  /// Returns the number that was taken last of a counter: every change up to it is committed.
  long last(String counter) {
    return Objects.requireNonNull(
        jdbc.queryForObject("select last from counter where name = ?", Long.class, counter));
  }

  @Override
  public void close() {
    pool.close();
  }
}
