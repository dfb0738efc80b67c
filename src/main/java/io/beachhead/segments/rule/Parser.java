package io.beachhead.segments.rule;

import io.beachhead.segments.rule.Condition.Between;
import io.beachhead.segments.rule.Condition.Comparison;
import io.beachhead.segments.rule.Condition.Contains;
import io.beachhead.segments.rule.Condition.HasPerson;
import io.beachhead.segments.rule.Condition.InCohort;
import io.beachhead.segments.rule.Condition.Known;
import io.beachhead.segments.rule.Condition.Not;
import io.beachhead.segments.rule.Condition.OneOf;
import io.beachhead.segments.rule.Condition.PeopleCount;
import io.beachhead.segments.rule.Condition.Recent;
import io.beachhead.segments.rule.Condition.StartsWith;
import io.beachhead.segments.rule.Condition.Used;
import io.beachhead.segments.rule.Token.Kind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a rule by recursive descent. The grammar is in docs/rules.md; each method here reads one of
 * its lines. The first mistake ends the reading: what follows one can rarely be judged.
 */
final class Parser {
  /** Depth of parentheses and of {@code not}: what a person can still follow, with room. */
  static final int DEEPEST = 64;

  /** Ten years and more of days; beyond it "recent" says nothing. */
  static final int MOST_DAYS = 36_600;

  private static final String A_CONDITION =
      "a condition, such as industry = 'Retail', employees > 50 or has person with persona ="
          + " 'Buyer'";

  private final List<Token> tokens;
  private int next;
  private int depth;
  private boolean aboutPerson;
  private int personDepth;

  private Parser(List<Token> tokens) {
    this.tokens = tokens;
  }

  static Condition parse(String text) {
    Parser parser = new Parser(Lexer.tokens(text));
    if (parser.peek().kind() == Kind.END) {
      throw problem(parser.peek(), "Expected " + A_CONDITION + "; the rule is empty.");
    }
    Condition condition = parser.or();
    if (parser.peek().kind() != Kind.END) {
      throw parser.expected(
          parser.peek().symbol(")")
              ? "the end of the rule, as no parenthesis is open"
              : "and, or, or the end of the rule");
    }
    return condition;
  }

  private Condition or() {
    List<Condition> any = new ArrayList<>();
    do {
      any.add(and());
    } while (accept("or"));
    return Condition.or(any);
  }

  private Condition and() {
    List<Condition> all = new ArrayList<>();
    do {
      all.add(not());
    } while (!(aboutPerson && depthOfPersonReached() && accountFollowsAnd()) && accept("and"));
    return Condition.and(all);
  }

  private Condition not() {
    if (peek().word("not")) {
      deeper(take());
      Condition condition = new Not(not());
      depth--;
      return condition;
    }
    return primary();
  }

  private Condition primary() {
    Token token = peek();
    if (token.symbol("(")) {
      deeper(take());
      Condition inside = or();
      if (!peek().symbol(")")) {
        throw expected("and, or, or ) to close the parenthesis of character " + token.position());
      }
      take();
      depth--;
      return inside;
    }
    boolean cohort = token.word("in") && tokens.get(next + 1).word("cohort");
    if (token.word("has") || token.word("count") || token.word("used") || cohort) {
      if (aboutPerson) {
        throw problem(
            token,
            "Expected an attribute of people; "
                + token.text()
                + " asks an account: close the words about the person in parentheses first.");
      }
      return switch (token.lower()) {
        case "has" -> hasPerson();
        case "count" -> peopleCount();
        case "in" -> inCohort();
        default -> used();
      };
    }
    return test();
  }

  private Condition hasPerson() {
    SourcePosition at = take().at();
    if (!accept("person") && !accept("people")) {
      throw expected("person after has, as in has person with persona = 'Buyer'");
    }
    return new HasPerson(accept("with") ? person() : null, at);
  }

  private Condition peopleCount() {
    SourcePosition at = take().at();
    if (!accept("of")) {
      throw expected("of people after count, as in count of people >= 3");
    }
    if (!accept("people") && !accept("person")) {
      throw expected("people after count of");
    }
    Condition with = accept("with") ? person() : null;
    Operator operator = operator();
    if (operator == null) {
      throw expected("a comparison with a number, such as >= 3, after count of people");
    }
    return new PeopleCount(with, operator, wholeNumber("a whole number of people"), at);
  }

  /** What is asked of one person: to the end of what and joins, or what stands in parentheses. */
  private Condition person() {
    aboutPerson = true;
    personDepth = depth;
    Condition with = and();
    aboutPerson = false;
    return with;
  }

  private boolean depthOfPersonReached() {
    return depth == personDepth;
  }

  /** Whether an and comes next that leads back from the person to the account. */
  private boolean accountFollowsAnd() {
    if (!peek().word("and")) {
      return false;
    }
    int look = next + 1;
    while (tokens.get(look).word("not") || tokens.get(look).symbol("(")) {
      look++;
    }
    Token token = tokens.get(look);
    return token.word("has")
        || token.word("count")
        || token.word("used")
        || (token.word("in") && tokens.get(look + 1).word("cohort"))
        || (token.kind() == Kind.WORD && Words.accountOnly(token.text()));
  }

  private Condition used() {
    SourcePosition at = take().at();
    if (!peek().symbol("(")) {
      throw expected("a feature in parentheses, as in used('client-portal')");
    }
    take();
    if (peek().kind() != Kind.QUOTED) {
      throw expected("the key of a feature in single quotes, as in used('client-portal')");
    }
    String feature = take().text().strip();
    if (!peek().symbol(")")) {
      throw expected(") after the feature");
    }
    take();
    return new Used(feature, accept("in") ? lastDays() : null, at);
  }

  private Condition inCohort() {
    SourcePosition at = take().at();
    take();
    if (peek().kind() != Kind.QUOTED) {
      throw expected("the key of a cohort in single quotes, as in in cohort 'beta-users'");
    }
    return new InCohort(take().text().strip(), at);
  }

  private int lastDays() {
    if (!accept("last")) {
      throw expected("last, as in in last 30 days");
    }
    Token number = peek();
    int count = wholeNumber("a whole number of days").intValueExact();
    int days;
    if (accept("days") || accept("day")) {
      days = count;
    } else if (accept("weeks") || accept("week")) {
      days = count > MOST_DAYS ? count : count * 7;
    } else {
      throw expected("days or weeks");
    }
    if (days < 1 || days > MOST_DAYS) {
      throw problem(number, "Expected 1 to " + MOST_DAYS + " days.");
    }
    return days;
  }

  private BigDecimal wholeNumber(String what) {
    if (peek().kind() != Kind.NUMBER || !peek().text().matches("[0-9]{1,9}")) {
      throw expected(what);
    }
    return new BigDecimal(take().text());
  }

  private Condition test() {
    Attribute attribute = attribute();
    Operator operator = operator();
    if (operator != null) {
      return new Comparison(attribute, operator, value());
    }
    if (accept("is")) {
      boolean negated = accept("not");
      if (accept("known")) {
        return new Known(attribute, !negated);
      }
      if (!negated && accept("unknown")) {
        return new Known(attribute, false);
      }
      throw expected(
          negated
              ? "known after is not"
              : "known, unknown or not known after is; to compare, write =");
    }
    boolean negated = accept("not");
    if (accept("in")) {
      return peek().word("last") && !negated
          ? new Recent(attribute, lastDays())
          : new OneOf(attribute, negated, values());
    }
    if (accept("between")) {
      Value low = value();
      if (!accept("and")) {
        throw expected("and with the upper end of between");
      }
      return new Between(attribute, negated, low, value());
    }
    if (accept("contains")) {
      return new Contains(attribute, negated, quoted("contains"));
    }
    if (accept("starts")) {
      if (!accept("with")) {
        throw expected("with after starts");
      }
      return new StartsWith(attribute, negated, quoted("starts with"));
    }
    if (negated) {
      throw expected("in, between, contains or starts with after not");
    }
    throw expected(
        "a comparison (= != < <= > >=), in, not in, between, is known, contains or starts with"
            + " after "
            + attribute.name());
  }

  private Attribute attribute() {
    Token token = peek();
    boolean name =
        token.kind() == Kind.NAME || (token.kind() == Kind.WORD && !Words.reserved(token.text()));
    if (!name) {
      throw expected(
          token.kind() == Kind.QUOTED
              ? "the name of an attribute, bare or in double quotes"
              : aboutPerson ? "an attribute of people" : A_CONDITION);
    }
    take();
    return new Attribute(token.text().strip(), token.at());
  }

  private @Nullable Operator operator() {
    Operator operator =
        peek().kind() == Kind.SYMBOL ? Operator.of(peek().text()).orElse(null) : null;
    if (operator != null) {
      take();
    }
    return operator;
  }

  private List<Value> values() {
    if (!peek().symbol("(")) {
      throw expected("( and the values after in, as in in ('a', 'b')");
    }
    take();
    List<Value> values = new ArrayList<>();
    do {
      if (!values.isEmpty()) {
        take();
      }
      values.add(value());
    } while (peek().symbol(","));
    if (!peek().symbol(")")) {
      throw expected("a comma or ) after a value");
    }
    take();
    return values;
  }

  private Value value() {
    Token token = peek();
    if (token.kind() == Kind.QUOTED) {
      take();
      return new Value.Quoted(token.text(), token.at());
    }
    if (token.kind() == Kind.NUMBER) {
      take();
      return new Value.Number(new BigDecimal(token.text()), token.at());
    }
    if (token.word("true") || token.word("false")) {
      take();
      return new Value.Truth(token.word("true"), token.at());
    }
    String expected = "a value: a number, a text in single quotes, true or false";
    throw switch (token.kind()) {
      case WORD ->
          problem(
              token,
              Character.isDigit(token.text().codePointAt(0))
                  ? "Expected " + expected + ", found " + token.text() + ", which is not a number."
                  : "Expected %s, found %s. A text goes in single quotes: '%s'."
                      .formatted(expected, token.text(), token.text()));
      case NAME ->
          problem(
              token,
              "Expected %s, found \"%s\". Double quotes are for names; a text goes in single quotes: '%s'."
                  .formatted(expected, token.text(), token.text().replace("'", "''")));
      default -> expected(expected);
    };
  }

  private Value.Quoted quoted(String after) {
    if (peek().kind() != Kind.QUOTED) {
      throw expected("a text in single quotes after " + after);
    }
    Token token = take();
    if (token.text().isBlank()) {
      throw problem(token, "Expected a text that is not blank after " + after + ".");
    }
    return new Value.Quoted(token.text(), token.at());
  }

  private void deeper(Token token) {
    if (++depth > DEEPEST) {
      throw problem(
          token,
          "Expected at most "
              + DEEPEST
              + " parentheses and nots inside one another; this is one more.");
    }
  }

  private Token peek() {
    return tokens.get(next);
  }

  private Token take() {
    return tokens.get(next++);
  }

  private boolean accept(String keyword) {
    boolean here = peek().word(keyword);
    if (here) {
      next++;
    }
    return here;
  }

  private RuleException expected(String what) {
    Token token = peek();
    return problem(token, "Expected " + what + ", " + token.found() + ".");
  }

  private static RuleException problem(Token token, String problem) {
    return new RuleException(List.of(new RuleProblem(token.position(), problem)));
  }
}
