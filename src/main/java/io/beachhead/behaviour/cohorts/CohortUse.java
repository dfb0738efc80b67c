package io.beachhead.behaviour.cohorts;

import java.util.List;

/** Where a module uses cohorts, so that nobody deletes one unawares. A bean of that module. */
public interface CohortUse {

  /**
   * A place that uses a cohort.
   *
   * @param what a kind of thing: segmentation, survey, saved question
   * @param name of it
   * @param address of its page
   */
  record Use(String what, String name, String address) {}

  /** What uses a cohort. */
  List<Use> of(String cohort);
}
