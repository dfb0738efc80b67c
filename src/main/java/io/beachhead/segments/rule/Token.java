package io.beachhead.segments.rule;

import java.util.Locale;

/**
 * A piece of a rule.
 *
 * @param text a word as typed, the inside of quotes, a number or a symbol; empty at the end
 * @param position 1-based, in code points
 */
record Token(Kind kind, String text, int position) {
  enum Kind {
    WORD,
    /** In double quotes: always a name, never a word of the language. */
    NAME,
    QUOTED,
    NUMBER,
    SYMBOL,
    END
  }

  boolean word(String keyword) {
    return kind == Kind.WORD && text.equalsIgnoreCase(keyword);
  }

  boolean symbol(String symbol) {
    return kind == Kind.SYMBOL && text.equals(symbol);
  }

  String lower() {
    return text.toLowerCase(Locale.ROOT);
  }

  SourcePosition at() {
    return SourcePosition.position(position);
  }

  /** As it reads in "found …". */
  String found() {
    return switch (kind) {
      case WORD, NUMBER, SYMBOL -> "found " + text;
      case NAME -> "found \"" + text + "\"";
      case QUOTED ->
          "found the text '" + (text.length() > 40 ? text.substring(0, 40) + "…" : text) + "'";
      case END -> "but the rule ends here";
    };
  }
}
