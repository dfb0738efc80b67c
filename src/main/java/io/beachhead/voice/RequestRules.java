package io.beachhead.voice;

import io.beachhead.web.ProblemItem;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What a request may say, field by field. */
@Component
class RequestRules {
  static final int LONGEST_TEXT = 20_000;
  static final int LONGEST_NAME = 200;
  private static final int MOST_VALUES = 50;

  private final JdbcClient sql;
  private final ObjectProvider<FeatureNames> features;

  RequestRules(JdbcClient sql, ObjectProvider<FeatureNames> features) {
    this.sql = sql;
    this.features = features;
  }

  /**
   * Adds what is not usable in a patch.
   *
   * @param before what is stored; null for a new request or for several at once
   */
  void check(RequestPatch patch, @Nullable Request before, List<ProblemItem> problems) {
    patch.values().forEach((field, values) -> check(field, values, before, problems));
  }

  private void check(
      RequestField field,
      List<String> values,
      @Nullable Request before,
      List<ProblemItem> problems) {
    String value = values.isEmpty() ? null : values.getFirst();
    String name = name(field);
    if (values.size() > MOST_VALUES) {
      problems.add(
          ProblemItem.of(
              name,
              null,
              "expected at most %d, there are %d".formatted(MOST_VALUES, values.size())));
    }
    for (String each : values) {
      tooLong(problems, name, each, field == RequestField.TEXT ? LONGEST_TEXT : LONGEST_NAME);
    }
    switch (field) {
      case TEXT -> {
        if (value == null) {
          problems.add(ProblemItem.of(name, value, "expected their words"));
        }
      }
      case IMPORTANCE -> {
        if (value != null && Importance.of(value).isEmpty()) {
          problems.add(ProblemItem.of(name, value, "expected nice, important or blocker"));
        }
      }
      case AMOUNT -> {
        if (value != null && PlainAmount.of(value) == null) {
          problems.add(
              ProblemItem.of(name, value, "expected an amount from 0 to 1,000,000,000,000"));
        }
      }
      case DEAL -> {
        if (value != null && Deal.of(value).isEmpty()) {
          problems.add(ProblemItem.of(name, value, "expected open or lost"));
        }
      }
      case STATE -> {
        if (value != null && RequestState.of(value).isEmpty()) {
          problems.add(ProblemItem.of(name, value, "expected open, decided or told"));
        }
      }
      case ACCOUNT -> {
        if (value != null && !isAccount(value)) {
          problems.add(ProblemItem.of(name, value, "there is no such account"));
        }
      }
      case FEATURES -> {
        // A file may have named a feature that nobody knows; it may stay.
        var there = before == null ? List.<String>of() : before.features();
        values.stream()
            .filter(key -> !there.contains(key))
            .forEach(key -> features.ifAvailable(names -> unknown(key, names.byKey(), problems)));
      }
      case THEMES, PROSPECT, PERSON_EMAIL, PERSON_NAME, SOURCE, OWNER -> {}
    }
  }

  /** As the API calls it; whoever sends one theme is told about the theme. */
  private static String name(RequestField field) {
    return switch (field) {
      case FEATURES -> "feature";
      case THEMES -> "theme";
      case ACCOUNT -> "accountId";
      default -> field.key();
    };
  }

  /** What becomes of said values: themes by their names as they are stored, an empty state open. */
  List<String> stored(RequestField field, List<String> said) {
    return switch (field) {
      case THEMES -> said.stream().map(this::themeName).distinct().toList();
      case STATE -> said.isEmpty() ? List.of(RequestState.OPEN.key()) : said;
      case AMOUNT ->
          said.stream()
              .map(PlainAmount::of)
              .filter(Objects::nonNull)
              .map(amount -> amount.stripTrailingZeros().toPlainString())
              .toList();
      default -> said;
    };
  }

  private String themeName(String said) {
    return sql.sql("SELECT name FROM theme WHERE key = :key")
        .param("key", Themes.key(said))
        .query(String.class)
        .optional()
        .orElse(said);
  }

  private boolean isAccount(String id) {
    return sql.sql("SELECT EXISTS (SELECT 1 FROM account WHERE id = :id)")
        .param("id", id)
        .query(Boolean.class)
        .single();
  }

  private static void tooLong(
      List<ProblemItem> problems, String field, @Nullable String text, int longest) {
    if (text != null && text.length() > longest) {
      problems.add(
          ProblemItem.of(
              field,
              text.substring(0, 40) + "…",
              "expected at most %,d characters, there are %,d".formatted(longest, text.length())));
    }
  }

  private static void unknown(
      String feature, Map<String, String> names, List<ProblemItem> problems) {
    if (!names.containsKey(feature)) {
      problems.add(
          ProblemItem.of(
              "feature",
              feature.length() > 40 ? feature.substring(0, 40) + "…" : feature,
              "there is no such feature."
                  + meant(feature, names).map(" Did you mean %s?"::formatted).orElse("")));
    }
  }

  /** A key that has the same letters by key or name, or one that the other holds. */
  private static Optional<String> meant(String feature, Map<String, String> names) {
    String asked = Themes.key(feature);
    return names.entrySet().stream()
        .filter(known -> near(asked, known.getKey()) || near(asked, Themes.key(known.getValue())))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  /** The same but for one letter or a part of it. */
  private static boolean near(String asked, String known) {
    if (asked.length() >= 4 && (known.contains(asked) || asked.contains(known))) {
      return true;
    }
    int same = 0;
    int shorter = Math.min(asked.length(), known.length());
    while (same < shorter && asked.charAt(same) == known.charAt(same)) {
      same++;
    }
    int end = 0;
    while (end < shorter - same
        && asked.charAt(asked.length() - 1 - end) == known.charAt(known.length() - 1 - end)) {
      end++;
    }
    int longer = Math.max(asked.length(), known.length());
    return shorter >= 3 && longer - same - end <= 2;
  }
}
