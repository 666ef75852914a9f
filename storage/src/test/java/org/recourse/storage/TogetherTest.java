package org.recourse.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.recourse.hub.BankName;
import org.recourse.hub.BankPolicy;
import org.recourse.hub.Entry;
import org.recourse.hub.EntryDetails;
import org.recourse.hub.Hub;
import org.recourse.hub.NewEntry;
import org.recourse.hub.Signal;
import org.recourse.hub.Statement;
import org.recourse.hub.StatementKind;
import org.recourse.hub.Upload;

/// Several changes of the hub that are one.
@ParameterizedClass
@EnumSource(TestDatabase.class)
class TogetherTest {

  private static final Signal OLD = Stores.md5(1);
  private static final Signal NEW = Stores.md5(2);

  private final TestDatabase kind;

  @TempDir
  private Path folder;

  private Stores stores;
  private Hub hub;
  private Entry old;

  TogetherTest(TestDatabase kind) {
    this.kind = kind;
  }

  @BeforeEach
  void open() throws Exception {
    stores = Stores.open(kind, folder);
    hub = new Hub(stores.banks(), stores.entries(), Runnable::run, () -> Stores.NOON);
    old = add(OLD);
  }

  @AfterEach
  void close() {
    stores.close();
  }

  private Entry add(Signal signal) {
    Statement said = new Statement(stores.ours(), true, StatementKind.CONFIRMED, 1, Stores.NOON);
    return hub.add(
            List.of(new NewEntry(stores.bank().id(), List.of(signal), said, EntryDetails.NONE)))
        .getFirst();
  }

  private boolean matches(Signal signal) {
    return !hub.lookUp(stores.tenant(), Upload.of(signal), _ -> true).isEmpty();
  }

  @Test
  void nothingIsFoundOtherwiseBeforeAllOfItIsOnTheDisk() {
    hub.together(() -> {
      add(NEW);
      assertThat(hub.forget(old.id())).isTrue();
      assertThat(matches(NEW)).isFalse();
      assertThat(matches(OLD)).isTrue();
      return true;
    });
    assertThat(matches(NEW)).isTrue();
    assertThat(matches(OLD)).isFalse();
    assertThat(stores.entries().find(old.id())).isEmpty();
  }

  @Test
  void whatFailsLeavesEverythingAsItWas() {
    assertThatThrownBy(() -> hub.together(() -> {
          add(NEW);
          hub.forget(old.id());
          throw new IllegalStateException("and then");
        }))
        .hasMessage("and then");
    assertThat(matches(NEW)).isFalse();
    assertThat(matches(OLD)).isTrue();
    assertThat(stores.entries().find(old.id())).isPresent();
    assertThat(stores.entries().find(stores.bank().id(), NEW)).isEmpty();
    add(NEW);
    assertThat(matches(NEW)).isTrue();
  }

  @Test
  void whatIsSeenAtOnceCannotBeAPartOfIt() {
    BankName name = new BankName("ANOTHER");
    assertThatThrownBy(
            () -> hub.together(() -> hub.createBank(stores.tenant(), name, BankPolicy.USUAL, 1.0)))
        .isInstanceOf(IllegalStateException.class);
    assertThat(hub.bank(stores.tenant(), name)).isEmpty();
  }
}
