package io.beachhead.voice.surveys;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which questions each kind of survey asks, and which answers they take. */
public final class AnswerRules {
  /** The four prices, in the order they are asked. */
  public static final List<String> PRICES =
      List.of("too-cheap", "cheap", "expensive", "too-expensive");

  /** Whether early users stay. */
  public static final Set<String> PLANS = Set.of("stay", "unsure", "leave");

  public static final String IMPORTANCE = "importance";
  public static final String SATISFACTION = "satisfaction";
  public static final String RECOMMEND = "recommend";
  public static final String PLAN = "plan";
  public static final String WHY = "why";

  private static final int LONGEST_ANSWER = 20_000;
  private static final Pattern PRICE = Pattern.compile("[0-9]{1,9}(\\.[0-9]{1,4})?");
  private static final Set<String> REASONS = Set.of("why", "reason", "comment");

  private AnswerRules() {}

  /** The key of a question, whatever separates an item from what is asked of it. */
  public static String question(Survey survey, String said) {
    String plain = said.strip();
    String lower = plain.toLowerCase(Locale.ROOT);
    return switch (survey.kind()) {
      case NPS -> REASONS.contains(lower) ? WHY : RECOMMEND;
      case STAY_OR_LEAVE -> REASONS.contains(lower) ? WHY : PLAN;
      case VAN_WESTENDORP -> lower.replaceAll("[\\s_]+", "-");
      case OUTCOMES -> {
        int end = Math.max(lower.lastIndexOf(IMPORTANCE), lower.lastIndexOf(SATISFACTION));
        yield end < 2 ? plain : plain.substring(0, end - 1) + "/" + lower.substring(end);
      }
      case MAXDIFF -> plain;
    };
  }

  /** What is wrong with a question; null where it is one of the survey. */
  public static @Nullable String wrongQuestion(Survey survey, String question) {
    return switch (survey.kind()) {
      case NPS, STAY_OR_LEAVE, MAXDIFF -> null;
      case VAN_WESTENDORP ->
          PRICES.contains(question) ? null : "must be one of " + String.join(", ", PRICES);
      case OUTCOMES -> {
        int slash = question.lastIndexOf('/');
        String item = slash < 0 ? question : question.substring(0, slash);
        String asked = slash < 0 ? "" : question.substring(slash + 1);
        yield survey.indexOf(item) < 0 || !(asked.equals(IMPORTANCE) || asked.equals(SATISFACTION))
            ? "must be an item's key, a slash, and importance or satisfaction"
            : null;
      }
    };
  }

  /** What is wrong with an answer; null where nothing is. */
  public static @Nullable String wrongAnswer(Survey survey, String question, String answer) {
    if (answer.length() > LONGEST_ANSWER) {
      return "is longer than 20,000 characters";
    }
    return switch (survey.kind()) {
      case NPS ->
          question.equals(WHY) || isWhole(answer, 0, 10)
              ? null
              : "must be a whole number from 0 to 10";
      case STAY_OR_LEAVE ->
          question.equals(WHY) || PLANS.contains(answer.toLowerCase(Locale.ROOT))
              ? null
              : "must be stay, unsure or leave";
      case OUTCOMES -> isWhole(answer, 1, 5) ? null : "must be a whole number from 1 to 5";
      case VAN_WESTENDORP ->
          PRICE.matcher(answer).matches() ? null : "must be a price, such as 49.50";
      case MAXDIFF -> null;
    };
  }

  /** What is wrong with the answer to a set; null where nothing is. */
  public static @Nullable String wrongSet(
      Survey survey, List<String> shown, @Nullable String best, @Nullable String worst) {
    if (shown.size() < 2 || new HashSet<>(shown).size() < shown.size()) {
      return "must name at least two different items, separated by semicolons";
    }
    for (String item : shown) {
      if (survey.indexOf(item) < 0) {
        return "names %s, which is not an item of the survey".formatted(item);
      }
    }
    if (best == null || worst == null) {
      return "needs the best and the worst of the set";
    }
    if (!shown.contains(best) || !shown.contains(worst)) {
      return "must hold the best and the worst item";
    }
    return best.equals(worst) ? "must have another worst item than the best" : null;
  }

  private static boolean isWhole(String text, int least, int most) {
    if (!text.matches("[0-9]{1,2}")) {
      return false;
    }
    int number = Integer.parseInt(text);
    return number >= least && number <= most;
  }
}
