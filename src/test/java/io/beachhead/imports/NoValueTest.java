package io.beachhead.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.beachhead.imports.cell.Cells;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NoValueTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "  ",
        "\u200b",
        "null",
        "NULL",
        "Null",
        "undefined",
        "None",
        "NONE",
        "nil",
        "<nil>",
        "NaN",
        "nan",
        "NaT",
        "n/a",
        "N/A",
        "#N/A",
        "[object Object]",
        "[object Undefined]",
        "(null)",
        "<null>",
        "\"null\"",
        "'undefined'",
        "\\N",
        "-",
        "—",
        "(not set)",
        " null ",
        "[]",
        "{}"
      })
  void isNoValueInAnyColumn(String text) {
    assertThat(NoValue.is(text)).isTrue();
    assertThat(NoValue.isNobody(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "-1",
        "0.0",
        "000",
        "anonymous",
        "Anonymous",
        "guest",
        "unknown",
        "false",
        "true",
        "00000000-0000-0000-0000-000000000000",
        "00000000000000000000000000000000",
        "distinct_id",
        "{{user.id}}",
        "${userId}",
        "%USER_ID%",
        "<%= id %>",
        "not_authenticated"
      })
  void isNobodyButAValueElsewhere(String id) {
    assertThat(NoValue.isNobody(id)).isTrue();
    assertThat(NoValue.is(id)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ada",
        "1",
        "10",
        "-2",
        "007",
        "0x1f",
        "Nullmeier",
        "none@acme.example",
        "Guest House Ltd",
        "undefined behaviour",
        "NA-4711",
        "anonymous-4711",
        "Null Island",
        "0c6f",
        "nilsson",
        "100%",
        "00000000-0000-0000-0000-000000000001",
        "id-7",
        "[7]",
        "object"
      })
  void takesEverythingElseForAnId(String id) {
    assertThat(NoValue.isNobody(id)).isFalse();
    assertThat(NoValue.is(id)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ACME",
        " ACME\u00a0",
        "\u202dACME\u202c",
        "AC\u200bME",
        "=\"ACME\"",
        "\ufeffACME"
      })
  void readsAnIdOfACallAsThatOfAFile(String id) {
    assertThat(IdText.clean(id)).isEqualTo(Cells.clean(id)).isEqualTo("ACME");
  }
}
