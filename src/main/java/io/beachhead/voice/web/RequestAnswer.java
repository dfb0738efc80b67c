package io.beachhead.voice.web;

import io.beachhead.customers.revenue.Money;
import io.beachhead.voice.Importance;
import io.beachhead.voice.Request;
import io.beachhead.voice.Theme;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A request in JSON.
 *
 * @param accountName null where the account is not known
 * @param feature key
 * @param theme name, as in files
 */
record RequestAnswer(
    String id,
    @Nullable String accountId,
    @Nullable String accountName,
    @Nullable String personEmail,
    String text,
    @Nullable Importance importance,
    @Nullable Money amount,
    @Nullable String feature,
    @Nullable String theme,
    @Nullable String source,
    @Nullable String capturedBy,
    @Nullable Instant createdAt) {

  static RequestAnswer of(Request request, @Nullable String accountName) {
    Theme theme = request.theme();
    return new RequestAnswer(
        request.id(),
        request.accountId(),
        accountName,
        request.personEmail(),
        request.text(),
        request.importance(),
        request.amount(),
        request.feature(),
        theme == null ? null : theme.name(),
        request.source(),
        request.capturedBy(),
        request.createdAt());
  }
}
