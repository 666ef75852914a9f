package org.recourse.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.recourse.storage.Stores.NOON;
import static org.recourse.storage.Stores.md5;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.recourse.exchange.Exchange;
import org.recourse.exchange.ExchangeKind;
import org.recourse.exchange.feed.FeedFetch;
import org.recourse.exchange.fetch.CappedHttp;
import org.recourse.exchange.fetch.Delivery;
import org.recourse.exchange.fetch.FetchFailedException;
import org.recourse.exchange.fetch.FetchFailure;
import org.recourse.exchange.fetch.Intake;
import org.recourse.exchange.fetch.LocalFileFetch;
import org.recourse.exchange.fetch.Quarantine;
import org.recourse.exchange.fetch.Quarantine.Retried;
import org.recourse.exchange.fetch.Received;
import org.recourse.exchange.ncmec.NcmecFetch;
import org.recourse.exchange.stopncii.StopNciiFetch;
import org.recourse.hub.Hub;
import org.recourse.hub.Signal;
import org.recourse.hub.StatementKind;
import org.recourse.hub.Upload;

/// What an older version of the program could not read, and this one can.
@ParameterizedClass
@EnumSource(TestDatabase.class)
class QuarantineTest {

  private static final CappedHttp NOBODY = new CappedHttp() {
    @Override
    public byte[] get(URI address, String... headers) throws FetchFailedException {
      throw new FetchFailedException(FetchFailure.UNREACHABLE);
    }

    @Override
    public byte[] post(URI address, byte[] body, String... headers) throws FetchFailedException {
      throw new FetchFailedException(FetchFailure.UNREACHABLE);
    }

    @Override
    public byte[] put(URI address, byte[] body, String... headers) throws FetchFailedException {
      throw new FetchFailedException(FetchFailure.UNREACHABLE);
    }
  };

  private final TestDatabase kind;

  @TempDir
  private Path folder;

  private Stores stores;
  private Hub hub;
  private SqlRecordLedger ledger;
  private Intake intake;
  private Quarantine quarantine;

  QuarantineTest(TestDatabase kind) {
    this.kind = kind;
  }

  @BeforeEach
  void open() throws Exception {
    stores = Stores.open(kind, folder);
    hub = new Hub(stores.banks(), stores.entries(), Runnable::run, () -> NOON);
    ledger = new SqlRecordLedger(stores.database(), stores.keys());
    intake = new Intake(hub, ledger, () -> NOON);
    quarantine = new Quarantine(
        Map.of(
            ExchangeKind.STOPNCII, new StopNciiFetch(NOBODY),
            ExchangeKind.NCMEC, new NcmecFetch(NOBODY, () -> NOON),
            ExchangeKind.FEED, new FeedFetch(NOBODY),
            ExchangeKind.LOCAL_FILE, new LocalFileFetch(folder)),
        ledger,
        intake);
  }

  @AfterEach
  void close() {
    stores.close();
  }

  @Test
  void whatCanBeReadNowIsTakenOverAndTheRestStays() {
    releases(ExchangeKind.STOPNCII, stopNcii(1, 5), md5(1));
    releases(
        ExchangeKind.NCMEC,
        "<video><member id=\"7\"/><id>a</id><timestamp>2026-03-01T00:00:00Z</timestamp>"
            + "<fingerprints><md5>" + md5(2).text() + "</md5></fingerprints></video>",
        md5(2));
    releases(
        ExchangeKind.FEED,
        "{\"sequence\":5,\"type\":\"video_md5\",\"value\":\"" + md5(3).text()
            + "\",\"state\":\"PROPOSED\",\"at\":1772539190}",
        md5(3));
    releases(ExchangeKind.LOCAL_FILE, "video_md5 " + md5(4).text(), md5(4));
  }

  private void releases(ExchangeKind language, String record, Signal signal) {
    Exchange exchange = stores.exchange(language);
    keep(exchange, "nothing that anybody reads", record, record.repeat(200));
    assertThat(matches(signal)).isFalse();
    assertThat(quarantine.retryAll(exchange)).as(language.code()).isEqualTo(new Retried(1, 2));
    assertThat(matches(signal)).as(language.code()).isTrue();
    assertThat(quarantine.list(exchange, 0, 10)).hasSize(2);
    assertThat(quarantine.retryAll(exchange)).isEqualTo(new Retried(0, 2));
    assertThat(quarantine.dropAll(exchange)).isEqualTo(2);
  }

  @Test
  void oneIsReadAgainByItsNumberAndAnotherExchangesIsNotThere() {
    Exchange exchange = stores.exchange(ExchangeKind.STOPNCII);
    Exchange other = stores.exchange(ExchangeKind.NCMEC);
    keep(exchange, stopNcii(1, 5), stopNcii(2, 5));
    long second = quarantine.list(exchange, 0, 10).getLast().number();
    assertThat(quarantine.find(other, second)).isEmpty();
    assertThat(quarantine.drop(other, second)).isFalse();
    assertThat(
            quarantine.retry(exchange, List.of(quarantine.find(exchange, second).orElseThrow())))
        .isEqualTo(1);
    assertThat(matches(md5(1))).isFalse();
    assertThat(matches(md5(2))).isTrue();
  }

  @Test
  void whatWasWithdrawnMeanwhileStaysWithdrawn() {
    Exchange exchange = stores.exchange(ExchangeKind.STOPNCII);
    keep(exchange, stopNcii(1, 5));
    intake.take(
        exchange,
        Delivery.part(List.of(new Received.Said(md5(1), StatementKind.WITHDRAWN, 6)), "", false));
    assertThat(quarantine.retryAll(exchange)).isEqualTo(new Retried(1, 0));
    assertThat(matches(md5(1))).isFalse();
  }

  private void keep(Exchange exchange, String... records) {
    ledger.quarantine(
        exchange.id(),
        List.of(records).stream()
            .map(record -> new Received.Unreadable("UNKNOWN_STATE", record))
            .toList(),
        NOON);
  }

  private boolean matches(Signal signal) {
    return !hub.lookUp(stores.tenant(), Upload.of(signal), bank -> true).isEmpty();
  }

  private static String stopNcii(int number, long version) {
    return "{\"lastModtimestamp\":" + version + ",\"signalType\":\"VideoMD5\",\"hashValue\":\""
        + md5(number).text() + "\",\"hashStatus\":\"Active\",\"caseNumbers\":{}}";
  }
}
