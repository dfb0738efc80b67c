package io.beachhead.voice.interviews;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One interview.
 *
 * @param interviewer names, separated by commas
 * @param recordingUrl where the recording is; http or https
 * @param language ISO 639-1
 * @param consent {@code given} or {@code refused}; null where nobody noted it
 * @param keepUntil the text is deleted after this day; null keeps it
 * @param pseudonym shown instead of who it was; null shows who it was
 * @param transcript empty once it is deleted
 */
public record Interview(
    String id,
    @Nullable String accountId,
    @Nullable String personEmail,
    @Nullable String title,
    @Nullable Instant heldAt,
    @Nullable String interviewer,
    @Nullable String recordingUrl,
    @Nullable String language,
    @Nullable String consent,
    @Nullable LocalDate keepUntil,
    @Nullable String pseudonym,
    String transcript) {

  /** Whether the text was deleted when its time was over. */
  public boolean textDeleted() {
    return transcript.isEmpty();
  }
}
