package io.beachhead.voice.surveys;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One answer of one person.
 *
 * @param respondent who answered: e-mail address, account or the file's own name of them
 * @param account id; that of the person where the answer does not say
 * @param question its key; the number of the set for MaxDiff
 * @param answer null for MaxDiff
 * @param shown item keys of the set, for MaxDiff; else empty
 * @param best item key, for MaxDiff
 * @param worst item key, for MaxDiff
 */
public record Answer(
    String respondent,
    @Nullable String account,
    String question,
    @Nullable String answer,
    List<String> shown,
    @Nullable String best,
    @Nullable String worst) {
  public Answer {
    shown = List.copyOf(shown);
  }
}
