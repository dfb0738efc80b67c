package io.beachhead.imports.cell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NoDateTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "0001-01-01",
        "0001-01-01T00:00:00Z",
        "1/1/0001 12:00:00 AM",
        "1900-01-00",
        "1900-01-01",
        "0/1/1900",
        "1970-01-01",
        "1970-01-01T00:00:00.000Z",
        "1969-12-31 16:00:00",
        "01/01/1970",
        "0000-00-00",
        "0000-00-00 00:00:00",
        "9999-12-31",
        "9999-12-31T23:59:59",
        "31.12.9999",
        "12/31/9999",
        "1899-12-30",
        "0",
        "-62135596800"
      })
  void standsForNoDate(String cell) {
    assertThat(NoDate.is(cell)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-04-03",
        "1970-01-02",
        "1970-01-01T09:15:00Z",
        "1901-01-01",
        "",
        "1775210400"
      })
  void isADate(String cell) {
    assertThat(NoDate.is(cell)).isFalse();
  }
}
