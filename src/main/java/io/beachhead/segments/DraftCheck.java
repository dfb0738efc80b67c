package io.beachhead.segments;

import io.beachhead.segments.rule.RuleCheck;
import io.beachhead.segments.rule.RuleException;
import io.beachhead.segments.rule.RuleProblem;
import io.beachhead.segments.rule.Vocabulary;
import io.beachhead.web.ProblemItem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Says everything that is wrong with a draft, field by field and rule by rule. */
final class DraftCheck {
  static final int MOST_SEGMENTS = 100;
  private static final int LONGEST_NAME = 120;
  private static final int LONGEST_SHOWN = 1_000;
  private static final Pattern KEY = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,63}");
  private static final String A_KEY =
      "expected 1 to 64 letters, digits, - or _, beginning with a letter or digit";

  /** Addresses of answers about all segmentations. */
  private static final Set<String> RESERVED = Set.of("fit");

  private final Vocabulary vocabulary;
  private final List<ProblemItem> problems = new ArrayList<>();

  private DraftCheck(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  /** Empty where it can be saved. */
  static List<ProblemItem> problems(SegmentationDraft draft, Vocabulary vocabulary) {
    DraftCheck check = new DraftCheck(vocabulary);
    check.check(draft);
    return List.copyOf(check.problems);
  }

  private void check(SegmentationDraft draft) {
    key("key", draft.key());
    if (RESERVED.contains(draft.key())) {
      problems.add(
          ProblemItem.of(
              "key",
              draft.key(),
              "expected another key: /api/segmentations/%s is the answer of how well each fits"
                  .formatted(draft.key())));
    }
    name("name", draft.name());
    if (draft.rules().isEmpty()) {
      problems.add(ProblemItem.of("rules", null, "expected at least one segment with a rule"));
    }
    if (draft.rules().size() > MOST_SEGMENTS) {
      problems.add(
          ProblemItem.of(
              "rules",
              Integer.toString(draft.rules().size()),
              "expected at most " + MOST_SEGMENTS + " segments"));
      return;
    }
    Set<String> keys = new HashSet<>();
    for (int i = 0; i < draft.rules().size(); i++) {
      SegmentationDraft.Rule rule = draft.rules().get(i);
      String field = "rules[" + i + "]";
      key(field + ".segment", rule.segment());
      name(field + ".name", rule.name());
      if (!keys.add(rule.segment())) {
        problems.add(
            ProblemItem.of(
                field + ".segment",
                rule.segment(),
                "expected a key that no other segment has; this one is used twice"));
      }
      rule(rule);
    }
    key("otherwise", draft.otherwise());
    name("otherwiseName", draft.otherwiseName());
    if (keys.contains(draft.otherwise())) {
      problems.add(
          ProblemItem.of(
              "otherwise",
              draft.otherwise(),
              "expected a key that no segment has, for the accounts that no rule matches"));
    }
  }

  private void rule(SegmentationDraft.Rule rule) {
    for (RuleProblem problem : ruleProblems(rule.when(), vocabulary)) {
      problems.add(
          new ProblemItem(
              null, rule.segment(), shortened(rule.when()), problem.position(), problem.problem()));
    }
  }

  /** The answer repeats the rule with each problem; a long one is recognised by its beginning. */
  private static String shortened(String rule) {
    return rule.length() <= LONGEST_SHOWN ? rule : rule.substring(0, LONGEST_SHOWN) + "…";
  }

  /** What is wrong with one rule: that it cannot be read, else that it cannot be asked. */
  static List<RuleProblem> ruleProblems(String text, Vocabulary vocabulary) {
    try {
      return RuleCheck.problems(
          io.beachhead.segments.rule.Rule.parse(text).condition(), vocabulary);
    } catch (RuleException unreadable) {
      return unreadable.problems();
    }
  }

  private void key(String field, String key) {
    if (!KEY.matcher(key).matches()) {
      problems.add(ProblemItem.of(field, key, A_KEY));
    }
  }

  private void name(String field, String name) {
    if (name.isBlank() || name.length() > LONGEST_NAME) {
      problems.add(
          ProblemItem.of(field, name, "expected a name of 1 to " + LONGEST_NAME + " characters"));
    }
  }
}
