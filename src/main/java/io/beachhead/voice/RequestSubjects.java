package io.beachhead.voice;

import io.beachhead.store.Changes;
import io.beachhead.web.ProblemException;
import io.beachhead.web.ProblemItem;
import io.beachhead.workspace.AuditTrail;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Says what a request is about: its theme, its feature. Blank takes either away. */
@Component
public class RequestSubjects {
  private final JdbcClient sql;
  private final Changes changes;
  private final AuditTrail audit;
  private final ObjectProvider<FeatureNames> features;

  RequestSubjects(
      JdbcClient sql, Changes changes, AuditTrail audit, ObjectProvider<FeatureNames> features) {
    this.sql = sql;
    this.changes = changes;
    this.audit = audit;
    this.features = features;
  }

  /**
   * What a request was about before.
   *
   * @param theme name; null for none
   * @param feature key; null for none
   */
  public record Subject(@Nullable String theme, @Nullable String feature) {}

  private record Stored(@Nullable String account, String text, Subject subject) {}

  /**
   * Gives a request its theme and feature.
   *
   * @param theme name; a new one is created
   * @param feature key of a feature, or what the request names already
   * @return what it was about before
   * @throws ProblemException 404 where there is no such request, 422 where theme or feature are not
   *     usable
   */
  @Transactional
  public Subject give(String id, @Nullable String theme, @Nullable String feature) {
    var request = stored(id);
    var problems = new ArrayList<ProblemItem>();
    String named = known(feature);
    if (named != null && !named.equals(request.subject.feature())) {
      check(named, problems);
    }
    RequestCapture.tooLong(problems, "theme", theme, RequestCapture.LONGEST_NAME);
    if (!problems.isEmpty()) {
      throw ProblemException.unprocessable("The request cannot be saved.", problems);
    }
    write(id, request, new Subject(known(theme), named));
    return request.subject;
  }

  /**
   * Puts back what a request was about, also a feature that is not known: a file may have named it.
   *
   * @throws ProblemException 404 where there is no such request
   */
  @Transactional
  public void putBack(String id, Subject before) {
    write(id, stored(id), new Subject(known(before.theme()), known(before.feature())));
  }

  private void write(String id, Stored request, Subject subject) {
    Theme theme = theme(subject.theme());
    String key = theme == null ? null : theme.key();
    String before = request.subject.theme();
    if (Objects.equals(key, before == null ? null : Themes.key(before))
        && Objects.equals(subject.feature(), request.subject.feature())) {
      return;
    }
    sql.sql("UPDATE request SET theme = :theme, feature = :feature WHERE id = :id")
        .param("theme", key)
        .param("feature", subject.feature())
        .param("id", id)
        .update();
    changes.mark("voice");
    String account = request.account;
    String feature = subject.feature();
    audit.record(
        "request.assigned",
        account == null ? "" : account,
        "theme: %s; feature: %s; %s"
            .formatted(
                theme == null ? "none" : theme.name(),
                feature == null ? "none" : feature,
                RequestCapture.shortened(request.text)));
  }

  private Stored stored(String id) {
    return sql.sql(
            """
            SELECT r.account_id, r.text, COALESCE(t.name, r.theme) AS theme, r.feature
            FROM request r LEFT JOIN theme t ON t.key = r.theme WHERE r.id = :id
            """)
        .param("id", id)
        .query((row, _) ->
            new Stored(
                row.getString("account_id"),
                row.getString("text"),
                new Subject(row.getString("theme"), row.getString("feature"))))
        .optional()
        .orElseThrow(() -> ProblemException.notFound("There is no request " + id + "."));
  }

  /** The theme of that name, created where it is new. Only while writing. */
  @Nullable Theme theme(@Nullable String name) {
    if (name == null) {
      return null;
    }
    String key = Themes.key(name);
    sql.sql("INSERT INTO theme (key, name) VALUES (:key, :name) ON CONFLICT (key) DO NOTHING")
        .param("key", key)
        .param("name", name)
        .update();
    return sql.sql("SELECT key, name FROM theme WHERE key = :key")
        .param("key", key)
        .query((row, _) -> new Theme(row.getString("key"), row.getString("name")))
        .single();
  }

  /** Adds a problem where nobody knows a feature of that key. */
  void check(String feature, List<ProblemItem> problems) {
    features.ifAvailable(names -> unknown(feature, names.byKey(), problems));
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

  /** The text without blanks around it; null where nothing is left. */
  static @Nullable String known(@Nullable String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }
}
