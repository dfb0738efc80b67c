package io.beachhead.imports.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HeaderTextTest {
  @ParameterizedTest
  @CsvSource({
    "Created (UTC),UTC",
    "Created (GMT+2),+02:00",
    "Created At [UTC-05:30],-05:30",
    "created_at_utc,UTC",
    "Created (Europe/Berlin),Europe/Berlin",
    "Erstellt (MEZ),CET",
    "Created (PST),-08:00",
    "Time (Pacific Time),",
    "Created,"
  })
  void readsTheZone(String header, ZoneId zone) {
    assertThat(HeaderText.of(header).zone()).isEqualTo(zone);
  }

  @ParameterizedTest
  @CsvSource({
    "Amount (USD),Amount,USD,0",
    "Betrag in EUR,Betrag,EUR,0",
    "ARR [T€],ARR,EUR,3",
    "ARR (k€),ARR,EUR,3",
    "Amount (cents),Amount,,-2",
    "amount_cents,amount,,-2",
    "amount_usd,amount,USD,0",
    "Revenue (in thousands),Revenue,,3"
  })
  void readsCurrencyAndUnit(String header, String name, String currency, int zeros) {
    var read = HeaderText.of(header);
    assertThat(read.name()).isEqualTo(name);
    assertThat(read.money() == null ? null : read.money().code()).isEqualTo(currency);
    assertThat(read.zeros()).isEqualTo(zeros);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Account ID", "Country/Region", "Annual revenue", "Try all", "name"})
  void leavesOtherHeadersWhole(String header) {
    assertThat(HeaderText.of(header).name()).isEqualTo(header);
  }
}
