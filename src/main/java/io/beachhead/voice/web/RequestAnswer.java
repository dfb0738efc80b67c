package io.beachhead.voice.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.beachhead.customers.revenue.Money;
import io.beachhead.voice.AssignedTheme;
import io.beachhead.voice.Deal;
import io.beachhead.voice.Importance;
import io.beachhead.voice.Request;
import io.beachhead.voice.RequestState;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request in JSON.
 *
 * @param voices itself and all that were merged into it; null in lists
 */
record RequestAnswer(
    String id,
    @JsonUnwrapped Asker asker,
    String text,
    @Nullable Importance importance,
    @Nullable Money amount,
    @Nullable Deal deal,
    @JsonUnwrapped About about,
    @JsonUnwrapped Origin origin,
    RequestState state,
    @Nullable String owner,
    @Nullable String mergedInto,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<Voice> voices) {

  /**
   * Who asks.
   *
   * @param account id; the same as accountId
   * @param accountName null where the account is not known
   */
  record Asker(
      @Nullable String accountId,
      @Nullable String account,
      @Nullable String accountName,
      @Nullable String prospect,
      @Nullable String personEmail,
      @Nullable String personName) {}

  /**
   * What it is about.
   *
   * @param feature key of the first
   * @param theme name of the first, as in files
   */
  record About(
      @Nullable String feature,
      List<String> features,
      @Nullable String theme,
      List<InTheme> themes) {}

  /** A theme it is in, and whether a person or a grouping put it there. */
  record InTheme(String key, String name, AssignedTheme.By assignedBy) {}

  /**
   * Where it comes from.
   *
   * @param confirmed false for what software filed and no person has accepted yet
   */
  record Origin(
      @Nullable String source,
      @Nullable String capturedBy,
      @Nullable Instant createdAt,
      boolean confirmed) {}

  /** One of those who ask for it; each is owed an answer of its own. */
  record Voice(String id, @Nullable String account, String text, @Nullable Importance importance) {}

  static RequestAnswer of(Request request, @Nullable String accountName) {
    return of(request, accountName, null);
  }

  static RequestAnswer of(
      Request request, @Nullable String accountName, @Nullable List<Request> voices) {
    var themes = request.themes();
    var features = request.features();
    String account = request.accountId();
    return new RequestAnswer(
        request.id(),
        new Asker(
            account,
            account,
            accountName,
            request.asker().prospect(),
            request.personEmail(),
            request.asker().personName()),
        request.text(),
        request.importance(),
        request.amount(),
        request.stake().deal(),
        new About(
            features.isEmpty() ? null : features.getFirst(),
            features,
            themes.isEmpty() ? null : themes.getFirst().name(),
            themes.stream()
                .map(theme -> new InTheme(theme.key(), theme.name(), theme.by()))
                .toList()),
        new Origin(
            request.source(), request.capturedBy(), request.createdAt(), request.confirmed()),
        request.state(),
        request.owner(),
        request.mergedInto(),
        voices == null
            ? null
            : voices.stream()
                .map(voice ->
                    new Voice(voice.id(), voice.accountId(), voice.text(), voice.importance()))
                .toList());
  }
}
