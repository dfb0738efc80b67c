package io.beachhead.roadmap.optimum;

import org.jspecify.annotations.Nullable;

/** Says in words why a roadmap is the best. */
interface Explaining {
  /**
   * @param oneMoreWeek what one more person-week in every quarter adds; null where that was not
   *     asked
   * @param deadline by {@link System#nanoTime}, until when rivals may be looked for
   */
  String sentences(Chosen best, @Nullable Double oneMoreWeek, long deadline);
}
