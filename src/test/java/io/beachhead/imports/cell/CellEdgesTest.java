package io.beachhead.imports.cell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The edges of how cells are read: the first and last of each range, and what lies just beyond. */
class CellEdgesTest {
  private static final ZoneId OSLO = ZoneId.of("Europe/Oslo");
  private static final ZoneId DENVER = ZoneId.of("America/Denver");

  @ParameterizedTest
  @ValueSource(
      chars = {
        '\u00AD', '\u061C', '\u180E', '\u200B', '\u200E', '\u200F', '\u202A', '\u202E', '\u2060',
        '\u2064', '\u2066', '\u206F', '\uFEFF', '\uFFF9', '\uFFFB'
      })
  void dropsWhatCannotBeSeen(char mark) {
    assertThat(Cells.clean("AC" + mark + "ME")).isEqualTo("ACME");
  }

  @ParameterizedTest
  @ValueSource(chars = {'\u200C', '\u200D', '\u2065', '\uFFF8', '\uFFFC', '\uFFFD', '~'})
  void keepsItsNeighbours(char mark) {
    assertThat(Cells.clean("AC" + mark + "ME")).isEqualTo("AC" + mark + "ME");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'|'",
        "=|=",
        "=\"\"|=\"\"",
        "=\"1\"|1",
        "=\"1\"\"2\"|1\"2",
        "'0|0",
        "'9|9",
        "'10:15|10:15",
        "'12a|'12a",
        "' 12|' 12"
      })
  void unwrapsWhatASpreadsheetWrapped(String cell, String looks) {
    assertThat(Cells.clean(cell)).isEqualTo(looks);
  }

  @ParameterizedTest
  @CsvSource({
    "1/2/2026,true", "12/11/2026,true", "12/12/2026,false", "13/11/2026,false", "11/13/2026,false",
    "13/13/2026,false", "1-2-26,true", "12.11.2026,false", "2026-04-03,false", "1/2/6,false"
  })
  void tellsWhetherADateCanBeReadTwice(String cell, boolean ambiguous) {
    assertThat(DateText.ambiguous(cell)).isEqualTo(ambiguous);
  }

  @ParameterizedTest
  @CsvSource({
    "13/12/2026,DMY",
    "12/13/2026,MDY",
    "13-12-2026,DMY",
    "3-13-2026,MDY",
    "12/12/2026,",
    "13/13/2026,",
    "13.12.2026,",
    "12/1/2026,"
  })
  void tellsWhatADateProves(String cell, @Nullable DayOrder order) {
    assertThat(DateText.proves(cell)).isEqualTo(order);
  }

  @ParameterizedTest
  @CsvSource({
    "12/12/2026,,2026-12-12", "13/12/2026,,2026-12-13", "12/13/2026,,2026-12-13",
    "12/1/2026,DMY,2026-01-12", "12/1/2026,MDY,2026-12-01", "12/12/2026,MDY,2026-12-12",
    "1900-01-02,,1900-01-02", "2100-12-31,,2100-12-31"
  })
  void readsDaysUpToTheLastMonthAndYear(String cell, @Nullable DayOrder order, LocalDate day)
      throws Exception {
    assertThat(DateText.read(cell, order)).isEqualTo(new Moment.Day(day));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "12/13/2026|DMY|has the month first, the column's other dates the day",
        "13/12/2026|MDY|has the day first, the column's other dates the month",
        "13/13/2026|DMY|has the month 13",
        "13/13/2026|MDY|has the month 13",
        "0/1/2026|MDY|has the month 0",
        "1899-12-31||is in the year 1899",
        "2101-01-01||is in the year 2101",
        "9999999999999||is in the year 2286",
        "123||is not a date",
        "2026-4x-03||is not a date",
        "3/4/26||has a year of 2 digits"
      })
  void saysWhatIsBeyondTheEdge(String cell, @Nullable DayOrder order, String says) {
    assertThatThrownBy(() -> DateText.read(cell, order))
        .isInstanceOf(BadCellException.class)
        .hasMessageContaining(says);
  }

  @Test
  void readsADayInTheZoneOfItsColumn() {
    var evening = new Moment.Local(LocalDateTime.of(2026, 4, 3, 23, 30));
    var midnight = new Moment.Local(LocalDateTime.of(2026, 4, 3, 0, 0));
    var exact = new Moment.Exact(Instant.parse("2026-04-03T23:30:00Z"));
    var startOfDay = new Moment.Exact(Instant.parse("2026-04-03T00:00:00Z"));
    var day = new Moment.Day(LocalDate.of(2026, 4, 3));
    assertThat(evening.day(null, OSLO)).isEqualTo("2026-04-03");
    assertThat(evening.day(ZoneOffset.UTC, OSLO)).isEqualTo("2026-04-04");
    assertThat(midnight.day(ZoneOffset.UTC, DENVER))
        .as("stands for the day")
        .isEqualTo("2026-04-03");
    assertThat(exact.day(null, OSLO)).isEqualTo("2026-04-04");
    assertThat(startOfDay.day(null, DENVER)).as("stands for the day").isEqualTo("2026-04-03");
    assertThat(day.day(ZoneOffset.UTC, DENVER)).isEqualTo("2026-04-03");
    assertThat(evening.instant(null, OSLO)).isEqualTo("2026-04-03T21:30:00Z");
    assertThat(evening.instant(ZoneOffset.UTC, OSLO)).isEqualTo("2026-04-03T23:30:00Z");
    assertThat(exact.instant(DENVER, OSLO)).isEqualTo("2026-04-03T23:30:00Z");
    assertThat(day.instant(ZoneOffset.UTC, OSLO))
        .as("a day of the workspace")
        .isEqualTo("2026-04-02T22:00:00Z");
  }

  @Test
  void decidesAColumnByTheMajorityAndAsksWhereNothingIsDecided() {
    var numbers = new NumberConvention();
    assertThat(numbers.asks()).isFalse();
    numbers.see(number("1.234"));
    assertThat(numbers.asks()).isTrue();
    numbers.see(number("1.5"));
    assertThat(numbers.decided()).isEqualTo(DecimalMark.POINT);
    assertThat(numbers.asks()).isFalse();
    numbers.see(number("1,5"));
    assertThat(numbers.decided()).as("as many on either side").isNull();
    numbers.see(number("2,5"));
    assertThat(numbers.decided()).isEqualTo(DecimalMark.COMMA);
    var dates = new DateConvention();
    assertThat(dates.asks()).isFalse();
    dates.see("3/4/2026");
    assertThat(dates.asks()).isTrue();
    dates.see("3/14/2026");
    assertThat(dates.decided()).isEqualTo(DayOrder.MDY);
    assertThat(dates.asks()).isFalse();
    dates.see("14/3/2026");
    assertThat(dates.decided()).as("both are proven").isNull();
    assertThat(dates.asks()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "(5)|-5",
        "5-|-5",
        "-5|-5",
        "+5|5",
        "$.50|0.5",
        "$ ,50|0.5",
        "1e5|1E+5",
        "1e+5|1E+5",
        "1e-2|0.01",
        "1 234|1234",
        "1'234|1234",
        "12,34,567|1234567",
        "5%|0.05",
        "%5|0.05",
        "5.–|5",
        "CHF 5.-|5",
        "٣|3",
        "９|9",
        "12.|12"
      })
  void readsWhatStandsAtTheEdgesOfANumber(String cell, String value) throws Exception {
    assertThat(number(cell).value(null)).isEqualByComparingTo(value);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(5", "5)", "(-5)", "-5-", "--5", "+-5", "5%%", "1 23", "1 2345", "1e", "1ex", "1e+",
        "1e1234", "1e12x", ".", "-", "1'23", "'123 4"
      })
  void isNoNumberBeyondTheEdge(String cell) {
    assertThat(NumberText.of(cell)).isNull();
  }

  @Test
  void looksAtNumbersOfUpTo64Characters() {
    assertThat(NumberText.of("1".repeat(64))).isNotNull();
    assertThat(NumberText.of("1".repeat(65))).isNull();
    assertThat(number("123456789012345").code()).isFalse();
    assertThat(number("1234567890123456").code()).isTrue();
    assertThat(number("0.5").code()).isFalse();
    assertThat(number("05").code()).isTrue();
    assertThat(number("0").code()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1.234.5|POINT|groups that are not of three digits",
        "1,234.5|COMMA|is written with a decimal point, the column's other numbers with a decimal"
            + " comma",
        "1.234,5|POINT|is written with a decimal comma, the column's other numbers with a decimal"
            + " point",
        "1.2.3,4,5|POINT|has two decimal separators",
        "123,45,678|POINT|groups that are not of three digits"
      })
  void saysHowANumberContradictsItsColumn(String cell, DecimalMark mark, String says) {
    assertThatThrownBy(() -> number(cell).value(mark))
        .isInstanceOf(BadCellException.class)
        .hasMessageContaining(says);
  }

  @Test
  void namesItsOptionsAsTheApiWritesThem() {
    assertThat(DayOrder.DMY.word()).isEqualTo("dmy");
    assertThat(DecimalMark.COMMA.word()).isEqualTo("comma");
    assertThat(Interval.HALF_YEAR.word()).isEqualTo("half-year");
  }

  private static NumberText number(String cell) {
    var number = NumberText.of(cell);
    assertThat(number).as(cell).isNotNull();
    return Objects.requireNonNull(number);
  }
}
