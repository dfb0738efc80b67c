package io.beachhead.roadmap.optimum;

/** Says in words why a roadmap is the best. */
interface Explaining {
  /**
   * @param oneMoreWeek what one more person-week in every quarter adds
   * @param deadline by {@link System#nanoTime}, until when rivals may be looked for
   */
  String sentences(Chosen best, double oneMoreWeek, long deadline);
}
