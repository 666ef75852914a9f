package org.recourse.examples.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

  @Test
  void whatIsWrittenIsReadAgain() {
    String text = "\"quoted\" \\ \n\t\u0001 한국어";
    String written = Json.write(Map.of("a", List.of(Map.of("b", text, "c", 7, "d", true))));
    Json.Obj inner = Json.objects(written.substring(5, written.length() - 1)).getFirst();
    assertThat(inner.text("b")).isEqualTo(text);
    assertThat(inner.number("c")).isEqualTo(7);
    assertThat(inner.flag("d")).isTrue();
  }

  @Test
  void escapesSpacesAndNumbersAreRead() {
    Json.Obj read = Json.object(
        " { \"a\" : \"\\u0041\\/\\n\" , \"b\":[ ], \"c\":-12,\"d\":null , \"e\":[\"x\",\"y\"] } ");
    assertThat(read.text("a")).isEqualTo("A/\n");
    assertThat(read.texts("b")).isEmpty();
    assertThat(read.number("c")).isEqualTo(-12);
    assertThat(read.text("d")).isEmpty();
    assertThat(read.texts("e")).containsExactly("x", "y");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[",
        "{\"a\"}",
        "{\"a\":}",
        "{\"a\":1,}",
        "{} {}",
        "{\"a\":\"\\u12\"}",
        "{\"a\":\"\\x\"}",
        "{\"a\":nul}",
        "\"a\"",
        "{'a':1}",
        "{\"a\":\"b"
      })
  void whatIsNoObjectIsRefused(String text) {
    assertThatThrownBy(() -> Json.object(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void whatIsNestedWithoutEndIsRefused() {
    assertThatThrownBy(() -> Json.object("[".repeat(1_000_000)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
