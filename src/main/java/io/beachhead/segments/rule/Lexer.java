package io.beachhead.segments.rule;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Cuts the text of a rule into tokens. */
final class Lexer {
  /** Characters of a number: beyond any amount of money or count of people. */
  static final int LONGEST_NUMBER = 30;

  private final int[] text;
  private final List<Token> tokens = new ArrayList<>();

  /** The parentheses that are open, the innermost first: whether each follows the word in. */
  private final Deque<Boolean> open = new ArrayDeque<>();

  private int next;

  private Lexer(String text) {
    this.text = text.codePoints().toArray();
  }

  /** The tokens, the last one {@link Token.Kind#END}. */
  static List<Token> tokens(String text) {
    if (text.length() > Rule.LONGEST) {
      throw problem(
          Rule.LONGEST + 1, "A rule has at most " + Rule.LONGEST + " characters; this is longer.");
    }
    return new Lexer(text).read();
  }

  private List<Token> read() {
    while (next < text.length) {
      int c = text[next];
      if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
        next++;
      } else if (wordCharacter(c)) {
        wordOrNumber();
      } else if (c == '-' && digitAt(next + 1)) {
        next++;
        wordOrNumber(next - 1);
      } else if (c == '\'') {
        quoted(Token.Kind.QUOTED, '\'', "the text");
      } else if (c == '"') {
        quoted(Token.Kind.NAME, '"', "the name");
      } else {
        symbol(c);
      }
    }
    tokens.add(new Token(Token.Kind.END, "", text.length + 1));
    return tokens;
  }

  private void wordOrNumber() {
    wordOrNumber(next);
  }

  private void wordOrNumber(int start) {
    int digits = next;
    while (digitAt(next)) {
      next++;
    }
    boolean number = next > digits && !(next < text.length && wordCharacter(text[next]));
    if (number) {
      if (next < text.length && text[next] == '.' && digitAt(next + 1)) {
        next++;
        while (digitAt(next)) {
          next++;
        }
      }
      boolean thousands = next < text.length && text[next] == ',' && threeDigitsAt(next + 1);
      boolean goesOn = next < text.length && (wordCharacter(text[next]) || text[next] == '.');
      if (goesOn || (thousands && !insideList())) {
        throw problem(
            start + 1,
            "Expected a number, but it does not end where it should: write it with digits and at"
                + " most one point, such as 1000 or 12.5.");
      }
      if (next - start > LONGEST_NUMBER) {
        throw problem(start + 1, "A number has at most " + LONGEST_NUMBER + " characters.");
      }
      add(Token.Kind.NUMBER, start);
      return;
    }
    while (next < text.length && wordCharacter(text[next])) {
      next++;
    }
    add(Token.Kind.WORD, start);
  }

  /** A comma after a number separates values inside the parentheses of {@code in (…)}. */
  private boolean insideList() {
    return Boolean.TRUE.equals(open.peek());
  }

  private void quoted(Token.Kind kind, int quote, String what) {
    int start = next++;
    StringBuilder inside = new StringBuilder();
    while (next < text.length) {
      int c = text[next++];
      if (c != quote) {
        inside.appendCodePoint(c);
      } else if (next < text.length && text[next] == quote) {
        inside.appendCodePoint(quote);
        next++;
      } else {
        if (kind == Token.Kind.NAME && inside.toString().isBlank()) {
          throw problem(start + 1, "Expected the name of an attribute between the double quotes.");
        }
        tokens.add(new Token(kind, inside.toString(), start + 1));
        return;
      }
    }
    throw problem(
        start + 1,
        "Expected "
            + what
            + " that begins here to end with "
            + Character.toString(quote)
            + ", but the rule ends first.");
  }

  private void symbol(int c) {
    int start = next;
    int following = next + 1 < text.length ? text[next + 1] : 0;
    boolean two =
        (c == '<' && (following == '=' || following == '>'))
            || (c == '>' && following == '=')
            || (c == '!' && following == '=');
    if (two) {
      next += 2;
    } else if ("=<>(),".indexOf(c) >= 0) {
      next++;
      if (c == '=' && following == '=') {
        throw problem(start + 1, "Expected a single = to compare, found ==.");
      }
    } else {
      throw problem(start + 1, unexpected(c));
    }
    if (c == '(') {
      open.push(!tokens.isEmpty() && tokens.getLast().word("in"));
    } else if (c == ')') {
      open.poll();
    }
    add(Token.Kind.SYMBOL, start);
  }

  private static String unexpected(int c) {
    String shown = Character.isISOControl(c) ? "a control character" : Character.toString(c);
    return switch (Character.toString(c)) {
      case "‘", "’", "‚", "`", "´" ->
          "Expected a straight quote ' around a text, found " + shown + ".";
      case "“", "”", "„", "«", "»" ->
          "Expected straight quotes: ' around a text, \" around a name; found " + shown + ".";
      case "!" -> "Expected != (not equal) or the word not, found !.";
      case "&" -> "Expected the word and, found &.";
      case "|" -> "Expected the word or, found |.";
      case "≤" -> "Expected <=, found ≤.";
      case "≥" -> "Expected >=, found ≥.";
      case "≠" -> "Expected !=, found ≠.";
      default ->
          "Expected a name, a value, a comparison or a parenthesis, found "
              + shown
              + ". A name with other than letters, digits and _ goes in double quotes.";
    };
  }

  private void add(Token.Kind kind, int start) {
    tokens.add(new Token(kind, new String(text, start, next - start), start + 1));
  }

  private boolean digitAt(int index) {
    return index < text.length && text[index] >= '0' && text[index] <= '9';
  }

  private boolean threeDigitsAt(int index) {
    return digitAt(index) && digitAt(index + 1) && digitAt(index + 2) && !digitAt(index + 3);
  }

  static boolean wordCharacter(int c) {
    return c == '_' || Character.isLetterOrDigit(c);
  }

  private static RuleException problem(int position, String problem) {
    return new RuleException(List.of(new RuleProblem(position, problem)));
  }
}
