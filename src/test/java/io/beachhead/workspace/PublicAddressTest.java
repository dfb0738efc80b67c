package io.beachhead.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Which address links begin with, and that a request cannot choose it. */
class PublicAddressTest {
  private static final String PATH = "/invitation?token=abc";

  @AfterEach
  void forget() {
    RequestContextHolder.resetRequestAttributes();
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://beachhead.example.com", "https://beachhead.example.com/"})
  void usesTheConfiguredAddressWhateverTheRequestSays(String configured) {
    ask("evil.test", 443);
    var address = address(configured);
    assertThat(address.link(PATH)).isEqualTo("https://beachhead.example.com" + PATH);
    assertThat(address.shown()).isEqualTo("https://beachhead.example.com");
  }

  @ParameterizedTest
  @CsvSource({
    "localhost, http://localhost:8080/invitation?token=abc",
    "LOCALHOST, http://LOCALHOST:8080/invitation?token=abc",
    "127.0.0.1, http://127.0.0.1:8080/invitation?token=abc",
    "[::1], http://[::1]:8080/invitation?token=abc",
    "10.0.0.7, http://10.0.0.7:8080/invitation?token=abc",
    "10.0.0.8, /invitation?token=abc",
    "evil.test, /invitation?token=abc",
    "localhost.evil.test, /invitation?token=abc",
    "127.0.0.1.evil.test, /invitation?token=abc",
    "beachhead, /invitation?token=abc"
  })
  void repeatsOnlyNamesThisMachineCertainlyHas(String host, String link) {
    ask(host, 8080);
    assertThat(address("").link(PATH)).isEqualTo(link);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "beachhead.example.com",
        "ftp://beachhead.example.com",
        "https://",
        "https://admin@beachhead.example.com",
        "https://beachhead.example.com/?x=1",
        "https://a b"
      })
  void refusesToStartWithWhatIsNoAddress(String stated) {
    assertThatThrownBy(() -> address(stated))
        .isInstanceOf(PublicAddress.UnusableException.class)
        .hasMessageContaining(stated);
  }

  @Test
  void keepsThePathAProxyServesItUnder() {
    ask("evil.test", 443);
    assertThat(address("https://example.com/beachhead/").link(PATH))
        .isEqualTo("https://example.com/beachhead" + PATH);
  }

  private static PublicAddress address(String configured) {
    return new PublicAddress(
        new MockEnvironment().withProperty("BEACHHEAD_PUBLIC_URL", configured));
  }

  private static void ask(String host, int port) {
    var request = new MockHttpServletRequest();
    request.setServerName(host);
    request.setServerPort(port);
    request.setLocalAddr("10.0.0.7");
    RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request));
  }
}
