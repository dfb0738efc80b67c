package io.beachhead.customers.attribute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class AttributeReaderTest {
  private static final JsonMapper JSON = JsonMapper.shared();

  @Test
  void givesEachColumnTheTypeOfItsValues() {
    List<Attribute> columns =
        read(
            """
            {"Contract":"Two year","tenure":72,"autopay":true,"since":"2020-02-29","size":10}\
            """,
            """
            {"Contract":"Month-to-month","tenure":-1.5,"since":"2026-11-21","size":"10+"}\
            """,
            "{}");
    assertThat(columns)
        .extracting(Attribute::name)
        .containsExactly("Contract", "tenure", "autopay", "since", "size");
    assertThat(columns.get(0)).isInstanceOf(TextAttribute.class);
    assertThat(texts(columns.get(0))).containsExactly("Two year", "Month-to-month", null);
    assertThat(columns.get(1)).isInstanceOf(NumberAttribute.class);
    assertThat(((NumberAttribute) columns.get(1)).number(1)).isEqualTo(-1.5);
    assertThat(texts(columns.get(1))).containsExactly("72", "-1.5", null);
    assertThat(columns.get(2)).isInstanceOf(FlagAttribute.class);
    assertThat(texts(columns.get(2))).containsExactly("true", null, null);
    assertThat(columns.get(3)).isInstanceOf(DateAttribute.class);
    assertThat(((DateAttribute) columns.get(3)).date(0)).isEqualTo(LocalDate.of(2020, 2, 29));
    assertThat(columns.get(4)).as("mixed kinds are text").isInstanceOf(TextAttribute.class);
    assertThat(texts(columns.get(4))).containsExactly("10", "10+", null);
  }

  @Test
  void keepsNumbersForRulesWhenOneCellIsOdd() {
    var seats =
        read("{\"seats\":5}", "{\"seats\":7}", "{\"seats\":\"about 10\"}", "{}", "{\"seats\":11.5}")
            .getFirst();
    assertThat(seats).isInstanceOf(NumberAttribute.class);
    assertThat(texts(seats)).containsExactly("5", "7", "about 10", null, "11.5");
    assertThat(List.of(seats.known(1), seats.known(2), seats.known(3)))
        .as("the odd cell is not known")
        .containsExactly(true, false, false);
    assertThat(seats.knownCount()).isEqualTo(3);
    assertThat(
            read("{\"a\":1}", "{\"a\":\"x\"}", "{\"a\":2}", "{\"a\":\"y\"}", "{\"a\":3}")
                .getFirst())
        .as("two of five are no oddity")
        .isInstanceOf(TextAttribute.class);
  }

  @Test
  void keepsADateColumnAsTextWhenOneValueIsNoDate() {
    assertThat(read("{\"when\":\"2026-01-01\"}", "{\"when\":\"2026-02-30\"}").getFirst())
        .isInstanceOf(TextAttribute.class);
  }

  @Test
  void takesColumnsThatDifferInLetterCaseForOne() {
    List<Attribute> columns = read("{\"Region\":\"North\"}", "{\"region\":\"South\"}");
    assertThat(columns).hasSize(1);
    assertThat(texts(columns.getFirst())).containsExactly("North", "South");
  }

  @Test
  void doesNotKnowWhatIsNullOrEmpty() {
    Attribute column = read("{\"a\":null}", "{\"a\":\"\"}", "{\"a\":\"x\"}").getFirst();
    assertThat(texts(column)).containsExactly(null, null, "x");
    assertThat(column.knownCount()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{",
        "{\"a\"}",
        "{\"a\":}",
        "{\"a\":1",
        "{\"a\":\"x",
        "{\"a\":1 2}",
        "{\"a\":tru}"
      })
  void refusesWhatIsNoJsonObject(String broken) {
    assertThatThrownBy(() -> new AttributeReader().read(0, broken))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("not a JSON object");
  }

  /** The oracle is Jackson: whatever it writes, the reader reads back. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void readsWhatAJsonLibraryWrites(long seed) {
    Random random = new Random(seed);
    List<ObjectNode> rows = Stream.generate(() -> randomRow(random)).limit(200).toList();
    AttributeReader reader = new AttributeReader();
    for (int row = 0; row < rows.size(); row++) {
      String json =
          random.nextBoolean() ? rows.get(row).toString() : rows.get(row).toPrettyString();
      reader.read(row, json);
    }
    for (ColumnBuilder builder : reader.columns()) {
      Attribute column = builder.build(rows.size());
      for (int row = 0; row < rows.size(); row++) {
        assertThat(column.text(row))
            .as("%s of row %d", column.name(), row)
            .isEqualTo(expected(rows.get(row).get(column.name())));
      }
    }
  }

  private static @Nullable String expected(@Nullable JsonNode value) {
    if (value == null || value.isNull() || (value.isString() && value.stringValue().isEmpty())) {
      return null;
    }
    return value.isString()
        ? value.stringValue()
        : value.isNumber() ? NumberAttribute.plain(value.doubleValue()) : value.toString();
  }

  private static ObjectNode randomRow(Random random) {
    ObjectNode row = JSON.createObjectNode();
    for (String key : List.of("plain", "with \"quote\"", "tab\tkey", "ünï", "last")) {
      switch (random.nextInt(7)) {
        case 0 -> row.put(key, random.nextInt());
        case 1 -> row.put(key, random.nextDouble() * Math.pow(10, random.nextInt(40) - 20));
        case 2 -> row.put(key, random.nextInt(100_000) / 100.0);
        case 3 -> row.put(key, "line\nwith \\ and \"é😀\" " + random.nextInt(5));
        case 4 -> row.put(key, random.nextBoolean());
        case 5 -> row.putNull(key);
        default -> {}
      }
    }
    return row;
  }

  private static int rowsRead;

  private static List<Attribute> read(String... rows) {
    rowsRead = rows.length;
    AttributeReader reader = new AttributeReader();
    for (int row = 0; row < rows.length; row++) {
      reader.read(row, rows[row]);
    }
    return reader.columns().stream().map(column -> column.build(rows.length)).toList();
  }

  private static List<@Nullable String> texts(Attribute column) {
    List<@Nullable String> texts = new ArrayList<>();
    for (int row = 0; row < rowsRead; row++) {
      texts.add(column.text(row));
    }
    return texts;
  }
}
