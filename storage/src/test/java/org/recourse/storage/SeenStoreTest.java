package org.recourse.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.recourse.storage.Stores.NOON;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.recourse.fingerprint.PdqFingerprint;
import org.recourse.hub.SeenUpload;
import org.recourse.hub.SignalType;
import org.recourse.hub.TenantId;

/// What both databases promise of remembered uploads and of the shares of signal types.
@ParameterizedClass
@EnumSource(TestDatabase.class)
class SeenStoreTest {

  private final TestDatabase kind;

  @TempDir
  private Path folder;

  private Stores stores;
  private SqlSeenStore seen;

  SeenStoreTest(TestDatabase kind) {
    this.kind = kind;
  }

  @BeforeEach
  void open() throws Exception {
    stores = Stores.open(kind, folder);
    seen = new SqlSeenStore(stores.database(), stores.keys());
  }

  @AfterEach
  void close() {
    stores.close();
  }

  @Test
  void anUploadIsReadAsItWasWrittenAndNumberedInItsOrder() {
    long first = seen.add(List.of(upload(1, "post-1", 0), upload(2, "帖子 2", 5)));
    long next = seen.add(List.of(upload(3, "post-3", 9)));
    assertThat(next).isEqualTo(first + 2);
    assertThat(seen.find(first + 1)).contains(upload(2, "帖子 2", 5));
    assertThat(seen.find(first + 9)).isEmpty();
    List<Long> numbers = new ArrayList<>();
    List<SeenUpload> all = new ArrayList<>();
    seen.readAll((number, upload) -> {
      numbers.add(number);
      all.add(upload);
    });
    assertThat(numbers).containsExactly(first, first + 1, first + 2);
    assertThat(all)
        .containsExactly(upload(1, "post-1", 0), upload(2, "帖子 2", 5), upload(3, "post-3", 9));
  }

  @Test
  void whatWasSeenEarlierIsForgotten() {
    seen.add(List.of(upload(1, "a", 0), upload(2, "b", 5), upload(3, "c", 9)));
    assertThat(seen.forgetBefore(NOON.plusSeconds(5))).isEqualTo(1);
    assertThat(seen.forgetBefore(NOON.plusSeconds(5))).isZero();
    assertThat(seen.forgetBefore(NOON.plusSeconds(60))).isEqualTo(2);
  }

  @Test
  void neitherFingerprintNorReferenceIsOnTheDiskAsItIs() {
    long number = seen.add(List.of(upload(1, "a-reference", 0)));
    byte[] sealed = stores
        .database()
        .jdbc()
        .queryForObject("select upload_sealed from seen_upload where id = ?", byte[].class, number);
    assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("a-reference");
  }

  @Test
  void aSignalTypesShareIsEachTenantsOwnAndTheLastOneHolds() {
    SqlSignalTypeStore types = new SqlSignalTypeStore(stores.database());
    TenantId other = stores.tenants().createTenant("another platform", NOON);
    assertThat(types.enabledRatios(stores.tenant())).isEmpty();
    types.setEnabledRatio(stores.tenant(), SignalType.PDQ, 0.25);
    types.setEnabledRatio(stores.tenant(), SignalType.PDQ, 0.5);
    types.setEnabledRatio(stores.tenant(), SignalType.VIDEO_MD5, 0);
    assertThat(types.enabledRatios(stores.tenant()))
        .containsOnly(Map.entry(SignalType.PDQ, 0.5), Map.entry(SignalType.VIDEO_MD5, 0.0));
    assertThat(types.enabledRatios(other)).isEmpty();
  }

  private SeenUpload upload(int seed, String reference, long seconds) {
    return new SeenUpload(
        stores.tenant(),
        new PdqFingerprint(seed, -seed, seed * 7L, Long.MIN_VALUE + seed),
        reference,
        NOON.plusSeconds(seconds));
  }
}
