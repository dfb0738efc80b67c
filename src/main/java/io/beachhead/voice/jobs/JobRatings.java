package io.beachhead.voice.jobs;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** How people rate jobs elsewhere than in statements, such as in surveys. Each source is a bean. */
public interface JobRatings {

  /**
   * What one person said of one job.
   *
   * @param job key
   * @param account id; null where it is not known
   * @param person e-mail address in lower case, or another name of theirs
   * @param importance 1 to 5
   * @param satisfaction 1 to 5
   */
  record Rating(
      String job,
      @Nullable String account,
      String person,
      double importance,
      double satisfaction) {}

  /** All of them. */
  List<Rating> all();
}
