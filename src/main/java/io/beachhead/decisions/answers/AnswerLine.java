package io.beachhead.decisions.answers;

import io.beachhead.decisions.Decision;
import io.beachhead.voice.Request;
import org.jspecify.annotations.Nullable;

/**
 * An answer with all that is needed to give it.
 *
 * @param decision null where the feature was never decided on
 * @param about what was decided on or shipped, by its name
 * @param owner who tells them, as people write it: of the account, else of the request, else
 *     whoever captured it; null where nobody is named
 * @param draft what may be said
 * @param ageDays whole days for which it has been owed, until now or until it was told
 * @param overdue still owed after {@link OwedAnswers#OVERDUE_DAYS} days
 */
public record AnswerLine(
    Answer answer,
    Request request,
    @Nullable Decision decision,
    String about,
    @Nullable String accountName,
    @Nullable String owner,
    String draft,
    long ageDays,
    boolean overdue) {

  public boolean owed() {
    return answer.state() == Answer.State.OWED;
  }

  /**
   * The account's name, else the prospect's, else who said it, else where it was heard, or null.
   */
  public @Nullable String whom() {
    String prospect = request.asker().prospect();
    String said = accountName != null ? accountName : prospect != null ? prospect : request.said();
    String source = request.origin().source();
    return said != null || source == null || source.isBlank()
        ? said
        : "A prospect (%s)".formatted(source.strip());
  }
}
