package io.beachhead.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What is put where something sensible is expected. */
final class Hostile {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String DIGITS = "9".repeat(400);

  /** Parts of an address, as they stand in it. */
  static final List<String> IN_ADDRESSES =
      List.of(
          "",
          "%00",
          "%FF",
          "%C3%28",
          "%ED%A0%BD",
          "%F0%9F%98%80",
          "%",
          "%zz",
          "%2",
          "%25zz",
          "null",
          "undefined",
          "NaN",
          "-1",
          "0",
          "1e999",
          "1e999999999",
          "9223372036854775808",
          "99999999999999999999999999",
          DIGITS,
          "2026-02-30",
          "0001-01-01",
          "-999999999-01-01",
          "%2B999999999-12-31",
          "..%2F..%2Fetc%2Fpasswd",
          "'%20OR%201%3D1--",
          "%22%3E%3Cscript%3E",
          "a,b,,c",
          "%0D%0AX-Forged:%201",
          "%E2%80%AE",
          "x".repeat(3_000));

  /** Cells of a CSV file, as they stand in it. */
  static final List<String> CELLS =
      List.of(
          "",
          "\0",
          "NaN",
          "Infinity",
          "-1",
          "1e309",
          "1e999999999",
          "-1e-999999999",
          DIGITS,
          "0." + DIGITS,
          "-" + DIGITS + "%",
          "9223372036854775808",
          "2026-02-30",
          "0001-01-01",
          "-999999999-01-01",
          "99999-01-01",
          "\ud83d\ude00",
          "\"a\"\"b\"",
          "\"open",
          "a\"b",
          "=1+1",
          "'=1+1",
          "[null]",
          "{",
          "null",
          "undefined",
          "x".repeat(5_000));

  /** JSON values, written out. */
  private static final List<String> JSON_VALUES =
      List.of(
          "null",
          "true",
          "\"\"",
          "\" \"",
          "\"x\"",
          "\"\\u0000\"",
          "\"\\ud83d\"",
          "\"" + "x".repeat(5_000) + "\"",
          "\"2026-02-30\"",
          "\"-999999999-01-01\"",
          "\"1e999\"",
          "0",
          "-1",
          "0.5",
          "1e308",
          "-1e308",
          "1e309",
          "1e999999999",
          "-1e-999999999",
          "2147483648",
          "9223372036854775808",
          DIGITS,
          "[]",
          "[null]",
          "[[]]",
          "[{}]",
          "[\"x\",\"x\",null]",
          "{}",
          "{\"\":null}",
          "{\"x\":null}",
          "{\"x\":{\"y\":[null]}}");

  /** Bodies that are no JSON, or are JSON that means nothing. */
  static final List<byte[]> BODIES = bodies();

  private Hostile() {}

  private static List<byte[]> bodies() {
    var bodies = new ArrayList<byte[]>();
    for (var text :
        List.of(
            "",
            " ",
            "null",
            "true",
            "7",
            "\"text\"",
            "[]",
            "[null]",
            "{}",
            "[{}]",
            "{",
            "{\"a\"",
            "{\"a\":}",
            "{\"a\":NaN}",
            "{\"a\":Infinity}",
            "{\"a\":\"\\u12\"}",
            "{\"a\":\"\\q\"}",
            "{\"a\":\"\\ud83d\"}",
            "{\"a\":1,\"a\":2}",
            "{} {}",
            "{\"a\":" + DIGITS + "}",
            "[".repeat(3_000),
            "{\"a\":".repeat(2_000),
            "<xml/>",
            "a=b&c=%FF")) {
      bodies.add(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
    bodies.add(new byte[] {'{', '"', 'n', 'a', 'm', 'e', '"', ':', '"', (byte) 0xff, '"', '}'});
    bodies.add(new byte[] {(byte) 0xff, (byte) 0xfe, 'x', 0});
    bodies.add(new byte[] {0, 0, 0, 0});
    return bodies;
  }

  /**
   * Every body that differs from a good one in one place: each value, at any depth, replaced by
   * each hostile one, and each property left out.
   */
  static List<String> mutants(JsonNode good) {
    var mutants = new ArrayList<String>();
    places(good, good, mutants::add);
    return mutants;
  }

  private static void places(JsonNode root, JsonNode at, Consumer<String> found) {
    switch (at) {
      case ObjectNode object -> {
        for (var name : List.copyOf(object.propertyNames())) {
          var before = object.get(name);
          object.remove(name);
          found.accept(root.toString());
          replaced(root, mark -> object.put(name, mark), found);
          object.set(name, before);
          places(root, before, found);
        }
      }
      case ArrayNode array -> {
        for (int i = 0; i < array.size(); i++) {
          int index = i;
          var before = array.get(i);
          replaced(root, mark -> array.set(index, mark), found);
          array.set(i, before);
          places(root, before, found);
        }
      }
      default -> {}
    }
  }

  /** Values that no tree can hold, such as half a character, are put into the text. */
  private static void replaced(JsonNode root, Consumer<String> mark, Consumer<String> found) {
    mark.accept("@@here@@");
    var text = root.toString();
    for (var value : JSON_VALUES) {
      found.accept(text.replace("\"@@here@@\"", value));
    }
  }

  static JsonNode read(String json) {
    return JSON.readTree(json);
  }
}
