package io.beachhead.growth.payments;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class StripeSignatureTest {
  @Test
  void isTheHmacThatOpensslComputes() {
    // printf '1700000000.{"id":"evt_1"}' | openssl dgst -sha256 -hmac whsec_test
    assertThat(
            StripeSignature.of(
                "1700000000", "{\"id\":\"evt_1\"}".getBytes(StandardCharsets.UTF_8), "whsec_test"))
        .isEqualTo("c89214b5b5da833daed6f0b8c5bb6bd58cea9022bd80ccc78230f3942d632925");
  }

  @Test
  void acceptsFiveMinutesAndNoMore() {
    var body = "{}".getBytes(StandardCharsets.UTF_8);
    var header = "t=1700000000,v1=" + StripeSignature.of("1700000000", body, "secret");
    var at = Instant.ofEpochSecond(1_700_000_000L);
    assertThat(StripeSignature.flaw(header, body, List.of("other", "secret"), at.plusSeconds(300)))
        .isNull();
    assertThat(StripeSignature.flaw(header, body, List.of("secret"), at.plusSeconds(301)))
        .contains("301 seconds off");
    assertThat(StripeSignature.flaw(header, body, List.of("other"), at)).contains("signing secret");
  }
}
