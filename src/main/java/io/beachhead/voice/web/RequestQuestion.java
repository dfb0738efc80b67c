package io.beachhead.voice.web;

import io.beachhead.voice.Deal;
import io.beachhead.voice.Importance;
import io.beachhead.voice.Request;
import io.beachhead.voice.RequestState;
import io.beachhead.voice.Themes;
import io.beachhead.web.ProblemException;
import io.beachhead.web.ProblemItem;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/**
 * What an address asks of the requests; null asks for all.
 *
 * @param q part of their words, the account, who said it or the theme; lower case
 * @param theme key; an address may also give the name
 * @param segment key of a segment of the segmentation in use
 * @param unassigned only those without theme and feature
 * @param which the requests to choose from
 */
record RequestQuestion(
    @Nullable String q,
    @Nullable String account,
    @Nullable String feature,
    @Nullable String theme,
    @Nullable Importance importance,
    @Nullable RequestState state,
    @Nullable String owner,
    @Nullable String source,
    @Nullable Deal deal,
    @Nullable String segment,
    boolean unassigned,
    Which which) {

  /** The requests to choose from. */
  enum Which {
    /** Merged ones count once. */
    DISTINCT,
    /** Merged ones too. */
    VOICES,
    /** What software filed and nobody has accepted yet. */
    UNCONFIRMED
  }

  static RequestQuestion of(MultiValueMap<String, String> parameters) {
    String q = text(parameters, "q");
    String theme = text(parameters, "theme");
    return new RequestQuestion(
        q == null ? null : q.toLowerCase(Locale.ROOT),
        text(parameters, "account"),
        text(parameters, "feature"),
        theme == null ? null : Themes.key(theme),
        one(parameters, "importance", Importance::of, "expected nice, important or blocker"),
        one(parameters, "state", RequestState::of, "expected open, decided or told"),
        text(parameters, "owner"),
        text(parameters, "source"),
        one(parameters, "deal", Deal::of, "expected open or lost"),
        text(parameters, "segment"),
        "true".equals(text(parameters, "unassigned")),
        "false".equals(text(parameters, "confirmed"))
            ? Which.UNCONFIRMED
            : "true".equals(text(parameters, "merged")) ? Which.VOICES : Which.DISTINCT);
  }

  /** Whether a request is asked for, its segment left aside. */
  boolean asksFor(Request request, @Nullable String accountName) {
    return (feature == null || request.features().contains(feature))
        && (theme == null || request.in(theme))
        && (importance == null || importance == request.importance())
        && (state == null || state == request.state())
        && (owner == null || owner.equalsIgnoreCase(request.owner()))
        && (source == null || source.equalsIgnoreCase(request.source()))
        && (!unassigned || request.unassigned())
        && rest(request, accountName);
  }

  /** Whether the account, the deal and the words searched for let a request through. */
  boolean rest(Request request, @Nullable String accountName) {
    return (account == null || account.equals(request.accountId()))
        && (deal == null || deal == request.stake().deal())
        && (q == null || says(request, accountName, q));
  }

  private static boolean says(Request request, @Nullable String accountName, String part) {
    return has(request.text(), part)
        || has(accountName, part)
        || has(request.asker().prospect(), part)
        || has(request.personEmail(), part)
        || has(request.asker().personName(), part)
        || request.themes().stream().anyMatch(theme -> has(theme.name(), part));
  }

  private static boolean has(@Nullable String text, String part) {
    return text != null && text.toLowerCase(Locale.ROOT).contains(part);
  }

  /** A whole number of the address between 1 and {@code most}. */
  static int number(
      MultiValueMap<String, String> parameters, String name, int otherwise, int most) {
    String text = text(parameters, name);
    if (text == null) {
      return otherwise;
    }
    if (text.matches("[0-9]{1,7}")) {
      int number = Integer.parseInt(text);
      if (number >= 1 && number <= most) {
        return number;
      }
    }
    throw unusable(name, text, "expected a whole number from 1 to " + most);
  }

  static @Nullable String text(MultiValueMap<String, String> parameters, String name) {
    String value = parameters.getFirst(name);
    return value == null || value.isBlank() ? null : value.strip();
  }

  private static <T> @Nullable T one(
      MultiValueMap<String, String> parameters,
      String name,
      Function<String, Optional<T>> of,
      String expected) {
    String text = text(parameters, name);
    return text == null ? null : of.apply(text).orElseThrow(() -> unusable(name, text, expected));
  }

  private static ProblemException unusable(String name, String text, String expected) {
    return ProblemException.badRequest(
        "The list cannot be shown; check its parameters.",
        List.of(ProblemItem.of(name, text, expected)));
  }
}
