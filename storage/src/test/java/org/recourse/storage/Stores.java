package org.recourse.storage;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.recourse.exchange.Credentials;
import org.recourse.exchange.Exchange;
import org.recourse.exchange.ExchangeKind;
import org.recourse.hub.BankName;
import org.recourse.hub.BankPolicy;
import org.recourse.hub.Entry;
import org.recourse.hub.EntryDetails;
import org.recourse.hub.HubBank;
import org.recourse.hub.NewEntry;
import org.recourse.hub.Signal;
import org.recourse.hub.SignalType;
import org.recourse.hub.SourceId;
import org.recourse.hub.Statement;
import org.recourse.hub.StatementKind;
import org.recourse.hub.TenantId;

/// An empty database with a tenant, its reviewers, a partner and a bank.
record Stores(
    Database database,
    KeyRing keys,
    SqlTenantStore tenants,
    SqlBankStore banks,
    SqlEntryStore entries,
    TenantId tenant,
    SourceId ours,
    SourceId theirs,
    HubBank bank)
    implements AutoCloseable {

  static final Instant NOON = Instant.parse("2026-12-03T12:00:00Z");

  static Stores open(TestDatabase kind, Path folder) throws Exception {
    Database database = Database.open(kind.empty(folder));
    // A key file, because every passphrase costs half a second.
    OperatorKey key = OperatorKey.makeFile(folder.resolve("hub.key"), new SecureRandom());
    KeyRing keys = KeyRing.open(database, key, 0);
    SqlTenantStore tenants = new SqlTenantStore(database);
    SqlBankStore banks = new SqlBankStore(database);
    TenantId tenant = tenants.createTenant("a platform", NOON);
    return new Stores(
        database,
        keys,
        tenants,
        banks,
        new SqlEntryStore(database, keys),
        tenant,
        tenants.createSource(tenant, "our reviewers", true, NOON),
        tenants.createSource(tenant, "a partner", false, NOON),
        banks.create(tenant, new BankName("HARBOUR"), BankPolicy.USUAL, 1).orElseThrow());
  }

  /// Makes an exchange into the bank, with a source of its own.
  Exchange exchange(ExchangeKind kind) {
    SourceId source = tenants.createSource(tenant, "exchange " + kind.code(), false, NOON);
    return new SqlExchangeStore(database, keys)
        .create(bank, kind, Map.of(), source, Duration.ofMinutes(5), Credentials.NONE);
  }

  Entry add(Signal signal, SourceId source, StatementKind kind, long version) {
    return add(List.of(signal), source, kind, version);
  }

  Entry add(List<Signal> signals, SourceId source, StatementKind kind, long version) {
    return entries
        .add(List.of(
            new NewEntry(bank.id(), signals, said(source, kind, version), EntryDetails.NONE)))
        .getFirst();
  }

  void say(Entry entry, SourceId source, StatementKind kind, long version) {
    entries.change(entry.id(), before -> before.said(said(source, kind, version)));
  }

  private Statement said(SourceId source, StatementKind kind, long version) {
    return new Statement(source, source.equals(ours), kind, version, NOON);
  }

  static Signal md5(int number) {
    return new Signal(SignalType.VIDEO_MD5, String.format("%032x", number + 0xabcdef00L));
  }

  static Signal pdq(int number) {
    return new Signal(SignalType.PDQ, String.format("%064x", number + 0xabcdef00L));
  }

  @Override
  public void close() {
    database.close();
  }
}
