package io.beachhead.voice.jobs;

import org.jspecify.annotations.Nullable;

/**
 * What one person said they hire the product for.
 *
 * @param account id; that of the person where the statement does not say
 * @param persona as said, else that of the person
 * @param quote their own words
 * @param importance 1 to 5
 * @param satisfaction 1 to 5
 * @param job key of the job it belongs to; null while nobody has said
 */
public record Statement(
    String id,
    @Nullable String account,
    @Nullable String personEmail,
    @Nullable String persona,
    @Nullable String when,
    String want,
    @Nullable String soThat,
    @Nullable String quote,
    @Nullable Double importance,
    @Nullable Double satisfaction,
    @Nullable String job) {

  /** The three slots as one sentence. */
  public String sentence() {
    return (when == null ? "" : "When " + when + ", ")
        + "I want to "
        + want
        + (soThat == null ? "" : ", so I can " + soThat)
        + ".";
  }
}
