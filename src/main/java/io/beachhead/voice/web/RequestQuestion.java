package io.beachhead.voice.web;

import io.beachhead.voice.Importance;
import io.beachhead.voice.Request;
import io.beachhead.voice.Theme;
import io.beachhead.voice.Themes;
import io.beachhead.web.ProblemException;
import io.beachhead.web.ProblemItem;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/**
 * What an address asks of the requests; null asks for all.
 *
 * @param q part of their words, the account, who said it or the theme; lower case
 * @param feature key
 * @param theme key; an address may also give the name
 * @param segment key of a segment of the segmentation in use
 * @param unassigned only those without theme and feature
 */
record RequestQuestion(
    @Nullable String q,
    @Nullable String account,
    @Nullable String feature,
    @Nullable String theme,
    @Nullable Importance importance,
    @Nullable String segment,
    boolean unassigned) {

  static RequestQuestion of(MultiValueMap<String, String> parameters) {
    String q = text(parameters, "q");
    String theme = text(parameters, "theme");
    String importance = text(parameters, "importance");
    return new RequestQuestion(
        q == null ? null : q.toLowerCase(Locale.ROOT),
        text(parameters, "account"),
        text(parameters, "feature"),
        theme == null ? null : Themes.key(theme),
        importance == null ? null : importance(importance),
        text(parameters, "segment"),
        "true".equals(text(parameters, "unassigned")));
  }

  /** Whether a request is asked for, its segment left aside. */
  boolean asksFor(Request request, @Nullable String accountName) {
    Theme in = request.theme();
    return (account == null || account.equals(request.accountId()))
        && (feature == null || feature.equals(request.feature()))
        && (theme == null || (in != null && theme.equals(in.key())))
        && (importance == null || importance == request.importance())
        && (!unassigned || request.unassigned())
        && (q == null
            || has(request.text(), q)
            || has(accountName, q)
            || has(request.personEmail(), q)
            || (in != null && has(in.name(), q)));
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

  private static Importance importance(String text) {
    return Importance.of(text)
        .orElseThrow(() -> unusable("importance", text, "expected nice, important or blocker"));
  }

  private static ProblemException unusable(String name, String text, String expected) {
    return ProblemException.badRequest(
        "The list cannot be shown; check its parameters.",
        List.of(ProblemItem.of(name, text, expected)));
  }
}
