package io.beachhead.segments.fit;

import io.beachhead.customers.CustomerBase;
import io.beachhead.segments.fit.Behaviour.Named;
import io.beachhead.statistics.PartlyKnown;
import io.beachhead.statistics.division.Trait;
import io.beachhead.voice.surveys.Answer;
import io.beachhead.voice.surveys.Answers;
import io.beachhead.voice.surveys.Survey;
import io.beachhead.voice.surveys.SurveyKind;
import io.beachhead.voice.surveys.Surveys;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What accounts answered, a trait for each question: numbers as the mean of an account's people, in
 * bands; other answers as the most frequent one; MaxDiff as an item chosen as best more often than
 * as worst, less often, or equally often. Free text is left out.
 */
@Component
class SurveyTraits {
  private static final int BANDS = 5;

  /** More different answers than this are somebody's own words. */
  private static final int MOST_CATEGORIES = 12;

  private final Surveys surveys;
  private final Answers answers;

  SurveyTraits(Surveys surveys, Answers answers) {
    this.surveys = surveys;
    this.answers = answers;
  }

  List<Named> of(CustomerBase base) {
    List<Named> traits = new ArrayList<>();
    for (Survey survey : surveys.all()) {
      List<Answer> said =
          answers.of(survey.key()).stream().filter(answer -> row(answer, base) >= 0).toList();
      if (survey.kind() == SurveyKind.MAXDIFF) {
        maxDiff(survey, said, base, traits);
      } else {
        questions(survey, said, base, traits);
      }
    }
    return traits;
  }

  private static int row(Answer answer, CustomerBase base) {
    String account = answer.account();
    return account == null ? -1 : base.rowOf(account);
  }

  private static void maxDiff(
      Survey survey, List<Answer> said, CustomerBase base, List<Named> traits) {
    Map<String, int[]> net = new TreeMap<>();
    Map<String, boolean[]> shown = new TreeMap<>();
    for (Answer answer : said) {
      int row = row(answer, base);
      for (String item : answer.shown()) {
        shown.computeIfAbsent(item, _ -> new boolean[base.size()])[row] = true;
        int[] balance = net.computeIfAbsent(item, _ -> new int[base.size()]);
        balance[row] += item.equals(answer.best()) ? 1 : item.equals(answer.worst()) ? -1 : 0;
      }
    }
    net.forEach((item, balance) -> {
      boolean[] asked = shown.getOrDefault(item, new boolean[base.size()]);
      byte[] level = new byte[base.size()];
      for (int row = 0; row < level.length; row++) {
        level[row] = asked[row] ? (byte) (Integer.signum(balance[row]) + 1) : -1;
      }
      int place = survey.indexOf(item);
      String text = place < 0 ? item : survey.items().get(place).text();
      traits.add(named(survey, text, new Trait(BehaviourColumn.ANSWER.place(), level, 3)));
    });
  }

  private static void questions(
      Survey survey, List<Answer> said, CustomerBase base, List<Named> traits) {
    Map<String, List<Answer>> byQuestion = new LinkedHashMap<>();
    for (Answer answer : said) {
      if (answer.answer() != null && !answer.answer().isBlank()) {
        byQuestion.computeIfAbsent(answer.question(), _ -> new ArrayList<>()).add(answer);
      }
    }
    byQuestion.forEach((question, given) -> {
      Trait trait =
          given.stream().allMatch(answer -> number(answer.answer()) != null)
              ? means(given, base)
              : categories(given, base);
      if (trait != null) {
        traits.add(named(survey, question, trait));
      }
    });
  }

  private static Named named(Survey survey, String question, Trait trait) {
    return new Named(BehaviourColumn.ANSWER, survey.name() + ": " + question, trait);
  }

  private static Trait means(List<Answer> given, CustomerBase base) {
    double[] sum = new double[base.size()];
    int[] count = new int[base.size()];
    for (Answer answer : given) {
      Double number = number(answer.answer());
      if (number != null) {
        sum[row(answer, base)] += number;
        count[row(answer, base)]++;
      }
    }
    PartlyKnown mean = PartlyKnown.none(base.size());
    for (int row = 0; row < sum.length; row++) {
      if (count[row] > 0) {
        mean.set(row, sum[row] / count[row]);
      }
    }
    return Bands.trait(BehaviourColumn.ANSWER, mean, BANDS);
  }

  private static @Nullable Trait categories(List<Answer> given, CustomerBase base) {
    List<String> values =
        List.copyOf(new TreeSet<>(given.stream().map(SurveyTraits::text).toList()));
    if (values.size() > MOST_CATEGORIES) {
      return null;
    }
    int[][] counts = new int[base.size()][];
    for (Answer answer : given) {
      int row = row(answer, base);
      if (counts[row] == null) {
        counts[row] = new int[values.size()];
      }
      counts[row][values.indexOf(text(answer))]++;
    }
    byte[] level = new byte[base.size()];
    for (int row = 0; row < level.length; row++) {
      int[] own = counts[row];
      if (own == null) {
        level[row] = -1;
      } else {
        int most = Arrays.stream(own).max().orElse(0);
        while (own[level[row]] < most) {
          level[row]++;
        }
      }
    }
    return new Trait(BehaviourColumn.ANSWER.place(), level, values.size());
  }

  private static String text(Answer answer) {
    return String.valueOf(answer.answer()).strip();
  }

  private static @Nullable Double number(@Nullable String text) {
    if (text == null) {
      return null;
    }
    try {
      double number = Double.parseDouble(text.strip());
      return Double.isFinite(number) ? number : null;
    } catch (NumberFormatException words) {
      return null;
    }
  }
}
