package io.beachhead.decisions.web;

import io.beachhead.decisions.NewDecision;
import io.beachhead.decisions.NewDecision.NewDecider;
import io.beachhead.decisions.Subject;
import io.beachhead.web.ProblemItem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/**
 * The form of a decision as somebody filled it in.
 *
 * @param about which of features, theme, scenario and requests
 * @param keys of what it is about
 */
record DecisionForm(
    Subject.Kind about,
    List<String> keys,
    String verdict,
    String reason,
    String alternatives,
    String revisitWhen,
    String checkOn,
    String decidedOn,
    String deciders) {

  /** An address, and a probability in per cent after it: {@code mara@example.com 70%}. */
  private static final Pattern DECIDER = Pattern.compile("(\\S+?)\\s+([0-9]{1,3})\\s?%");

  static DecisionForm of(MultiValueMap<String, String> typed) {
    Subject.Kind about = Subject.Kind.FEATURES;
    for (Subject.Kind kind : Subject.Kind.values()) {
      if (!texts(typed, kind.key()).isEmpty()) {
        about = kind;
      }
    }
    return new DecisionForm(
        about,
        texts(typed, about.key()),
        text(typed, "verdict"),
        text(typed, "reason"),
        text(typed, "alternatives"),
        text(typed, "revisitWhen"),
        text(typed, "checkOn"),
        text(typed, "decidedOn"),
        text(typed, "deciders"));
  }

  private static List<String> texts(MultiValueMap<String, String> typed, String name) {
    List<String> values = typed.get(name);
    return values == null ? List.of() : values.stream().filter(it -> !it.isBlank()).toList();
  }

  private static String text(MultiValueMap<String, String> typed, String name) {
    String value = typed.getFirst(name);
    return value == null ? "" : value;
  }

  /**
   * @param problems what pages ask for beyond the API: a day to check the prediction on
   */
  NewDecision decision(List<ProblemItem> problems) {
    if (checkOn.isBlank()) {
      problems.add(ProblemItem.of("checkOn", null, "choose the day to check the prediction on"));
    }
    return new NewDecision(
        keys.isEmpty() ? null : about,
        keys,
        verdict,
        reason,
        lines(alternatives),
        revisitWhen,
        checkOn,
        decidedOn,
        Arrays.stream(deciders.split("[,;\\n]"))
            .map(String::strip)
            .filter(it -> !it.isEmpty())
            .map(DecisionForm::decider)
            .toList());
  }

  private static NewDecider decider(String typed) {
    Matcher sure = DECIDER.matcher(typed);
    return sure.matches()
        ? new NewDecider(sure.group(1), Integer.parseInt(sure.group(2)) / 100.0)
        : new NewDecider(typed, null);
  }

  private static List<String> lines(String text) {
    return new ArrayList<>(
        text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList());
  }

  /** The same about something else. */
  DecisionForm about(Subject subject) {
    return new DecisionForm(
        subject.kind(),
        subject.keys(),
        verdict,
        reason,
        alternatives,
        revisitWhen,
        checkOn,
        decidedOn,
        deciders);
  }

  /** The same with a day to check on, where none was typed. */
  DecisionForm checkedOn(@Nullable String day) {
    return new DecisionForm(
        about,
        keys,
        verdict,
        reason,
        alternatives,
        revisitWhen,
        checkOn.isEmpty() && day != null ? day : checkOn,
        decidedOn,
        deciders);
  }
}
