package io.beachhead.workspace.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DeviceTest {
  @Test
  void namesBrowserAndSystem() {
    assertThat(
            Device.of(
                "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko)"
                    + " Chrome/142.0.0.0 Safari/537.36"))
        .isEqualTo("Chrome on Linux");
    assertThat(
            Device.of(
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)"
                    + " Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0"))
        .isEqualTo("Edge on Windows");
    assertThat(
            Device.of(
                "Mozilla/5.0 (iPhone; CPU iPhone OS 26_1 like Mac OS X) AppleWebKit/605.1.15"
                    + " (KHTML, like Gecko) Version/26.1 Mobile/15E148 Safari/604.1"))
        .isEqualTo("Safari on iPhone");
    assertThat(Device.of("Java-http-client/25")).isEqualTo("A program");
    assertThat(Device.of(null)).isEqualTo("A program");
  }
}
