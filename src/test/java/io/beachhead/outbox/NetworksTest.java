package io.beachhead.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NetworksTest {
  private final Networks none = new Networks("");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "10.1.2.3",
        "172.31.255.255",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.0",
        "255.255.255.255",
        "224.0.0.1",
        "::1",
        "::",
        "fd12::1",
        "fe80::1",
        "::ffff:10.0.0.1",
        "64:ff9b::a00:1",
        "2002:a00:1::",
        "ff02::1"
      })
  void refusesWhatIsNotPublic(String address) {
    assertThat(none.allows(InetAddress.ofLiteral(address))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"8.8.8.8", "172.32.0.1", "100.128.0.1", "2606:4700::1111", "11.0.0.1"})
  void allowsWhatIsPublic(String address) {
    assertThat(none.allows(InetAddress.ofLiteral(address))).isTrue();
  }

  @Test
  void allowsThePrivateNetworksThatAreNamed() {
    var some = new Networks("10.20.0.0/16, 192.168.7.7,fd00::/8");
    assertThat(some.allows(InetAddress.ofLiteral("10.20.255.1"))).isTrue();
    assertThat(some.allows(InetAddress.ofLiteral("10.21.0.1"))).isFalse();
    assertThat(some.allows(InetAddress.ofLiteral("192.168.7.7"))).isTrue();
    assertThat(some.allows(InetAddress.ofLiteral("192.168.7.8"))).isFalse();
    assertThat(some.allows(InetAddress.ofLiteral("fd12::1"))).isTrue();
    assertThat(some.allows(InetAddress.ofLiteral("127.0.0.1"))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/x", "intranet", "10.0.0.0/8;::1"})
  void saysWhatIsNoNetwork(String stated) {
    assertThatThrownBy(() -> new Networks(stated))
        .isInstanceOf(Networks.UnusableException.class)
        .hasMessageContaining(stated)
        .hasMessageContaining("BEACHHEAD_WEBHOOK_NETWORKS");
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.1", "2130706433", "localhost"})
  void refusesNamesThatLeadToThisMachine(String host) {
    assertThatThrownBy(() -> none.resolve(host))
        .isInstanceOf(Networks.RefusedAddressException.class)
        .hasMessageContaining("not a public address");
  }
}
