package io.beachhead.web.load;

import io.beachhead.web.ProblemException;
import io.beachhead.web.ProblemItem;
import java.math.BigDecimal;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads through a body before anybody makes objects of it and refuses what no question needs:
 * nesting beyond {@value #DEEPEST} levels, and numbers beyond ±10¹⁵ or of more than {@value
 * #LONGEST_NUMBER} characters. Ten characters such as {@code 1e999999999} would otherwise become a
 * number that fills the memory as soon as somebody adds to it or writes it out.
 *
 * <p>Looks at each character once; what it keeps is one token.
 */
final class JsonScan {
  static final int DEEPEST = 64;
  static final int LONGEST_NUMBER = 40;
  private static final BigDecimal LARGEST = BigDecimal.valueOf(1_000_000_000_000_000L);
  private static final int LONGEST_SHOWN = 60;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(DEEPEST + 1)
                  .maxNumberLength(Integer.MAX_VALUE)
                  .build())
          .build();

  private JsonScan() {}

  /**
   * @throws ProblemException 400; for a number with the field it stands in
   */
  static void check(byte[] body) {
    try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), body)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        var context = parser.streamReadContext();
        if (token.isStructStart() && context.getNestingDepth() > DEEPEST) {
          throw ProblemException.badRequest(
              "The body is nested more than %d levels deep.".formatted(DEEPEST));
        }
        if (token.isNumeric()) number(parser.getString(), context);
      }
    } catch (JacksonException notJson) {
      // Whoever reads the body finds the same fault and names the field it is in.
      return;
    }
  }

  private static void number(String text, TokenStreamContext context) {
    if (text.length() > LONGEST_NUMBER || !isWithin(text)) {
      throw ProblemException.badRequest(
          "A field is not readable.",
          List.of(
              ProblemItem.of(
                  field(context),
                  text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN) + "…",
                  "must lie between -1e15 and 1e15 and have at most %d characters"
                      .formatted(LONGEST_NUMBER))));
    }
  }

  /** Comparing looks at the order of magnitude first: no large number is ever written out. */
  private static boolean isWithin(String text) {
    try {
      var number = new BigDecimal(text);
      return Math.abs((long) number.scale()) <= 400 && number.abs().compareTo(LARGEST) <= 0;
    } catch (NumberFormatException exponentBeyondInt) {
      return false;
    }
  }

  private static String field(TokenStreamContext at) {
    var path = new StringBuilder();
    for (TokenStreamContext step = at; step != null && !step.inRoot(); step = step.getParent()) {
      if (step.inArray()) {
        path.insert(0, "[" + step.getCurrentIndex() + "]");
      } else {
        path.insert(0, "." + step.currentName());
      }
    }
    return path.isEmpty() ? "body" : path.substring(path.charAt(0) == '.' ? 1 : 0);
  }
}
