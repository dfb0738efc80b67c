package io.beachhead.customers.revenue;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MoneyTest {

  @Test
  void hasAsManyDecimalsAsItsCurrency() {
    assertThat(Money.ofMinor(1_230_050, "USD").amount()).hasToString("12300.50");
    assertThat(Money.ofMinor(500, "JPY").amount()).hasToString("500");
    assertThat(Money.ofMinor(1_234, "KWD").amount()).hasToString("1.234");
    assertThat(Money.ofMinor(1_234, "XXX1").amount()).hasToString("12.34");
  }

  @Test
  void roundsHalfUpToTheCurrencysDecimals() {
    assertThat(Money.of(16_799.995, "USD")).isEqualTo(Money.ofMinor(1_680_000, "USD"));
    assertThat(Money.of(16.4, "JPY").minor()).isEqualTo(16);
  }
}
