package io.beachhead.segments.web;

import io.beachhead.segments.rule.Attribute;
import io.beachhead.segments.rule.AttributeType;
import io.beachhead.segments.rule.ChipForm;
import io.beachhead.segments.rule.Condition;
import io.beachhead.segments.rule.Operator;
import io.beachhead.segments.rule.Rule;
import io.beachhead.segments.rule.RuleException;
import io.beachhead.segments.rule.RulePrinter;
import io.beachhead.segments.rule.SourcePosition;
import io.beachhead.segments.rule.Value;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/**
 * One chip as the fields of a form.
 *
 * @param subject what is asked: {@code account:industry}, {@code person:persona}, {@code used}, or
 *     {@code text} for a test that only its text can say
 * @param operator how: one of {@link #operators}
 * @param values as typed or ticked, blank ones left out
 * @param negated whether the chip says that the test does not hold
 */
record ChipFields(String subject, String operator, List<String> values, boolean negated) {
  static final String TEXT = "text";
  static final String USED = "used";

  /** A longer list of values is edited as text. */
  private static final int MOST_VALUES = 12;

  private static final String ACCOUNT = "account:";
  private static final String PERSON = "person:";

  private static final Map<Operator, String> BY_OPERATOR =
      Map.of(
          Operator.EQUAL, "is",
          Operator.NOT_EQUAL, "is-not",
          Operator.LESS, "less",
          Operator.AT_MOST, "at-most",
          Operator.MORE, "more",
          Operator.AT_LEAST, "at-least");

  /** A choice of how to compare. */
  record Way(String key, String label) {}

  /** What the fields say, or why they say nothing. */
  sealed interface Outcome {
    record Said(ChipForm.Chip chip) implements Outcome {}

    record Unclear(String problem) implements Outcome {}
  }

  ChipFields {
    values = List.copyOf(values);
  }

  static ChipFields read(MultiValueMap<String, String> form) {
    List<String> typed = form.getOrDefault("value", List.of());
    return new ChipFields(
        EditorState.first(form, "subject", ACCOUNT + "industry"),
        EditorState.first(form, "operator", "is"),
        typed.stream().map(String::strip).filter(value -> !value.isEmpty()).distinct().toList(),
        form.containsKey("negated"));
  }

  static ChipFields of(ChipForm.Chip chip) {
    Condition.Test test = chip.test();
    ChipFields fields =
        switch (test) {
          case Condition.AttributeTest simple -> attribute(ACCOUNT, simple);
          case Condition.HasPerson(Condition.AttributeTest simple, var _) ->
              attribute(PERSON, simple);
          case Condition.Used(String feature, @Nullable Integer days, var _) ->
              days == null
                  ? new ChipFields(USED, "ever", List.of(feature), false)
                  : new ChipFields(USED, "recent", List.of(feature, days.toString()), false);
          default -> new ChipFields(TEXT, "is", List.of(RulePrinter.print(test)), false);
        };
    return fields.values.size() > MOST_VALUES
        ? new ChipFields(TEXT, "is", List.of(RulePrinter.print(test)), chip.negated())
        : new ChipFields(fields.subject, fields.operator, fields.values, chip.negated());
  }

  private static ChipFields attribute(String whose, Condition.AttributeTest test) {
    String subject = whose + test.attribute().name();
    return switch (test) {
      case Condition.Comparison(var _, Operator operator, Value value) ->
          value.asText() == null && value.asTruth() != null && value.asNumber() == null
              ? new ChipFields(
                  subject,
                  operator == Operator.EQUAL == value.asTruth() ? "yes" : "no",
                  List.of(),
                  false)
              : fields(subject, BY_OPERATOR.getOrDefault(operator, "is"), value);
      case Condition.OneOf(var _, boolean negated, List<Value> values) ->
          fields(subject, negated ? "is-not" : "is", values.toArray(Value[]::new));
      case Condition.Between(var _, boolean negated, Value low, Value high) ->
          fields(subject, negated ? "not-between" : "between", low, high);
      case Condition.Known(var _, boolean known) -> fields(subject, known ? "known" : "unknown");
      case Condition.Contains(var _, boolean negated, Value.Quoted text) ->
          fields(subject, negated ? "contains-not" : "contains", text);
      case Condition.StartsWith(var _, boolean negated, Value.Quoted text) ->
          fields(subject, negated ? "starts-not" : "starts", text);
      case Condition.Recent(var _, int days) ->
          new ChipFields(subject, "recent", List.of(Integer.toString(days)), false);
    };
  }

  private static ChipFields fields(String subject, String operator, Value... values) {
    return new ChipFields(
        subject, operator, Stream.of(values).map(ChipFields::plain).toList(), false);
  }

  private static String plain(Value value) {
    String text = value.asText();
    return text == null ? RulePrinter.value(value) : text;
  }

  boolean person() {
    return subject.startsWith(PERSON);
  }

  boolean account() {
    return subject.startsWith(ACCOUNT);
  }

  /** Name of the attribute asked; empty where none is. */
  String attribute() {
    return account()
        ? subject.substring(ACCOUNT.length())
        : person() ? subject.substring(PERSON.length()) : "";
  }

  static String accountSubject(String name) {
    return ACCOUNT + name;
  }

  static String personSubject(String name) {
    return PERSON + name;
  }

  /** How an attribute of that type can be asked, the usual way first. */
  static List<Way> operators(AttributeType type) {
    Stream<Way> ways =
        switch (type) {
          case TEXT ->
              Stream.of(
                  new Way("is", "is"),
                  new Way("is-not", "is not"),
                  new Way("contains", "contains"),
                  new Way("contains-not", "does not contain"),
                  new Way("starts", "starts with"),
                  new Way("starts-not", "does not start with"));
          case NUMBER ->
              Stream.of(
                  new Way("more", "over"),
                  new Way("at-least", "at least"),
                  new Way("less", "under"),
                  new Way("at-most", "at most"),
                  new Way("between", "between"),
                  new Way("not-between", "not between"),
                  new Way("is", "is"),
                  new Way("is-not", "is not"));
          case DATE ->
              Stream.of(
                  new Way("at-least", "from"),
                  new Way("more", "after"),
                  new Way("less", "before"),
                  new Way("at-most", "until"),
                  new Way("between", "between"),
                  new Way("not-between", "not between"),
                  new Way("recent", "in the last … days"),
                  new Way("is", "is"),
                  new Way("is-not", "is not"));
          case TRUTH -> Stream.of(new Way("yes", "is yes"), new Way("no", "is no"));
        };
    return Stream.concat(
            ways, Stream.of(new Way("known", "is known"), new Way("unknown", "is not known")))
        .toList();
  }

  /** Reads the fields as a chip, for an attribute of that type. */
  Outcome chip(AttributeType type) {
    if (subject.equals(TEXT)) {
      return fromText();
    }
    if (subject.equals(USED)) {
      return used();
    }
    Attribute attribute = Attribute.of(attribute());
    if (attribute.name().isBlank()) {
      return new Outcome.Unclear("Choose an attribute.");
    }
    return switch (operator) {
      case "known", "unknown" -> said(new Condition.Known(attribute, operator.equals("known")));
      case "yes", "no" ->
          said(
              new Condition.Comparison(
                  attribute, Operator.EQUAL, Value.truth(operator.equals("yes"))));
      case "recent" -> recent(attribute);
      case "between", "not-between" ->
          values.size() == 2
              ? said(
                  new Condition.Between(
                      attribute,
                      operator.equals("not-between"),
                      value(type, values.get(0)),
                      value(type, values.get(1))))
              : new Outcome.Unclear("Expected both ends.");
      default -> compared(attribute, type);
    };
  }

  private Outcome compared(Attribute attribute, AttributeType type) {
    if (values.isEmpty()) {
      return new Outcome.Unclear("Expected a value.");
    }
    Value.Quoted text = new Value.Quoted(values.getFirst(), SourcePosition.NOWHERE);
    return switch (operator) {
      case "contains", "contains-not" ->
          said(new Condition.Contains(attribute, operator.equals("contains-not"), text));
      case "starts", "starts-not" ->
          said(new Condition.StartsWith(attribute, operator.equals("starts-not"), text));
      default -> {
        Operator compare =
            BY_OPERATOR.entrySet().stream()
                .filter(e -> e.getValue().equals(operator))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(Operator.EQUAL);
        if (values.size() > 1 && !compare.ordered()) {
          yield said(
              new Condition.OneOf(
                  attribute,
                  compare == Operator.NOT_EQUAL,
                  values.stream().map(v -> value(type, v)).toList()));
        }
        yield said(new Condition.Comparison(attribute, compare, value(type, values.getFirst())));
      }
    };
  }

  private Outcome recent(Attribute attribute) {
    if (values.isEmpty() || !values.getFirst().matches("[0-9]{1,5}")) {
      return new Outcome.Unclear("Expected a whole number of days.");
    }
    return said(new Condition.Recent(attribute, Integer.parseInt(values.getFirst())));
  }

  private Outcome used() {
    if (values.isEmpty()) {
      return new Outcome.Unclear("Expected the key of a feature.");
    }
    if (operator.equals("ever")) {
      return said(new Condition.Used(values.getFirst(), null, SourcePosition.NOWHERE));
    }
    if (values.size() < 2 || !values.get(1).matches("[0-9]{1,5}")) {
      return new Outcome.Unclear("Expected a whole number of days.");
    }
    return said(
        new Condition.Used(
            values.getFirst(), Integer.valueOf(values.get(1)), SourcePosition.NOWHERE));
  }

  private Outcome fromText() {
    try {
      Condition condition = Rule.parse(String.join(" ", values)).condition();
      return switch (condition) {
        case Condition.Test test -> said(test);
        case Condition.Not(Condition.Test test) ->
            new Outcome.Said(new ChipForm.Chip(!negated, test));
        default ->
            new Outcome.Unclear(
                "Expected one condition; put several into chips of their own, or edit the text.");
      };
    } catch (RuleException unreadable) {
      return new Outcome.Unclear(
          "Character "
              + unreadable.problems().getFirst().position()
              + ": "
              + unreadable.problems().getFirst().problem());
    }
  }

  private Outcome said(Condition.Test test) {
    Condition.Test asked =
        person() && test instanceof Condition.AttributeTest
            ? new Condition.HasPerson(test, SourcePosition.NOWHERE)
            : test;
    return new Outcome.Said(new ChipForm.Chip(negated, asked));
  }

  /** Numbers are written bare; what reads as none stays a text, which the check then names. */
  private static Value value(AttributeType type, String text) {
    Value quoted = Value.text(text);
    return type == AttributeType.NUMBER && quoted.asNumber() != null ? Value.number(text) : quoted;
  }
}
