package io.beachhead.behaviour.protocol;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * A batch that is not JSON although its outline is: braces, brackets and quotes pair up. Each call
 * is taken by itself then, so that one with a NaN in it costs none of the others.
 *
 * @param calls texts of the entries of {@code batch}
 * @param fields texts of the other fields
 */
record BrokenBatch(List<String> calls, Map<String, String> fields) {
  private static final int DEEPEST = 100_000;

  /** A field of the batch; null where it is missing or is not JSON itself. */
  @Nullable JsonNode field(String name) {
    var text = fields.get(name);
    try {
      return text == null ? null : TrackingJson.read(text);
    } catch (JacksonException e) {
      return null;
    }
  }

  /** Takes a text apart; empty where braces, brackets and quotes do not pair up. */
  static Optional<BrokenBatch> of(String text) {
    return new Outline(text).read();
  }

  /** Walks through a text by its punctuation alone. */
  private static final class Outline {
    private final String text;
    private int at;

    Outline(String text) {
      this.text = text;
    }

    Optional<BrokenBatch> read() {
      List<String> calls = null;
      var fields = new HashMap<String, String>();
      if (!take('{')) {
        return Optional.empty();
      }
      while (!take('}')) {
        var name = name();
        if (name == null || !take(':')) {
          return Optional.empty();
        }
        if (name.equals("batch") && calls == null) {
          calls = entries();
          if (calls == null) {
            return Optional.empty();
          }
        } else {
          var value = value();
          if (value == null) {
            return Optional.empty();
          }
          fields.put(name, value);
        }
        if (!take(',') && peek() != '}') {
          return Optional.empty();
        }
      }
      return calls == null || peek() != 0
          ? Optional.empty()
          : Optional.of(new BrokenBatch(calls, fields));
    }

    private @Nullable List<String> entries() {
      if (!take('[')) {
        return null;
      }
      var entries = new ArrayList<String>();
      while (!take(']')) {
        var entry = value();
        if (entry == null) {
          return null;
        }
        entries.add(entry);
        if (!take(',') && peek() != ']') {
          return null;
        }
      }
      return entries;
    }

    private @Nullable String name() {
      if (peek() != '"') {
        return null;
      }
      int from = at + 1;
      return skipString() ? text.substring(from, at - 1) : null;
    }

    /** Up to the comma or bracket that ends it; null where it never ends. */
    private @Nullable String value() {
      int from = at;
      var open = new StringBuilder();
      while (at < text.length()) {
        char c = text.charAt(at);
        switch (c) {
          case '"' -> {
            if (!skipString()) {
              return null;
            }
            continue;
          }
          case '{', '[' -> {
            if (open.length() == DEEPEST) {
              return null;
            }
            open.append(c == '{' ? '}' : ']');
          }
          case '}', ']' -> {
            if (open.isEmpty()) {
              return text.substring(from, at).strip();
            }
            if (open.charAt(open.length() - 1) != c) {
              return null;
            }
            open.setLength(open.length() - 1);
          }
          case ',' -> {
            if (open.isEmpty()) {
              return text.substring(from, at).strip();
            }
          }
          default -> {}
        }
        at++;
      }
      return null;
    }

    /** Past the closing quote of the string that begins here. */
    private boolean skipString() {
      for (int i = at + 1; i < text.length(); i++) {
        char c = text.charAt(i);
        if (c == '\\') {
          i++;
        } else if (c == '"') {
          at = i + 1;
          return true;
        }
      }
      return false;
    }

    private boolean take(char wanted) {
      if (peek() != wanted) {
        return false;
      }
      at++;
      return true;
    }

    /** The next character that is not white space, 0 at the end. */
    private char peek() {
      while (at < text.length() && text.charAt(at) <= ' ') {
        at++;
      }
      return at < text.length() ? text.charAt(at) : 0;
    }
  }
}
