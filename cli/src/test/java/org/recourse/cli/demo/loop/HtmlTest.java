package org.recourse.cli.demo.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class HtmlTest {

  private static final String PAGE = """
      <form id="other"><input type="hidden" name="at" value="NO"></form>
      <form id="screen" method="post">
        <input type="hidden" name="at" value="WHERE">
        <input type="hidden" name="told" value="&lt;b&gt; &amp;amp; &quot;it&#39;s&quot;">
        <input name="where" value="typed">
      </form>
      <form id="last"><input type="hidden" name="late" value="x"></form>
      <ol><li>one</li><li> two </li></ol>
      """;

  @Test
  void theHiddenFieldsOfOneFormAreReadAsABrowserSendsThem() {
    assertThat(Html.hidden(PAGE, "screen"))
        .isEqualTo(Map.of("at", "WHERE", "told", "<b> &amp; \"it's\""));
  }

  @Test
  void placesAreFoundInTheirOrder() {
    assertThat(Html.all(PAGE, "<li>([^<]+)</li>")).containsExactly("one", "two");
    assertThat(Html.first(PAGE, "<li>([^<]+)</li>")).contains("one");
    assertThat(Html.first(PAGE, "<dt>([^<]+)</dt>")).isEmpty();
  }
}
