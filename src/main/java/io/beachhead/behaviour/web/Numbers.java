package io.beachhead.behaviour.web;

import io.beachhead.web.ProblemItem;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads typed numbers, and remembers those that are not numbers. */
public final class Numbers {
  private final List<ProblemItem> problems = new ArrayList<>();

  public @Nullable Integer whole(String field, @Nullable String typed) {
    if (typed == null || typed.isBlank()) {
      return null;
    }
    try {
      return Integer.valueOf(typed.strip());
    } catch (NumberFormatException noNumber) {
      problems.add(ProblemItem.of(field, typed, "must be a whole number"));
      return null;
    }
  }

  /** Remembers a field that cannot be used as typed. */
  void refuse(String field, String typed, String problem) {
    problems.add(ProblemItem.of(field, typed, problem));
  }

  List<ProblemItem> problems() {
    return problems;
  }
}
