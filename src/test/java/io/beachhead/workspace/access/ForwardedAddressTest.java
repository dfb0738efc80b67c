package io.beachhead.workspace.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;

/** Whose {@code X-Forwarded-For} is believed; Tomcat matches the whole address. */
class ForwardedAddressTest {
  @ParameterizedTest
  @CsvSource({
    "127.0.0.1, true",
    "127.1.2.3, true",
    "0:0:0:0:0:0:0:1, true",
    "10.0.0.7, false",
    "192.168.1.4, false",
    "172.17.0.1, false",
    "169.254.1.1, false",
    "fd00:0:0:0:0:0:0:1, false",
    "203.0.113.7, false"
  })
  void believesAProxyOnThisMachineOnly(String address, boolean believed) throws IOException {
    var settings =
        PropertiesLoaderUtils.loadProperties(new ClassPathResource("application.properties"));
    var proxies = Pattern.compile(settings.getProperty("server.tomcat.remoteip.internal-proxies"));
    assertThat(proxies.matcher(address).matches()).isEqualTo(believed);
  }
}
