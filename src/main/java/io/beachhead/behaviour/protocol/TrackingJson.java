package io.beachhead.behaviour.protocol;

import java.nio.charset.StandardCharsets;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/** How calls are parsed: strictly, no deeper than anything meant, and numbers as they were sent. */
final class TrackingJson {
  static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(Limits.NESTING).build())
                  .build())
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private TrackingJson() {}

  /**
   * The characters of a body. A byte that is not UTF-8 becomes U+FFFD: what it belongs to is
   * examined with its call.
   */
  static String text(byte[] bytes) {
    var text = new String(bytes, StandardCharsets.UTF_8);
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  /**
   * Parses a text.
   *
   * @throws JacksonException where it is not JSON; {@link #flaw} says why
   */
  static JsonNode read(String text) {
    return MAPPER.readTree(text);
  }

  /** What is wrong with a text, as a predicate, in one of a few fixed sentences. */
  static String flaw(JacksonException refused) {
    var words = String.valueOf(refused.getOriginalMessage());
    if (refused instanceof StreamConstraintsException) {
      return words.contains("nesting")
          ? "is nested more than %d levels deep".formatted(Limits.NESTING)
          : "has a number or a name that is too long";
    }
    return words.contains("'NaN'") || words.contains("Infinity")
        ? "contains NaN or Infinity, which JSON does not have; send null"
        : "is not valid JSON";
  }
}
