package org.recourse.server.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.recourse.server.network.PublicAddresses;

class OutboundPostTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "127.1",
        "2130706433",
        "0x7f000001",
        "0.0.0.0",
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "192.0.0.1",
        "198.18.0.1",
        "224.0.0.1",
        "255.255.255.255",
        "[::1]",
        "[::]",
        "[fe80::1]",
        "[fc00::1]",
        "[fd12::1]",
        "[ff02::1]",
        "[::ffff:127.0.0.1]",
        "[::ffff:10.0.0.1]",
        "[64:ff9b::7f00:1]",
        "[2002:7f00:1::]",
        "[2001:db8::1]",
        "localhost"
      })
  void anAddressOfOurOwnNetworkIsRefusedHoweverItIsWritten(String host) throws Exception {
    try (ServerSocket sentinel = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      URI uri = URI.create("http://" + host + ":" + sentinel.getLocalPort() + "/");
      assertThatThrownBy(() -> new OutboundPost(false).post(uri, Map.of(), new byte[0]))
          .isInstanceOf(java.io.IOException.class);
      sentinel.setSoTimeout(1);
      assertThatThrownBy(sentinel::accept).isInstanceOf(java.net.SocketTimeoutException.class);
    }
  }

  @Test
  void publicAddressesAreAllowed() throws Exception {
    for (String text : new String[] {"8.8.8.8", "1.1.1.1", "223.255.255.254", "2606:4700::1111"}) {
      assertThat(new PublicAddresses().test(InetAddress.getByName(text)))
          .as(text)
          .isTrue();
    }
  }

  @Test
  void anAnswerThatIsNoHttpIsNoAnswer() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread answering = Thread.ofVirtual().start(() -> {
        try (var socket = server.accept()) {
          socket
              .getOutputStream()
              .write("x".repeat(5_000).getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        } catch (java.io.IOException _) {
          // The other side hung up, as it should.
        }
      });
      URI uri = URI.create("http://127.0.0.1:" + server.getLocalPort() + "/");
      assertThatThrownBy(() -> new OutboundPost(true).post(uri, Map.of(), new byte[0]))
          .isInstanceOf(java.io.IOException.class);
      answering.join();
    }
  }
}
