package io.beachhead.voice;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonFormat;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request as somebody writes it down. Blank is not known.
 *
 * @param account id of an account
 * @param prospect name of a company that is not an account
 * @param person who said it: a name, an e-mail address, or both as in a letterhead, {@code Priya
 *     Raman <priya@halden.example>}
 * @param text their words; the one thing that must be there
 * @param importance nice, important or blocker
 * @param amount money at stake, in units of the workspace's currency
 * @param deal open or lost
 * @param features keys of features
 * @param themes names; a new one is created
 * @param source where it was heard; {@code agent} = filed by software, unconfirmed until a person
 *     accepts it
 * @param owner who looks after it: a colleague's e-mail address or a name
 */
public record NewRequest(
    @JsonAlias("accountId") @Nullable String account,
    @Nullable String prospect,
    @JsonAlias("personEmail") @Nullable String person,
    @Nullable String text,
    @Nullable String importance,
    @Nullable BigDecimal amount,
    @Nullable String deal,
    @JsonAlias("feature") @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
        @Nullable List<@Nullable String> features,
    @JsonAlias("theme") @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
        @Nullable List<@Nullable String> themes,
    @Nullable String source,
    @Nullable String owner) {

  /** What it says, field by field. */
  RequestPatch patch() {
    var asker = PersonText.of(person);
    return RequestPatch.NOTHING
        .with(RequestField.ACCOUNT, account)
        .with(RequestField.PROSPECT, prospect)
        .with(RequestField.PERSON_EMAIL, asker.email())
        .with(RequestField.PERSON_NAME, asker.name())
        .with(RequestField.TEXT, text)
        .with(RequestField.IMPORTANCE, importance)
        .with(RequestField.AMOUNT, amount == null ? null : PlainAmount.text(amount))
        .with(RequestField.DEAL, deal)
        .with(RequestField.FEATURES, said(features))
        .with(RequestField.THEMES, said(themes))
        .with(RequestField.SOURCE, source)
        .with(RequestField.OWNER, owner);
  }

  private static List<String> said(@Nullable List<@Nullable String> texts) {
    return texts == null
        ? List.of()
        : texts.stream().filter(text -> text != null).map(String::valueOf).toList();
  }
}
