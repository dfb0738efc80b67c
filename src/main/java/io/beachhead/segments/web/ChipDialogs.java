package io.beachhead.segments.web;

import io.beachhead.segments.Segmentations;
import io.beachhead.segments.rule.AttributeType;
import io.beachhead.segments.rule.Value;
import io.beachhead.segments.rule.Vocabulary;
import io.beachhead.segments.web.ChipDialog.Group;
import io.beachhead.segments.web.ChipDialog.Option;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Lays out the dialog of a chip from what can be asked of the customers. */
@Component
class ChipDialogs {
  /** Values to tick; the rest is typed, with suggestions. */
  private static final int TICKS = 10;

  private final Segmentations segmentations;

  ChipDialogs(Segmentations segmentations) {
    this.segmentations = segmentations;
  }

  /** The type of what is asked; a text where it is not known. */
  AttributeType type(ChipFields fields) {
    Vocabulary vocabulary = segmentations.vocabulary();
    AttributeType type =
        fields.person()
            ? vocabulary.personAttribute(fields.attribute())
            : vocabulary.accountAttribute(fields.attribute());
    return type == null ? AttributeType.TEXT : type;
  }

  ChipDialog dialog(
      String base, String at, boolean fresh, ChipFields fields, @Nullable String problem) {
    Vocabulary vocabulary = segmentations.vocabulary();
    AttributeType type = type(fields);
    List<ChipFields.Way> ways = ways(fields, type);
    String operator =
        ways.stream().anyMatch(way -> way.key().equals(fields.operator()))
            ? fields.operator()
            : ways.getFirst().key();
    String input = input(fields, type, operator);
    List<Option> ticks = input.equals("text") ? ticks(fields, vocabulary) : List.of();
    List<String> typed = new ArrayList<>(fields.values());
    ticks.stream().filter(Option::selected).forEach(tick -> typed.remove(tick.value()));
    do {
      typed.add("");
    } while (typed.size() < 2);
    return new ChipDialog(
        base,
        at,
        fresh,
        subjects(fields, vocabulary),
        ways.stream()
            .map(way -> new Option(way.key(), way.label(), way.key().equals(operator)))
            .toList(),
        input,
        ticks,
        typed,
        offered(fields, vocabulary, type),
        fields.negated(),
        problem);
  }

  private static List<ChipFields.Way> ways(ChipFields fields, AttributeType type) {
    return switch (fields.subject()) {
      case ChipFields.USED ->
          List.of(
              new ChipFields.Way("recent", "in the last … days"),
              new ChipFields.Way("ever", "at any time"));
      case ChipFields.TEXT -> List.of(new ChipFields.Way("is", "as text"));
      default -> ChipFields.operators(type);
    };
  }

  private static String input(ChipFields fields, AttributeType type, String operator) {
    if (fields.subject().equals(ChipFields.TEXT)) {
      return "free";
    }
    if (fields.subject().equals(ChipFields.USED)) {
      return operator.equals("ever") ? "feature" : "feature-days";
    }
    return switch (operator) {
      case "known", "unknown", "yes", "no" -> "none";
      case "recent" -> "days";
      case "between", "not-between" -> type == AttributeType.DATE ? "dates" : "numbers";
      case "is", "is-not" ->
          switch (type) {
            case TEXT, TRUTH -> "text";
            case NUMBER -> "number";
            case DATE -> "date";
          };
      default ->
          switch (type) {
            case TEXT, TRUTH -> "part";
            case NUMBER -> "number";
            case DATE -> "date";
          };
    };
  }

  private static List<Option> ticks(ChipFields fields, Vocabulary vocabulary) {
    Set<String> values = new LinkedHashSet<>();
    List<String> known = fields.person() ? List.of() : vocabulary.examples(fields.attribute());
    for (String chosen : fields.values()) {
      known.stream()
          .filter(value -> Value.fold(value).equals(Value.fold(chosen)))
          .findFirst()
          .ifPresent(value -> values.add(chosen));
    }
    Set<String> folded = new LinkedHashSet<>(values.stream().map(Value::fold).toList());
    known.stream()
        .filter(value -> !value.isBlank() && folded.add(Value.fold(value)))
        .limit(Math.max(0, TICKS - values.size()))
        .forEach(values::add);
    return values.stream()
        .map(value -> new Option(value, value, fields.values().contains(value)))
        .toList();
  }

  private static List<String> offered(
      ChipFields fields, Vocabulary vocabulary, AttributeType type) {
    if (fields.subject().equals(ChipFields.USED)) {
      return vocabulary.features();
    }
    return type == AttributeType.TEXT && fields.account()
        ? vocabulary.examples(fields.attribute())
        : List.of();
  }

  private static List<Group> subjects(ChipFields fields, Vocabulary vocabulary) {
    List<Group> groups = new ArrayList<>();
    groups.add(
        new Group(
            "Accounts",
            vocabulary.accountAttributes().stream()
                .map(name -> option(ChipFields.accountSubject(name), name, fields))
                .toList()));
    groups.add(
        new Group(
            "Has a person whose",
            vocabulary.personAttributes().stream()
                .map(name -> option(ChipFields.personSubject(name), name, fields))
                .toList()));
    List<Option> other = new ArrayList<>();
    if (!vocabulary.features().isEmpty() || fields.subject().equals(ChipFields.USED)) {
      other.add(
          new Option(ChipFields.USED, "Used a feature", fields.subject().equals(ChipFields.USED)));
    }
    other.add(
        new Option(
            ChipFields.TEXT, "Something else, as text", fields.subject().equals(ChipFields.TEXT)));
    groups.add(new Group("Else", other));
    if (groups.stream().flatMap(group -> group.options().stream()).noneMatch(Option::selected)) {
      groups.addFirst(
          new Group(
              "Not known of any account",
              List.of(new Option(fields.subject(), fields.attribute(), true))));
    }
    return groups;
  }

  private static Option option(String subject, String name, ChipFields fields) {
    return new Option(
        subject, RuleSentence.label(name), subject.equalsIgnoreCase(fields.subject()));
  }
}
