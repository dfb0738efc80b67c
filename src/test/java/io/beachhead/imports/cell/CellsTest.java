package io.beachhead.imports.cell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CellsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\u202DACME\u202C|ACME",
        "\uFEFFacme|acme",
        "ac\u200Bme|acme",
        "ac\u00ADme|acme",
        "Acme\u00A0Inc|Acme Inc",
        "Zoe\u0308|Zoë",
        "=\"00123\"|00123",
        "'00123|00123",
        "'+4722|+4722",
        "'2026-04-03|2026-04-03",
        "'s-Hertogenbosch|'s-Hertogenbosch",
        "می\u200Cخواهم|می\u200Cخواهم"
      })
  void readsACellAsItLooks(String cell, String looks) {
    assertThat(Cells.clean(cell)).isEqualTo(looks);
  }
}
