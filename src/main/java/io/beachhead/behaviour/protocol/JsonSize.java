package io.beachhead.behaviour.protocol;

import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;

/** How large a part of a document is as JSON text. */
final class JsonSize {
  /** What a character can become at most: {@code \\u0000}. */
  private static final int ESCAPED = 6;

  /** Quotes, colon and comma of one entry. */
  private static final int PUNCTUATION = 6;

  private JsonSize() {}

  /** Whether it has more bytes in UTF-8. Writes it out only where a rough bound leaves a doubt. */
  static boolean isOver(int limit, JsonNode node) {
    return bound(node) > limit && node.toString().getBytes(StandardCharsets.UTF_8).length > limit;
  }

  private static long bound(JsonNode node) {
    if (!node.isContainer()) {
      int characters = node.isString() ? node.stringValue().length() : node.toString().length();
      return PUNCTUATION + (long) ESCAPED * characters;
    }
    long sum = PUNCTUATION;
    for (var entry : node.properties()) {
      sum += PUNCTUATION + (long) ESCAPED * entry.getKey().length();
    }
    for (var child : node) {
      sum += bound(child);
    }
    return sum;
  }
}
