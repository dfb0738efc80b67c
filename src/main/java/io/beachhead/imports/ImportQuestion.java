package io.beachhead.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Something a file leaves open and nobody may guess.
 *
 * @param column canonical name, or the file's own; null where the whole file is meant
 * @param option what answers it: {@code decimal}, {@code dates}, {@code characters}, {@code
 *     meaning}, {@code set} or {@code map}
 * @param example a cell that can be read two ways
 * @param sentence the question
 * @param answers what can be said, the likeliest first
 */
public record ImportQuestion(
    @Nullable String column, String option, String example, String sentence, List<Answer> answers) {

  /**
   * An answer.
   *
   * @param value of the option: {@code dmy}, {@code Quantity:quantity}, …
   * @param label what it means, in words
   */
  public record Answer(String value, String label) {}

  public ImportQuestion {
    answers = List.copyOf(answers);
  }

  /** How tenths are written. */
  public static ImportQuestion decimal(String column, String example) {
    return new ImportQuestion(
        column,
        "decimal",
        example,
        "%s has “%s” and no number that decides: how are decimals written?"
            .formatted(column, example),
        List.of(
            new Answer("point", "with a point (1.5)"), new Answer("comma", "with a comma (1,5)")));
  }

  /** Which comes first, day or month. */
  public static ImportQuestion dates(String column, String example) {
    return new ImportQuestion(
        column,
        "dates",
        example,
        "%s has “%s” and no date that decides: which comes first?".formatted(column, example),
        List.of(new Answer("dmy", "the day (3 April)"), new Answer("mdy", "the month (4 March)")));
  }

  /**
   * What a column does that may change amounts.
   *
   * @param answers values of {@code map=}; the one without a column of ours leaves it out
   */
  public static ImportQuestion amount(String column, String example, List<String> answers) {
    return new ImportQuestion(
        column,
        "map",
        example,
        "%s has “%s” and may change the amounts. What is it?".formatted(column, example),
        answers.stream().map(ImportQuestion::mapped).toList());
  }

  /**
   * What a word of a column with few values means.
   *
   * @param words of ours
   */
  public static ImportQuestion meaning(String column, String theirs, List<String> words) {
    var answers = new ArrayList<Answer>();
    for (String word : words) {
      answers.add(new Answer("%s:%s:%s".formatted(column, theirs, word), word));
    }
    answers.add(new Answer("%s:%s:".formatted(column, theirs), "nothing: leave it blank"));
    return new ImportQuestion(
        column,
        "meaning",
        theirs,
        "What does “%s” mean as %s?".formatted(theirs, column.replace('_', ' ')),
        answers);
  }

  private static Answer mapped(String answer) {
    String ours = answer.substring(answer.lastIndexOf(':') + 1);
    return new Answer(
        answer, ours.isEmpty() ? "nothing that changes an amount: leave it out" : ours);
  }

  /** Question and answers in one sentence, for those who say them in a query. */
  public String asked() {
    return sentence
        + " "
        + answers.stream()
            .map(a -> "Say %s for: %s.".formatted(says(a), a.label()))
            .collect(Collectors.joining(" "));
  }

  /** How to say an answer in a query: {@code dates=dmy}. */
  public String says(Answer answer) {
    return option + "=" + answer.value();
  }
}
