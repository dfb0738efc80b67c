package io.beachhead.voice.surveys;

import io.beachhead.web.ProblemException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The surveys there are. */
@Component
public class Surveys {
  private final JdbcClient sql;

  Surveys(JdbcClient sql) {
    this.sql = sql;
  }

  /** All of them, the newest first. */
  public List<Survey> all() {
    Map<String, List<SurveyItem>> items = new HashMap<>();
    sql.sql(
            "SELECT survey, key, text, feature, worth, job FROM survey_item ORDER BY survey,"
                + " position")
        .query(row -> {
          items
              .computeIfAbsent(row.getString("survey"), _ -> new ArrayList<>())
              .add(
                  new SurveyItem(
                      row.getString("key"),
                      row.getString("text"),
                      row.getString("feature"),
                      row.getObject("worth") == null ? null : row.getDouble("worth"),
                      row.getString("job")));
        });
    Map<String, List<List<String>>> sets = new HashMap<>();
    sql.sql("SELECT survey, items FROM survey_set ORDER BY survey, number")
        .query(row -> {
          sets.computeIfAbsent(row.getString("survey"), _ -> new ArrayList<>())
              .add(List.of(row.getString("items").split(";")));
        });
    return sql.sql(
            """
            SELECT key, name, kind, intro, closes_on, quota, created_at,
              (SELECT count(DISTINCT respondent) FROM survey_answer WHERE survey = survey.key)
                AS respondents
            FROM survey ORDER BY created_at DESC, key
            """)
        .query((row, _) -> survey(row, items, sets))
        .list();
  }

  /** The survey of that key. */
  public Optional<Survey> find(String key) {
    return all().stream().filter(survey -> survey.key().equals(key)).findFirst();
  }

  /**
   * The survey of that key.
   *
   * @throws ProblemException 404 where there is none
   */
  public Survey one(String key) {
    return find(key)
        .orElseThrow(() -> ProblemException.notFound("There is no survey " + key + "."));
  }

  /** What is shown together: as stored, else the usual sets of a MaxDiff that came from a file. */
  private static List<List<String>> sets(
      SurveyKind kind, List<SurveyItem> items, @Nullable List<List<String>> stored) {
    return stored != null || kind != SurveyKind.MAXDIFF
        ? stored == null ? List.of() : stored
        : SurveySetUp.usualSets(items);
  }

  private static Survey survey(
      ResultSet row, Map<String, List<SurveyItem>> items, Map<String, List<List<String>>> sets)
      throws SQLException {
    String key = row.getString("key");
    String closes = row.getString("closes_on");
    SurveyKind kind = SurveyKind.of(row.getString("kind")).orElseThrow();
    List<SurveyItem> theirs = items.getOrDefault(key, List.of());
    return new Survey(
        key,
        row.getString("name"),
        kind,
        row.getString("intro"),
        closes == null ? null : LocalDate.parse(closes),
        whole(row, "quota"),
        Instant.ofEpochMilli(row.getLong("created_at")),
        theirs,
        sets(kind, theirs, sets.get(key)),
        row.getInt("respondents"));
  }

  private static @Nullable Integer whole(ResultSet row, String column) throws SQLException {
    int value = row.getInt(column);
    return row.wasNull() ? null : value;
  }
}
