package io.beachhead.voice.jobs.web;

import io.beachhead.statistics.survey.MutualInformation;
import io.beachhead.voice.jobs.JobFigures;
import io.beachhead.web.text.Capital;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Whether personas matter, in one sentence. */
final class PersonaSentence {
  /** What chance alone would bring about so seldom counts as seen. */
  private static final double SEEN = 0.05;

  /** A share of the entropy that is worth speaking of. */
  private static final double WORTH_IT = 0.2;

  private static final List<String> NUMBERS =
      List.of(
          "no",
          "one",
          "two",
          "three",
          "four",
          "five",
          "six",
          "seven",
          "eight",
          "nine",
          "ten",
          "eleven",
          "twelve",
          "thirteen",
          "fourteen",
          "fifteen",
          "sixteen",
          "seventeen",
          "eighteen",
          "nineteen",
          "twenty");

  private PersonaSentence() {}

  /** Null where the table says nothing. */
  static @Nullable String of(JobFigures.Personas table) {
    MutualInformation told = table.information().orElse(null);
    if (told == null) {
      return null;
    }
    String personas = number(table.personas().size());
    String jobs = number(table.jobs().size());
    String share = String.format(Locale.ROOT, "%.0f%%", 100 * told.share());
    String p = told.p() < 0.001 ? "p < 0.001" : String.format(Locale.ROOT, "p = %.2g", told.p());
    boolean differ = told.p() < SEEN && told.share() >= WORTH_IT;
    String claim =
        differ
            ? "%s personas differ in which of %s jobs they hire us for."
            : "%s personas, the same %s jobs.";
    return "%s Knowing the persona tells %s of which job it is (permutation %s)."
        .formatted(claim.formatted(capital(personas), jobs), share, p);
  }

  private static String number(int number) {
    return number < NUMBERS.size() ? NUMBERS.get(number) : Integer.toString(number);
  }

  private static String capital(String word) {
    return Capital.first(word);
  }
}
