package io.beachhead.workspace.factor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TotpTest {
  private static final byte[] SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

  /** RFC 6238, appendix B, the lines of SHA-1. */
  @ParameterizedTest
  @CsvSource({
    "59, 94287082",
    "1111111109, 07081804",
    "1111111111, 14050471",
    "1234567890, 89005924",
    "2000000000, 69279037",
    "20000000000, 65353130"
  })
  void showsTheCodesOfTheStandard(long second, String code) {
    assertThat(Totp.code(SECRET, Totp.step(Instant.ofEpochSecond(second)), 8)).isEqualTo(code);
  }

  @Test
  void takesTheCodeOfThisStepAndOfItsNeighbours() {
    var now = Instant.ofEpochSecond(1_111_111_109);
    long step = Totp.step(now);
    for (int aside = -1; aside <= 1; aside++) {
      assertThat(Totp.stepOf(SECRET, Totp.code(SECRET, step + aside, 6), now))
          .hasValue(step + aside);
    }
    assertThat(Totp.stepOf(SECRET, Totp.code(SECRET, step - 2, 6), now)).isEmpty();
    assertThat(Totp.stepOf(SECRET, Totp.code(SECRET, step + 2, 6), now)).isEmpty();
    assertThat(Totp.stepOf(SECRET, "", now)).isEmpty();
  }

  /** RFC 4648, section 10, without the padding. */
  @ParameterizedTest
  @CsvSource({"f, MY", "fo, MZXQ", "foo, MZXW6", "foob, MZXW6YQ", "fooba, MZXW6YTB"})
  void writesSecretsInTheLettersOfTheStandard(String bytes, String letters) {
    assertThat(Base32.encode(bytes.getBytes(StandardCharsets.US_ASCII))).isEqualTo(letters);
    assertThat(Base32.decode(letters)).asString(StandardCharsets.US_ASCII).isEqualTo(bytes);
  }
}
