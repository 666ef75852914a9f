package org.recourse.casework.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.recourse.casework.notice.ItemKind;

class ProvisionsTest {

  @Test
  void eachKindHasTheProvisionOfItsLine() {
    Provisions read = Provisions.read("""
        # what forbids it here
        AUTHENTIC = section 201k = as amended

        THREAT=刑法第三百零五條\r
        """);
    assertThat(read.byKind())
        .isEqualTo(Map.of(
            ItemKind.AUTHENTIC, new Provision("section 201k = as amended"),
            ItemKind.THREAT, new Provision("刑法第三百零五條")));
    assertThat(read.of(ItemKind.SYNTHETIC)).isEmpty();
    assertThat(Provisions.read("")).isEqualTo(Provisions.NONE);
  }

  @Test
  void lineThatIsSomethingElseIsRefusedWithItsNumber() {
    for (String wrong : new String[] {
      "AUTHENTIC",
      "authentic = a law",
      "= a law",
      "AUTHENTIC =",
      "AUTHENTIC = " + "x".repeat(501),
      "THREAT = one\nAUTHENTIC = a law\nAUTHENTIC = another"
    }) {
      String text = "# first\n\n" + wrong;
      assertThatThrownBy(() -> Provisions.read(text))
          .as(wrong)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageMatching("line [35]: .*");
    }
  }
}
