package io.beachhead.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringWriter;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {
  private static String row(@Nullable Object... cells) {
    var out = new StringWriter();
    try (var csv = Csv.to(out)) {
      csv.row(cells);
    }
    return out.toString();
  }

  @Test
  void quotesWhatNeedsQuotesAndEndsLinesWithCrLf() {
    assertThat(row("a", "b,c", "say \"hi\"", "two\nlines", null, true, LocalDate.of(2026, 1, 2)))
        .isEqualTo("a,\"b,c\",\"say \"\"hi\"\"\",\"two\nlines\",,true,2026-01-02\r\n");
  }

  @Test
  void writesNumbersPlainly() {
    assertThat(row(1e7, 0.1, -5.0, 12, new BigDecimal("1E+3"), -0.0, 100.0))
        .isEqualTo("10000000,0.1,-5,12,1000,0,100\r\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "=1+1|'=1+1",
        "+49 30 123|'+49 30 123",
        "-cmd|'-cmd",
        "@SUM(A1)|'@SUM(A1)",
        "-5.3|-5.3",
        "+5|+5",
        "-1e5|-1e5",
        "-5+2|'-5+2",
        "\uff1d1+1|'\uff1d1+1",
        "\uff0bA1|'\uff0bA1",
        "\uff0dA1|'\uff0dA1",
        "\uff20SUM|'\uff20SUM",
        "'=1|''=1",
        "'tis|'tis",
        "a=b|a=b",
        "plain|plain"
      })
  void defusesFormulasAndLeavesNumbers(String text, String written) {
    assertThat(row(text)).isEqualTo(written + "\r\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"=1+1", "'=1+1", "''=1+1", "\uff1d1", "'tis", "'", "-5", "plain", ""})
  void givesBackWhatWasWritten(String text) {
    assertThat(Csv.undefused(Csv.defused(text))).isEqualTo(text);
  }

  @Test
  void defusesTabAndLineBreakAtTheBeginning() {
    assertThat(row("\t=1")).isEqualTo("'\t=1\r\n");
    assertThat(row("\r=1")).isEqualTo("\"'\r=1\"\r\n");
  }

  @Test
  void refusesANumberThatIsNone() {
    assertThatThrownBy(() -> row(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
  }
}
