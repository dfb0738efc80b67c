package io.beachhead.behaviour.saved;

/** Where a question is asked: a page that is registered as one can be saved under a name. */
public interface QuestionAddress {
  /** Path of its page. */
  String path();

  /** What kind of question it asks, as the list of saved questions says it. */
  String kind();
}
