package io.beachhead.imports.cell;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.beachhead.imports.cell.NumberText.Marks;
import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumberTextTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "12|NONE",
        "-12|NONE",
        "1 234|NONE",
        "1.5|POINT",
        "1,5|COMMA",
        ".5|POINT",
        "0.123|POINT",
        "0,123|COMMA",
        "1234.567|POINT",
        "1.234|EITHER",
        "123,456|EITHER",
        "1.234.567|COMMA",
        "1,234,567|POINT",
        "1.234,56|COMMA",
        "1,234.56|POINT",
        "1,23,456.7|POINT",
        "12,34,567|POINT",
        "1.2.3|BROKEN",
        "12.34.56|BROKEN",
        "1.234,56.7|BROKEN",
        "1,234,56|BROKEN"
      })
  void knowsWhatTheMarksTell(String text, Marks marks) {
    assertThat(number(text).marks()).isEqualTo(marks);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1.234,56|COMMA|1234.56",
        "1,234.56|POINT|1234.56",
        "1.234|COMMA|1234",
        "1.234|POINT|1.234",
        "€ 1.200,50|COMMA|1200.50",
        "1 234,5 €|COMMA|1234.5",
        "$1,200|POINT|1200",
        "-$5|POINT|-5",
        "$-5|POINT|-5",
        "(1,200.00)|POINT|-1200.00",
        "12.5%|POINT|0.125",
        "−3|POINT|-3",
        "3-|POINT|-3",
        "1'234.5|POINT|1234.5",
        "USD 12|POINT|12",
        "12 eur|POINT|12",
        "1e3|POINT|1000",
        "2.5E-1|POINT|0.25",
        "US$ 1,200.00|POINT|1200",
        "12,50 zł|COMMA|12.5",
        "1 234,56 Kč|COMMA|1234.56",
        "CHF 5.–|POINT|5",
        "5,- €|COMMA|5",
        "€1.2k|POINT|1200",
        "$3M|POINT|3000000",
        "1,2 Mio. €|COMMA|1200000",
        "T€ 5|POINT|5000",
        "12,34,567|POINT|1234567",
        "１２３４|POINT|1234",
        "\u202A$1,234.50\u202C|POINT|1234.50",
        "100 CR|POINT|-100",
        "(1,234.50) €|POINT|-1234.50",
        "1\u2009234,5|COMMA|1234.5",
        "=\"1,234.50\"|POINT|1234.50"
      })
  void readsInTheCustomOfItsColumn(String text, DecimalMark mark, BigDecimal value)
      throws Exception {
    assertThat(number(text).value(mark)).isEqualByComparingTo(value);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "5 pcs",
        "~5",
        ">5",
        "5+",
        "10-20",
        "5*",
        "ca. 5",
        "5 incl. VAT",
        "",
        "abc",
        "--5",
        "1-2",
        "12a",
        "a12",
        "N/A",
        "1 2 3",
        "12 34",
        "$",
        "%",
        "1e",
        ".",
        "-"
      })
  void isNoNumber(String text) {
    assertThat(NumberText.of(text)).isNull();
  }

  @Test
  void asksWhereNothingDecides() {
    assertThatThrownBy(() -> number("1.234").value(null))
        .isInstanceOf(BadCellException.class)
        .hasMessageContaining("1.234 or as 1234")
        .hasMessageContaining("decimal=point or decimal=comma");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1.2.3|POINT|two decimal separators",
        "1.234,56.7|COMMA|two decimal separators",
        "1,5|POINT|written with a decimal comma",
        "1.5|COMMA|written with a decimal point"
      })
  void saysWhatIsWrong(String text, DecimalMark mark, String says) {
    assertThatThrownBy(() -> number(text).value(mark)).hasMessageContaining(says);
  }

  @Test
  void takesTheCurrencyThatIsWrittenWithIt() {
    assertThat(number("€5").currency()).isEqualTo("EUR");
    assertThat(number("5 chf").currency()).isEqualTo("CHF");
    assertThat(number("$5").currency()).as("dollars of several countries").isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "$49 / month|MONTH",
        "49/mo|MONTH",
        "€ 1.200 p.a.|YEAR",
        "1200 USD per year|YEAR",
        "100 € pro Monat|MONTH",
        "300/quarter|QUARTER",
        "12 € monatlich|MONTH",
        "₩50,000 / 월|MONTH",
        "1 200 € par an|YEAR"
      })
  void saysWhatAnAmountIsPaidFor(String text, Interval per) {
    assertThat(number(text).per()).isEqualTo(per);
    assertThat(number(text).bare()).isFalse();
  }

  @Test
  void tellsThePriceOfOneAndTheUnitOfANumber() {
    assertThat(number("$20 per seat").each()).isTrue();
    assertThat(number("$20/user/month").per()).isEqualTo(Interval.MONTH);
    assertThat(number("3 weeks").unit()).isEqualTo(Interval.WEEK);
    assertThat(number("3.5").bare()).isTrue();
    assertThat(number("+5").bare()).isFalse();
  }

  @Test
  void namesWhatASignCanMean() {
    assertThat(requireNonNull(number("$5").money()).codes()).contains("USD", "CAD");
    assertThat(number("R$ 5").currency()).isEqualTo("BRL");
    assertThat(number("5 kr").currency()).isNull();
    assertThat(number("USD $5").currency()).isEqualTo("USD");
    assertThat(NumberText.of("EUR $5")).isNull();
  }

  @Test
  void letsTheOtherRowsDecide() {
    var custom = new NumberConvention();
    custom.see(number("1.234"));
    assertThat(custom.asks()).isTrue();
    custom.see(number("2,50"));
    assertThat(custom.asks()).isFalse();
    assertThat(custom.decided()).isEqualTo(DecimalMark.COMMA);
    custom.see(number("2.50"));
    assertThat(custom.decided()).as("as much on either side").isNull();
  }

  /** Whatever a locale prints with decimals is read back to the same number: 2,000 seeds. */
  @Test
  void readsBackWhatLocalesPrint() throws Exception {
    var locales = new Locale[] {Locale.US, Locale.GERMANY, Locale.FRANCE, Locale.of("de", "CH")};
    for (int seed = 0; seed < 2_000; seed++) {
      var random = new Random(seed);
      var symbols = DecimalFormatSymbols.getInstance(locales[seed % locales.length]);
      var value = BigDecimal.valueOf(random.nextLong(-10_000_000_000L, 10_000_000_000L), 2);
      String text = new DecimalFormat("#,##0.00", symbols).format(value);
      var mark = symbols.getDecimalSeparator() == ',' ? DecimalMark.COMMA : DecimalMark.POINT;
      assertThat(number(text).value(null)).as(text).isEqualByComparingTo(value);
      assertThat(number(text).value(mark)).as(text).isEqualByComparingTo(value);
    }
  }

  @Test
  void tellsCodesFromAmounts() {
    assertThat(number("00123").code()).isTrue();
    assertThat(number("1234567890123456").code()).isTrue();
    assertThat(number("0.5").code()).isFalse();
    assertThat(number("0").code()).isFalse();
  }

  private static NumberText number(String text) {
    return requireNonNull(NumberText.of(text), text);
  }
}
