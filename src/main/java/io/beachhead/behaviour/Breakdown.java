package io.beachhead.behaviour;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** By what an answer is divided. */
public sealed interface Breakdown {
  /** As many as an answer for programs holds; a page shows fewer. */
  int USUAL_LIMIT = 100;

  /** How many values are shown, the largest; the rest is one group, "other". */
  int limit();

  /**
   * By the segment of the account an event counts for.
   *
   * @param segmentation key; null = the active one
   * @param asOf accounts are in the segments of this day; null = today
   */
  record BySegment(@Nullable String segmentation, @Nullable LocalDate asOf, int limit)
      implements Breakdown {
    public BySegment {
      check(limit);
    }
  }

  /** By the persona of the person who did it. */
  record ByPersona(int limit) implements Breakdown {
    public ByPersona {
      check(limit);
    }
  }

  /** By a property of the event. */
  record ByProperty(String property, int limit) implements Breakdown {
    public ByProperty {
      check(limit);
    }
  }

  /**
   * By an attribute of the account an event counts for.
   *
   * @param asOf accounts have the attributes of this day; null = today
   */
  record ByAttribute(String attribute, @Nullable LocalDate asOf, int limit) implements Breakdown {
    public ByAttribute {
      check(limit);
    }
  }

  /** Members of a cohort, and everybody else. */
  record ByCohort(String cohort, int limit) implements Breakdown {
    public ByCohort {
      check(limit);
    }
  }

  private static void check(int limit) {
    if (limit < 1) {
      throw new IllegalArgumentException("a breakdown shows at least one group, not " + limit);
    }
  }
}
