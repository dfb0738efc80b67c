package io.beachhead.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormatTest {
  @ParameterizedTest
  @CsvSource({
    "2340000, $2.34M",
    "166000, $166k",
    "7200, $7.2k",
    "480, $480",
    "0, $0",
    "19000, $19.0k",
    "999.4, $999",
    "999.5, $1.0k",
    "99940, $99.9k",
    "99950, $100k",
    "999499, $999k",
    "999500, $1.00M",
    "9994999, $9.99M",
    "9995000, $10.0M",
    "123456789, $123M",
    "1234567890, $1.23B",
    "0.9, $0.90",
    "-800, −$800",
    "-0.001, $0"
  })
  void writesMoneyWithThreeFigures(double amount, String text) {
    assertThat(Format.money(amount, "USD")).isEqualTo(text);
  }

  @Test
  void writesOtherCurrenciesWithTheirSignOrCode() {
    assertThat(Format.money(7_200, "EUR")).isEqualTo("€7.2k");
    assertThat(Format.money(7_200, "CHF")).isEqualTo("CHF\u00a07.2k");
    assertThat(Format.moneyExact(new BigDecimal("1234.5"), "USD")).isEqualTo("$1,234.50");
    assertThat(Format.moneyExact(new BigDecimal("-1234.5"), "JPY")).isEqualTo("−¥1,235");
  }

  @Test
  void writesChangesWithTheirSign() {
    assertThat(Format.moneyChange(6_300, "USD")).isEqualTo("+$6.3k");
    assertThat(Format.moneyChange(-800, "USD")).isEqualTo("−$800");
    assertThat(Format.moneyChange(0, "USD")).isEqualTo("±$0");
    assertThat(Format.change(88)).isEqualTo("+88");
    assertThat(Format.change(-3)).isEqualTo("−3");
    assertThat(Format.change(0)).isEqualTo("±0");
  }

  @Test
  void writesRangesInWordsAndInTables() {
    assertThat(Format.moneyRange(28_500, 31_300, "USD")).isEqualTo("$28.5k to $31.3k");
    assertThat(Format.moneySpan(6_100, 6_800, 7_500)).isEqualTo("6.1–7.5");
    assertThat(Format.moneySpan(-300, 100, 500)).isEqualTo("−300–500");
    assertThat(Format.range(63.6, 109.2)).isEqualTo("64 to 109");
    assertThat(Format.span(1, 8)).isEqualTo("1–8");
    assertThat(Format.span(3, 3)).isEqualTo("3");
    assertThat(Format.shareRange(0.50, 0.79)).isEqualTo("50 to 79%");
    assertThat(Format.shareRange(0.001, 0.02)).isEqualTo("<1% to 2%");
  }

  @ParameterizedTest
  @CsvSource({
    "0.66, 66%",
    "0, 0%",
    "1, 100%",
    "0.004, <1%",
    "0.996, >99%",
    "0.005, 1%",
    "-0.05, −5%"
  })
  void writesSharesWithoutMakingSomeIntoNoneOrAll(double share, String text) {
    assertThat(Format.share(share)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"0.024, 2.4%", "0.0996, 10%", "0.12, 12%", "0.0003, <0.1%", "0, 0%", "0.08, 8.0%"})
  void writesSmallSharesWithADecimal(double share, String text) {
    assertThat(Format.shareFine(share)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"0.44, +44 pts", "-0.05, −5 pts", "0, ±0 pts", "0.002, +0.2 pts", "-0.0001, ±0 pts"})
  void writesDifferencesOfSharesAsPoints(double difference, String text) {
    assertThat(Format.points(difference)).isEqualTo(text);
  }

  @Test
  void writesCountsWithTheirNoun() {
    assertThat(Format.count(1_140L)).isEqualTo("1,140");
    assertThat(Format.count(1, "account")).isEqualTo("1 account");
    assertThat(Format.count(150, "account")).isEqualTo("150 accounts");
    assertThat(Format.count(2, "company")).isEqualTo("2 companies");
    assertThat(Format.count(0, "key")).isEqualTo("0 keys");
    assertThat(Format.of(12, 150)).isEqualTo("12 of 150");
    assertThat(Format.personWeeks(33)).isEqualTo("33 pw");
    assertThat(Format.personWeeks(2.5)).isEqualTo("2.5 pw");
  }

  @Test
  void writesDatesAndAges() {
    var date = LocalDate.of(2026, 11, 22);
    assertThat(Format.date(date)).isEqualTo("22 Nov 2026");
    assertThat(Format.month(date)).isEqualTo("Nov 2026");
    assertThat(Format.age(date.minusDays(3), date)).isEqualTo("3 d");
    assertThat(Format.age(date, date)).isEqualTo("today");
    assertThat(Format.time(Instant.parse("2026-11-22T08:14:00Z"), ZoneId.of("Europe/Berlin")))
        .isEqualTo("22 Nov 2026, 09:14");
    assertThat(Format.duration(Duration.ofMillis(3_240))).isEqualTo("3.2 s");
    assertThat(Format.duration(Duration.ofMinutes(12))).isEqualTo("12 min");
    assertThat(Format.bytes(1_400_000)).isEqualTo("1.4 MB");
  }

  @Test
  void refusesWhatIsNoNumber() {
    assertThatThrownBy(() -> Format.money(Double.NaN, "USD"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Format.share(Double.POSITIVE_INFINITY))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
