package io.beachhead.voice.forms;

import io.beachhead.store.Changes;
import io.beachhead.voice.FeatureNames;
import io.beachhead.web.ProblemException;
import io.beachhead.web.ProblemItem;
import io.beachhead.web.text.Slug;
import io.beachhead.workspace.AuditTrail;
import io.beachhead.workspace.secrets.Token;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Sets forms up, changes them, and switches their links off and on. */
@Component
public class RequestForms {
  private static final int LONGEST_NAME = 200;
  private static final int LONGEST_INTRO = 5_000;
  private static final int MOST_CHOICES = 50;
  private static final int LONGEST_KEY = 60;

  private final JdbcClient sql;
  private final Changes changes;
  private final AuditTrail audit;
  private final Clock clock;
  private final ObjectProvider<FeatureNames> features;

  RequestForms(
      JdbcClient sql,
      Changes changes,
      AuditTrail audit,
      Clock clock,
      ObjectProvider<FeatureNames> features) {
    this.sql = sql;
    this.changes = changes;
    this.audit = audit;
    this.clock = clock;
    this.features = features;
  }

  /**
   * A form as somebody sets it up. Blank is not said.
   *
   * @param lastDay 2026-12-31
   */
  public record Draft(
      @Nullable String audience,
      @Nullable String title,
      @Nullable String intro,
      @Nullable List<@Nullable String> themes,
      @Nullable List<@Nullable String> features,
      @Nullable String lastDay) {}

  private record Checked(
      String audience,
      String title,
      @Nullable String intro,
      List<String> themes,
      List<String> features,
      @Nullable LocalDate lastDay) {}

  /** All forms, by audience. */
  public List<RequestForm> all() {
    return sql.sql("SELECT * FROM request_form ORDER BY audience, key")
        .query((row, _) -> form(row))
        .list();
  }

  /**
   * @throws ProblemException 404 where there is none
   */
  public RequestForm one(String key) {
    return sql.sql("SELECT * FROM request_form WHERE key = :key")
        .param("key", key)
        .query((row, _) -> form(row))
        .optional()
        .orElseThrow(() -> ProblemException.notFound("There is no form " + key + "."));
  }

  /** The form behind a link, switched off or not. */
  public Optional<RequestForm> behind(String token) {
    return sql.sql("SELECT * FROM request_form WHERE token = :token")
        .param("token", token)
        .query((row, _) -> form(row))
        .optional();
  }

  /**
   * Sets a form up.
   *
   * @throws ProblemException 422 that names the fields which are not usable
   */
  @Transactional
  public RequestForm add(Draft said) {
    Checked form = checked(said);
    String key =
        Slug.free(
            form.audience(), LONGEST_KEY, "form", all().stream().map(RequestForm::key).toList());
    sql.sql(
            """
            INSERT INTO request_form
              (key, audience, title, intro, themes, features, last_day, token, created_at)
            VALUES
              (:key, :audience, :title, :intro, :themes, :features, :last, :token, :created)
            """)
        .param("key", key)
        .param("audience", form.audience())
        .param("title", form.title())
        .param("intro", form.intro())
        .param("themes", String.join("\n", form.themes()))
        .param("features", String.join("\n", form.features()))
        .param("last", day(form))
        .param("token", Token.random(""))
        .param("created", clock.millis())
        .update();
    changed("request-form.added", key);
    return one(key);
  }

  /**
   * Changes everything about a form but its link.
   *
   * @throws ProblemException 404 where there is none, 422 that names the fields which are not
   *     usable
   */
  @Transactional
  public RequestForm change(String key, Draft said) {
    one(key);
    Checked form = checked(said);
    sql.sql(
            """
            UPDATE request_form SET audience = :audience, title = :title, intro = :intro,
              themes = :themes, features = :features, last_day = :last
            WHERE key = :key
            """)
        .param("key", key)
        .param("audience", form.audience())
        .param("title", form.title())
        .param("intro", form.intro())
        .param("themes", String.join("\n", form.themes()))
        .param("features", String.join("\n", form.features()))
        .param("last", day(form))
        .update();
    changed("request-form.changed", key);
    return one(key);
  }

  private static @Nullable String day(Checked form) {
    LocalDate day = form.lastDay();
    return day == null ? null : day.toString();
  }

  /**
   * Gives a form another link; the one before leads nowhere from now on.
   *
   * @throws ProblemException 404 where there is none
   */
  @Transactional
  public RequestForm rotate(String key) {
    one(key);
    sql.sql("UPDATE request_form SET token = :token WHERE key = :key")
        .param("token", Token.random(""))
        .param("key", key)
        .update();
    changed("request-form.link-replaced", key);
    return one(key);
  }

  /**
   * Switches the link of a form off, or on again.
   *
   * @throws ProblemException 404 where there is none
   */
  @Transactional
  public RequestForm open(String key, boolean open) {
    one(key);
    sql.sql("UPDATE request_form SET revoked_at = :at WHERE key = :key")
        .param("at", open ? null : clock.millis())
        .param("key", key)
        .update();
    changed(open ? "request-form.switched-on" : "request-form.switched-off", key);
    return one(key);
  }

  /**
   * Deletes a form with what it holds aside; requests that came by it stay.
   *
   * @throws ProblemException 404 where there is none
   */
  @Transactional
  public void delete(String key) {
    one(key);
    sql.sql("DELETE FROM request_form WHERE key = :key").param("key", key).update();
    changed("request-form.deleted", key);
  }

  private void changed(String what, String key) {
    changes.mark("forms");
    audit.record(what, key, "");
  }

  private Checked checked(Draft said) {
    var problems = new ArrayList<ProblemItem>();
    String audience = known(said.audience());
    String title = known(said.title());
    if (audience == null) {
      problems.add(ProblemItem.of("audience", null, "expected whom the form is for"));
    }
    if (title == null) {
      problems.add(ProblemItem.of("title", null, "expected what people read at its head"));
    }
    tooLong(problems, "audience", audience, LONGEST_NAME);
    tooLong(problems, "title", title, LONGEST_NAME);
    tooLong(problems, "intro", said.intro(), LONGEST_INTRO);
    List<String> themes = choices(problems, "themes", said.themes());
    List<String> keys = choices(problems, "features", said.features());
    features.ifAvailable(names -> {
      var all = names.byKey();
      keys.stream()
          .filter(key -> !all.containsKey(key))
          .forEach(
              key -> problems.add(ProblemItem.of("features", key, "there is no such feature")));
    });
    LocalDate lastDay = null;
    String day = known(said.lastDay());
    if (day != null) {
      try {
        lastDay = LocalDate.parse(day);
      } catch (DateTimeException notADate) {
        problems.add(ProblemItem.of("lastDay", cut(day), "is not a date; use 2026-12-31"));
      }
    }
    if (!problems.isEmpty() || audience == null || title == null) {
      throw ProblemException.unprocessable("The form cannot be saved.", problems);
    }
    return new Checked(audience, title, known(said.intro()), themes, keys, lastDay);
  }

  private static List<String> choices(
      List<ProblemItem> problems, String field, @Nullable List<@Nullable String> said) {
    List<String> choices =
        said == null
            ? List.of()
            : said.stream()
                .map(each -> Objects.requireNonNullElse(each, "").replaceAll("\\s+", " ").strip())
                .filter(each -> !each.isEmpty())
                .distinct()
                .toList();
    if (choices.size() > MOST_CHOICES) {
      problems.add(ProblemItem.of(field, null, "expected at most %d".formatted(MOST_CHOICES)));
    }
    choices.forEach(each -> tooLong(problems, field, each, LONGEST_NAME));
    return choices;
  }

  private static void tooLong(
      List<ProblemItem> problems, String field, @Nullable String text, int longest) {
    if (text != null && text.length() > longest) {
      problems.add(
          ProblemItem.of(field, cut(text), "expected at most %,d characters".formatted(longest)));
    }
  }

  private static String cut(String text) {
    return text.length() > 40 ? text.substring(0, 40) + "…" : text;
  }

  private static @Nullable String known(@Nullable String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }

  private static RequestForm form(ResultSet row) throws SQLException {
    String lastDay = row.getString("last_day");
    long revoked = row.getLong("revoked_at");
    boolean open = row.wasNull();
    return new RequestForm(
        row.getString("key"),
        row.getString("audience"),
        row.getString("title"),
        row.getString("intro"),
        row.getString("themes").lines().filter(line -> !line.isBlank()).toList(),
        row.getString("features").lines().filter(line -> !line.isBlank()).toList(),
        row.getString("token"),
        lastDay == null ? null : LocalDate.parse(lastDay),
        open ? null : Instant.ofEpochMilli(revoked),
        Instant.ofEpochMilli(row.getLong("created_at")));
  }
}
