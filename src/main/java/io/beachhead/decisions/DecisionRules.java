package io.beachhead.decisions;

import io.beachhead.store.StorableText;
import io.beachhead.web.Days;
import io.beachhead.web.ProblemItem;
import io.beachhead.workspace.Colleagues;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What may stand in a decision. */
@Component
class DecisionRules {
  private static final int LONGEST_REASON = 10_000;
  private static final int LONGEST_ALTERNATIVE = 500;
  private static final int MOST_ALTERNATIVES = 20;
  private static final int LONGEST_CONDITION = 500;
  private static final int MOST_DECIDERS = 20;
  private static final int LONGEST_EMAIL = 254;

  /** What a build is checked after, where nobody says another day. */
  private static final int CHECKED_AFTER_DAYS = 90;

  private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+");

  private final Colleagues colleagues;

  DecisionRules(Colleagues colleagues) {
    this.colleagues = colleagues;
  }

  /**
   * Reads everything but what the decision is about.
   *
   * @param problems what is not usable is added here
   * @return empty where something is not usable
   */
  Optional<NewDecision.Checked> check(
      NewDecision said, LocalDate today, List<ProblemItem> problems) {
    int before = problems.size();
    Verdict verdict = verdict(said.verdict(), problems);
    String reason = reason(said.reason(), problems);
    List<String> alternatives = alternatives(said.alternatives(), problems);
    String revisit = text("revisitWhen", said.revisitWhen(), LONGEST_CONDITION, problems);
    LocalDate decidedOn = day("decidedOn", said.decidedOn(), problems);
    if (decidedOn != null && decidedOn.isAfter(today)) {
      problems.add(
          ProblemItem.of("decidedOn", decidedOn.toString(), "is in the future; today is " + today));
    }
    LocalDate checkOn = day("checkOn", said.checkOn(), problems);
    List<Decider> deciders = deciders(said.deciders(), problems);
    if (problems.size() > before || verdict == null) {
      return Optional.empty();
    }
    LocalDate decided = decidedOn == null ? today : decidedOn;
    return Optional.of(
        new NewDecision.Checked(
            verdict,
            reason,
            alternatives,
            revisit,
            checkOn == null && verdict == Verdict.BUILD
                ? decided.plusDays(CHECKED_AFTER_DAYS)
                : checkOn,
            decided,
            deciders));
  }

  private static @Nullable Verdict verdict(@Nullable String said, List<ProblemItem> problems) {
    Verdict verdict = said == null ? null : Verdict.of(said.strip()).orElse(null);
    if (verdict == null) {
      problems.add(
          ProblemItem.of("verdict", shown(said), "must be one of build, later, no, nothing"));
    }
    return verdict;
  }

  private static String reason(@Nullable String said, List<ProblemItem> problems) {
    String reason = text("reason", said, LONGEST_REASON, problems);
    if (said == null || said.isBlank()) {
      problems.add(
          ProblemItem.of("reason", said, "expected the reason, in words that a customer may read"));
    }
    return reason == null ? "" : reason;
  }

  private static List<String> alternatives(List<String> said, List<ProblemItem> problems) {
    if (said.size() > MOST_ALTERNATIVES) {
      problems.add(
          ProblemItem.of(
              "alternatives",
              null,
              "expected at most %d, there are %d".formatted(MOST_ALTERNATIVES, said.size())));
    }
    List<String> alternatives = new ArrayList<>();
    for (String each : said) {
      String text = text("alternatives", each, LONGEST_ALTERNATIVE, problems);
      if (text != null) {
        alternatives.add(text);
      }
    }
    return alternatives;
  }

  private List<Decider> deciders(List<NewDecision.NewDecider> said, List<ProblemItem> problems) {
    if (said.size() > MOST_DECIDERS) {
      problems.add(
          ProblemItem.of(
              "deciders",
              null,
              "expected at most %d, there are %d".formatted(MOST_DECIDERS, said.size())));
    }
    Map<String, String> names =
        colleagues.all().stream()
            .collect(
                Collectors.toMap(
                    Colleagues.Colleague::email, Colleagues.Colleague::name, (one, _) -> one));
    Map<String, Decider> deciders = new LinkedHashMap<>();
    for (NewDecision.NewDecider each : said) {
      String email = StorableText.of(each.email().strip().toLowerCase(Locale.ROOT));
      Double confidence = each.confidence();
      if (email.length() > LONGEST_EMAIL || !EMAIL.matcher(email).matches()) {
        problems.add(
            ProblemItem.of(
                "deciders", shown(email), "is not an e-mail address; use mara@example.com"));
      } else if (confidence != null && !(confidence >= 0 && confidence <= 1)) {
        problems.add(
            ProblemItem.of(
                "deciders",
                confidence.toString(),
                "confidence must be a probability from 0 to 1, such as 0.7"));
      } else if (deciders.containsKey(email)) {
        problems.add(ProblemItem.of("deciders", email, "is named twice"));
      } else {
        deciders.put(email, new Decider(email, names.get(email), confidence));
      }
    }
    return List.copyOf(deciders.values());
  }

  private static @Nullable LocalDate day(
      String field, @Nullable String said, List<ProblemItem> problems) {
    if (said == null || said.isBlank()) {
      return null;
    }
    LocalDate day = Days.typed(said);
    if (day == null) {
      problems.add(
          ProblemItem.of(field, shown(said), "is not a date from 1900 to 2199; use 2027-02-28"));
    }
    return day;
  }

  private static @Nullable String text(
      String field, @Nullable String said, int longest, List<ProblemItem> problems) {
    if (said == null || said.isBlank()) {
      return null;
    }
    String text = StorableText.of(said.strip());
    if (text.length() > longest) {
      problems.add(
          ProblemItem.of(
              field,
              shown(text),
              "expected at most %,d characters, there are %,d".formatted(longest, text.length())));
    }
    return text;
  }

  private static @Nullable String shown(@Nullable String said) {
    return said == null ? null : StorableText.cut(said, 40);
  }
}
