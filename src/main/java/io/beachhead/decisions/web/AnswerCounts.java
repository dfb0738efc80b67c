package io.beachhead.decisions.web;

import io.beachhead.decisions.Decision;
import io.beachhead.decisions.answers.Answer;
import io.beachhead.decisions.answers.AnswerLine;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How many answers each decision still owes, and how many were given. */
final class AnswerCounts {
  private final Map<String, Integer> owed = new HashMap<>();
  private final Map<String, Integer> told = new HashMap<>();

  AnswerCounts(List<AnswerLine> lines) {
    for (AnswerLine line : lines) {
      String decision = line.answer().decision();
      if (decision != null && line.answer().cause() == Answer.Cause.DECIDED) {
        (line.owed() ? owed : told).merge(decision, 1, Integer::sum);
      }
    }
  }

  int owed(Decision decision) {
    return owed.getOrDefault(decision.id(), 0);
  }

  int told(Decision decision) {
    return told.getOrDefault(decision.id(), 0);
  }
}
