package org.recourse.examples.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ViewLinksTest {

  private Instant now = Instant.ofEpochSecond(1_795_000_000);
  private final ViewLinks links = new ViewLinks(Duration.ofDays(3), () -> now);

  @Test
  void aLinkOpensItsPictureOnce() {
    String link = links.path("41");
    assertThat(links.open(link)).contains("41");
    assertThat(links.open(link)).isEmpty();
  }

  @Test
  void eachLinkOpensByItself() {
    String first = links.path("41");
    String second = links.path("41");
    assertThat(first).isNotEqualTo(second);
    assertThat(links.open(second)).contains("41");
    assertThat(links.open(first)).contains("41");
  }

  @Test
  void aLinkThatWasUsedStaysUsedUntilItHasEnded() {
    String link = links.path("41");
    assertThat(links.open(link)).contains("41");
    now = now.plus(Duration.ofHours(71));
    assertThat(links.open(links.path("42"))).contains("42");
    assertThat(links.open(link)).isEmpty();
  }

  @Test
  void aLinkEnds() {
    String link = links.path("41");
    now = now.plus(Duration.ofDays(3));
    assertThat(links.open(link)).isEmpty();
  }

  @Test
  void aLinkThatWasChangedAnywhereOpensNothing() {
    String link = links.path("41");
    for (int i = "/review/".length(); i < link.length(); i++) {
      char other = link.charAt(i) == '0' ? '1' : '0';
      assertThat(links.open(link.substring(0, i) + other + link.substring(i + 1)))
          .as("changed at " + i)
          .isEmpty();
    }
    assertThat(links.open("/review/")).isEmpty();
    assertThat(links.open("/review/41.1.2.3.4")).isEmpty();
    assertThat(links.open(link)).contains("41");
  }

  @Test
  void whatAnotherSiteSignedOpensNothing() {
    String foreign = new ViewLinks(Duration.ofDays(3), () -> now).path("41");
    assertThat(links.open(foreign)).isEmpty();
  }
}
