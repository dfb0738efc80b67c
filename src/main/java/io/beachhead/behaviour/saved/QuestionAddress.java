package io.beachhead.behaviour.saved;

import java.util.Optional;

/** Where a question is asked: a page that is registered as one can be saved under a name. */
public interface QuestionAddress {
  /** Path of its page. */
  String path();

  /** What kind of question it asks, as the list of saved questions says it. */
  String kind();

  /** Whether its questions have one number that can be watched. */
  default boolean hasNumber() {
    return false;
  }

  /** Whether that number is a share. */
  default boolean numberIsShare() {
    return false;
  }

  /**
   * The number of a question, as it stands now.
   *
   * @param address path and query of the question
   * @throws io.beachhead.web.ProblemException where the question cannot be answered
   */
  default Optional<NumberReading> number(String address) {
    return Optional.empty();
  }
}
