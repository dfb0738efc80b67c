package io.beachhead.voice.interviews;

import com.fasterxml.jackson.annotation.JsonAlias;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An interview as somebody notes it. Blank is not known.
 *
 * @param transcript what was said; the one thing that must be there
 * @param heldAt a day like 2026-10-01, or an instant like 2026-10-01T09:30:00Z
 * @param interviewer names, separated by commas
 * @param consent given or refused
 * @param keepUntil the text is deleted after this day
 * @param pseudonym stands for the person everywhere, in the transcript too
 */
public record NewInterview(
    @JsonAlias("account") @Nullable String accountId,
    @Nullable String personEmail,
    @Nullable String title,
    @Nullable String heldAt,
    @Nullable String interviewer,
    @Nullable String recordingUrl,
    @Nullable String language,
    @Nullable String consent,
    @Nullable LocalDate keepUntil,
    @Nullable String pseudonym,
    @Nullable String transcript) {}
