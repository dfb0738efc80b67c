package io.beachhead.imports.cell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DateTextTest {
  private static final ZoneId VIENNA = ZoneId.of("Europe/Vienna");

  @ParameterizedTest
  @ValueSource(
      strings = {"9 Sep 2026", "9 Sept 2026", "Sept. 9, 2026", "Sept 9 2026", "9 September 2026"})
  void readsSeptemberAsItIsShortenedInBritainToo(String text) throws Exception {
    assertThat(DateText.read(text, null).day(VIENNA)).isEqualTo(LocalDate.of(2026, 9, 9));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-04-03",
        " 2026-04-03 ",
        "2026/04/03",
        "2026.4.3",
        "03.04.2026",
        "3.4.2026",
        "3 Apr 2026",
        "3-Apr-2026",
        "03 April 2026",
        "3rd April 2026",
        "Apr 3, 2026",
        "April 3 2026",
        "Fri Apr 3 2026",
        "Friday, 3 April 2026",
        "20260403",
        "2026-04-03T10:15:00Z",
        "2026-04-03T10:15:00.123456789+02:00",
        "2026-04-03 10:15",
        "2026-04-03 10:15:59",
        "2026-04-03 10:15:00 UTC",
        "Fri, 3 Apr 2026 10:15:00 GMT",
        "Apr 3, 2026 10:15 AM",
        "1775210400000",
        "1775210400"
      })
  void readsTheThirdOfApril(String text) throws Exception {
    assertThat(DateText.read(text, null).day(VIENNA)).isEqualTo(LocalDate.of(2026, 4, 3));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2026-04-03T10:15:00Z|2026-04-03T10:15:00Z",
        "2026-04-03T10:15:00+02:00|2026-04-03T08:15:00Z",
        "2026-04-03 10:15|2026-04-03T08:15:00Z",
        "2026-04-03|2026-04-02T22:00:00Z",
        "4/13/2026 12:05 AM|2026-04-12T22:05:00Z",
        "13/4/2026 1:05 pm|2026-04-13T11:05:00Z",
        "Fri, 3 Apr 2026 10:15:00 GMT|2026-04-03T10:15:00Z",
        "1775211300000|2026-04-03T10:15:00Z"
      })
  void readsInstantsInTheZoneOfTheWorkspace(String text, Instant at) throws Exception {
    assertThat(DateText.read(text, null).instant(VIENNA)).isEqualTo(at);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-04,2026-04-01",
    "2026/4,2026-04-01",
    "Apr 2026,2026-04-01",
    "Sept 2026,2026-09-01"
  })
  void takesAMonthForItsFirstDay(String text, LocalDate day) throws Exception {
    assertThat(DateText.read(text, null)).isEqualTo(new Moment.Day(day));
  }

  @ParameterizedTest
  @CsvSource({
    "3/4/2026,DMY,2026-04-03",
    "3/4/2026,MDY,2026-03-04",
    "3-4-2026,DMY,2026-04-03",
    "03.04.2026,MDY,2026-04-03"
  })
  void readsTheDayWhereItsColumnHasIt(String text, DayOrder order, LocalDate day) throws Exception {
    assertThat(DateText.read(text, order).day(VIENNA)).isEqualTo(day);
  }

  @Test
  void asksAboutTheThirdOfTheFourth() {
    assertThatThrownBy(() -> DateText.read("3/4/2026", null))
        .hasMessageContaining("2026-04-03 or 2026-03-04")
        .hasMessageContaining("dates=dmy")
        .hasMessageContaining("dates=mdy");
  }

  @Test
  void neverAsksWhereBothReadingsAreTheSameDay() throws Exception {
    assertThat(DateText.ambiguous("3/3/2026")).isFalse();
    assertThat(DateText.read("3/3/2026", null).day(VIENNA)).isEqualTo("2026-03-03");
  }

  @Test
  void letsOneThirteenthDecideTheColumn() {
    var custom = new DateConvention();
    custom.see("3/4/2026");
    assertThat(custom.asks()).isTrue();
    custom.see("13/4/2026");
    assertThat(custom.decided()).isEqualTo(DayOrder.DMY);
    custom.see("4/13/2026");
    assertThat(custom.decided()).as("both proven").isNull();
    assertThat(custom.asks()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "20260-04-03|year 20260",
        "3/4/20260|year 20260",
        "20260|not a date",
        "0026-04-03|year 26",
        "1899-12-31|year 1899",
        "2101-01-01|year 2101",
        "3/4/26|two|",
        "2026-13-01|month 13",
        "2026-02-30|calendar",
        "31.04.2026|calendar",
        "13/14/2026|month",
        "3 Foo 2026|not a month",
        "2026-04-03 25:00|calendar",
        "yesterday|not a date",
        "2026|not a date",
        "99999999999999|not a date"
      })
  void saysWhatIsWrong(String text, String says) {
    String expected = says.equals("two") ? "2 digits" : says;
    assertThatThrownBy(() -> DateText.read(text, DayOrder.DMY))
        .isInstanceOf(BadCellException.class)
        .hasMessageContaining(expected);
  }

  /** Every form that says its order is read back to the day it was written from. */
  @Test
  void readsBackWhatFormsWrite() throws Exception {
    String[] forms = {
      "yyyy-MM-dd",
      "yyyy/MM/dd",
      "dd.MM.yyyy",
      "d.M.yyyy",
      "d MMM yyyy",
      "d-MMM-yyyy",
      "MMM d, yyyy",
      "MMMM d yyyy",
      "d MMMM yyyy",
      "yyyyMMdd",
      "EEE, d MMM yyyy"
    };
    for (int seed = 0; seed < 3_000; seed++) {
      var day = LocalDate.of(1900, 1, 1).plusDays(new Random(seed).nextInt(73_000));
      String form = forms[seed % forms.length];
      String text = DateTimeFormatter.ofPattern(form, Locale.US).format(day);
      assertThat(DateText.read(text, null)).as(text).isEqualTo(new Moment.Day(day));
    }
  }
}
