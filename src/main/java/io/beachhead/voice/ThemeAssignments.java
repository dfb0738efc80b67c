package io.beachhead.voice;

import io.beachhead.web.ProblemException;
import io.beachhead.web.ProblemItem;
import io.beachhead.workspace.AuditTrail;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Makes, renames and merges themes, and puts requests into those that a grouping proposed. */
@Component
public class ThemeAssignments {
  /** As in a file of requests. */
  private static final int LONGEST_NAME = 200;

  private final JdbcClient sql;
  private final Requests requests;
  private final RequestHistory history;
  private final AuditTrail audit;

  ThemeAssignments(JdbcClient sql, Requests requests, RequestHistory history, AuditTrail audit) {
    this.sql = sql;
    this.requests = requests;
    this.history = history;
    this.audit = audit;
  }

  /**
   * Makes a theme without requests.
   *
   * @throws ProblemException 422 for a name that is blank or too long, 409 where there is a theme
   *     of that name
   */
  @Transactional
  public Theme create(@Nullable String name) {
    String checked = checked(name);
    var theme = new Theme(Themes.key(checked), checked);
    if (insert(theme) == 0) {
      throw ProblemException.conflict(
          "There is already a theme %s.".formatted(named(theme.key()).name()));
    }
    requests.touch(List.of());
    audit.record("theme.made", checked, "");
    return theme;
  }

  /**
   * Gives a theme another name; its key stays.
   *
   * @throws ProblemException 404 for an unknown key, 422 as {@link #create}, 409 where another
   *     theme has the name
   */
  @Transactional
  public Theme rename(String key, @Nullable String name) {
    Theme before = named(key);
    String checked = checked(name);
    String taken = Themes.key(checked);
    if (!taken.equals(key) && find(taken) != null) {
      throw ProblemException.conflict("There is already a theme %s.".formatted(checked));
    }
    sql.sql("UPDATE theme SET name = :name WHERE key = :key")
        .param("name", checked)
        .param("key", key)
        .update();
    requests.touch(requestsOf(key));
    audit.record("theme.renamed", checked, "was " + before.name());
    return new Theme(key, checked);
  }

  /**
   * Makes two themes one: the requests of the first are in the other, as whoever put them there.
   *
   * @throws ProblemException 404 for an unknown key, 422 for a theme into itself
   */
  @Transactional
  public Merged merge(String key, @Nullable String into) {
    Theme gone = named(key);
    if (into == null || into.isBlank()) {
      throw unusable("into", into, "name the theme to merge into, by its key");
    }
    Theme kept = named(into);
    if (kept.key().equals(key)) {
      throw unusable("into", into, "a theme cannot be merged into itself");
    }
    var moved = requestsOf(key);
    var before = new HashMap<String, List<String>>();
    moved.forEach(id -> before.put(id, namesOf(id)));
    sql.sql(
            """
            INSERT INTO request_theme (request_id, theme, assigned_by, position)
            SELECT request_id, :into, assigned_by, position FROM request_theme WHERE theme = :key
            ON CONFLICT (request_id, theme) DO NOTHING
            """)
        .param("into", kept.key())
        .param("key", key)
        .update();
    sql.sql("DELETE FROM request_theme WHERE theme = :key").param("key", key).update();
    sql.sql("DELETE FROM theme WHERE key = :key").param("key", key).update();
    var act = history.begin();
    moved.forEach(id ->
        act.add(id, RequestField.THEMES.key(), before.getOrDefault(id, List.of()), namesOf(id)));
    history.keep(act);
    requests.touch(moved);
    audit.record(
        "theme.merged", kept.name(), "%s, %d requests".formatted(gone.name(), moved.size()));
    return new Merged(kept, new RequestEditing.Act(act.batch(), moved.size()));
  }

  /**
   * What a merge or a split did.
   *
   * @param theme where the requests are now
   * @param act by which it can be undone, if requests moved
   */
  public record Merged(Theme theme, RequestEditing.Act act) {}

  /**
   * Moves some requests of a theme into another one, so that one theme becomes two. They are there
   * because a person says so.
   *
   * @param into the key or the name of a theme; a new one is made
   * @throws ProblemException 404 for an unknown key, 422 that names what cannot be moved
   */
  @Transactional
  public Merged split(String key, Collection<String> ids, @Nullable String into) {
    Theme from = named(key);
    var there = new HashSet<>(requestsOf(key));
    if (ids.isEmpty()) {
      throw unusable("requests", null, "expected the requests to move, by id");
    }
    for (String id : ids) {
      if (!there.contains(id)) {
        throw unusable("requests", id, "is not in this theme");
      }
    }
    if (into == null || into.isBlank()) {
      throw unusable("into", into, "expected the name of the theme they move to");
    }
    Theme to = keyOrName(into);
    if (to.key().equals(key)) {
      throw unusable("into", into, "is the theme they are in");
    }
    var act = history.begin();
    for (String id : new LinkedHashSet<>(ids)) {
      var before = namesOf(id);
      sql.sql(
              """
              INSERT INTO request_theme (request_id, theme, assigned_by, position)
              SELECT request_id, :to, 'person', position FROM request_theme
              WHERE request_id = :id AND theme = :from
              ON CONFLICT (request_id, theme) DO UPDATE SET assigned_by = 'person'
              """)
          .param("to", to.key())
          .param("id", id)
          .param("from", key)
          .update();
      sql.sql("DELETE FROM request_theme WHERE request_id = :id AND theme = :from")
          .param("id", id)
          .param("from", key)
          .update();
      act.add(id, RequestField.THEMES.key(), before, namesOf(id));
    }
    history.keep(act);
    requests.touch(act.requests());
    audit.record(
        "theme.split",
        from.name(),
        "%,d requests to %s".formatted(act.requests().size(), to.name()));
    return new Merged(to, new RequestEditing.Act(act.batch(), act.requests().size()));
  }

  private List<String> namesOf(String request) {
    return assigned(request).stream().map(AssignedTheme::name).toList();
  }

  /**
   * Puts requests into themes because a grouping proposed it. Requests that a person has put
   * somewhere, and those that are gone, stay as they are.
   *
   * @param themes by request: the key or the name of a theme; a new one is made
   * @return how many requests are different now
   * @throws ProblemException 422 for a name that is blank or too long
   */
  @Transactional
  public int propose(Map<String, String> themes) {
    var act = history.begin();
    for (var proposal : themes.entrySet()) {
      String id = proposal.getKey();
      Theme theme = keyOrName(proposal.getValue());
      var before = assigned(id);
      boolean exists =
          sql.sql("SELECT EXISTS (SELECT 1 FROM request WHERE id = :id AND deleted_at IS NULL)")
              .param("id", id)
              .query(Boolean.class)
              .single();
      boolean byPerson = before.stream().anyMatch(one -> one.by() == AssignedTheme.By.PERSON);
      var names = before.stream().map(AssignedTheme::name).toList();
      if (exists && !byPerson && !names.equals(List.of(theme.name()))) {
        sql.sql("DELETE FROM request_theme WHERE request_id = :id").param("id", id).update();
        sql.sql(
                """
                INSERT INTO request_theme (request_id, theme, assigned_by, position)
                VALUES (:id, :theme, 'grouping', 0)
                """)
            .param("id", id)
            .param("theme", theme.key())
            .update();
        act.add(id, RequestField.THEMES.key(), names, List.of(theme.name()));
      }
    }
    if (!act.requests().isEmpty()) {
      history.keep(act);
      audit.record("themes.accepted", "%,d requests".formatted(act.requests().size()), "");
    }
    requests.touch(act.requests());
    return act.requests().size();
  }

  private Theme keyOrName(String said) {
    Theme known = find(said);
    if (known != null) {
      return known;
    }
    String checked = checked(said);
    var theme = new Theme(Themes.key(checked), checked);
    insert(theme);
    return named(theme.key());
  }

  private int insert(Theme theme) {
    return sql.sql(
            "INSERT INTO theme (key, name) VALUES (:key, :name) ON CONFLICT (key) DO NOTHING")
        .param("key", theme.key())
        .param("name", theme.name())
        .update();
  }

  private @Nullable Theme find(String key) {
    return sql.sql("SELECT key, name FROM theme WHERE key = :key")
        .param("key", key)
        .query((row, _) -> new Theme(row.getString("key"), row.getString("name")))
        .optional()
        .orElse(null);
  }

  private Theme named(String key) {
    Theme theme = find(key);
    if (theme == null) {
      throw ProblemException.notFound("There is no theme %s.".formatted(key));
    }
    return theme;
  }

  private List<String> requestsOf(String theme) {
    return sql.sql("SELECT request_id FROM request_theme WHERE theme = :theme")
        .param("theme", theme)
        .query(String.class)
        .list();
  }

  private List<AssignedTheme> assigned(String request) {
    return sql.sql(
            """
            SELECT t.key, t.name, rt.assigned_by FROM request_theme rt JOIN theme t ON t.key = rt.theme
            WHERE rt.request_id = :id ORDER BY rt.position, t.key
            """)
        .param("id", request)
        .query((row, _) ->
            new AssignedTheme(
                new Theme(row.getString("key"), row.getString("name")),
                row.getString("assigned_by").equals(AssignedTheme.By.PERSON.key())
                    ? AssignedTheme.By.PERSON
                    : AssignedTheme.By.GROUPING))
        .list();
  }

  private static String checked(@Nullable String name) {
    if (name == null || name.isBlank()) {
      throw unusable("name", name, "expected the name of a theme");
    }
    String stripped = name.strip().replaceAll("\\s+", " ");
    if (stripped.length() > LONGEST_NAME) {
      throw unusable(
          "name",
          stripped.substring(0, 40) + "…",
          "expected at most %d characters".formatted(LONGEST_NAME));
    }
    return stripped;
  }

  private static ProblemException unusable(String field, @Nullable String said, String why) {
    var problems = new ArrayList<ProblemItem>();
    problems.add(ProblemItem.of(field, said, why));
    return ProblemException.unprocessable("The theme cannot be saved.", problems);
  }
}
