package org.recourse.examples.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class DeliveriesTest {

  private static final Instant SENT = Instant.ofEpochSecond(1_795_000_000);
  private static final byte[] BODY = "{\"id\":\"3-item.act-12\"}".getBytes(StandardCharsets.UTF_8);

  // printf '1795000000.{"id":"3-item.act-12"}' | openssl dgst -sha256 -hmac secret
  private static final String SIGNATURE =
      "v1=4502b2b9c3c221ac2df33b807fcaf82e9d976d2a86b608556025db12890e2d2c";

  private Instant now = SENT;
  private final Deliveries deliveries = new Deliveries("secret", () -> now);

  private boolean isGenuine(String timestamp, String signature, byte[] body) {
    return deliveries.isGenuine(timestamp, signature, body);
  }

  @Test
  void whatWasSignedWithTheSecretIsGenuine() {
    assertThat(isGenuine("1795000000", SIGNATURE, BODY)).isTrue();
  }

  @Test
  void anotherBodyTimestampSignatureOrSecretIsRefused() {
    byte[] other = "{\"id\":\"3-item.act-13\"}".getBytes(StandardCharsets.UTF_8);
    assertThat(isGenuine("1795000000", SIGNATURE, other)).isFalse();
    assertThat(isGenuine("1795000001", SIGNATURE, BODY)).isFalse();
    assertThat(isGenuine("1795000000", SIGNATURE.replace('4', '5'), BODY)).isFalse();
    assertThat(isGenuine("1795000000", "", BODY)).isFalse();
    assertThat(isGenuine("", SIGNATURE, BODY)).isFalse();
    assertThat(isGenuine("99999999999999999999", SIGNATURE, BODY)).isFalse();
    assertThat(new Deliveries("another", () -> now).isGenuine("1795000000", SIGNATURE, BODY))
        .isFalse();
  }

  @Test
  void whatIsMoreThanFiveMinutesAwayIsRefusedHoweverWellItIsSigned() {
    now = SENT.plus(Duration.ofMinutes(5));
    assertThat(isGenuine("1795000000", SIGNATURE, BODY)).isTrue();
    now = SENT.plus(Duration.ofSeconds(301));
    assertThat(isGenuine("1795000000", SIGNATURE, BODY)).isFalse();
    now = SENT.minus(Duration.ofSeconds(301));
    assertThat(isGenuine("1795000000", SIGNATURE, BODY)).isFalse();
  }

  @Test
  void aDeliveryThatWasDoneIsKnownForAsLongAsItMayBeRepeated() {
    assertThat(deliveries.isDone("3-item.act-12")).isFalse();
    deliveries.done("3-item.act-12");
    now = SENT.plus(Duration.ofDays(2));
    deliveries.done("3-item.act-13");
    assertThat(deliveries.isDone("3-item.act-12")).isTrue();
    now = SENT.plus(Duration.ofDays(4));
    deliveries.done("3-item.act-14");
    assertThat(deliveries.isDone("3-item.act-12")).isFalse();
  }
}
