package io.beachhead.voice.surveys;

import io.beachhead.statistics.survey.BalancedDesign;
import io.beachhead.store.Changes;
import io.beachhead.voice.FeatureNames;
import io.beachhead.voice.jobs.Jobs;
import io.beachhead.web.ProblemException;
import io.beachhead.web.ProblemItem;
import io.beachhead.web.text.Slug;
import io.beachhead.workspace.AuditTrail;
import io.beachhead.workspace.WorkspaceSettings;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Sets surveys up, closes and deletes them. */
@Component
public class SurveySetUp {
  private static final int LONGEST_KEY = 60;
  private static final int LONGEST_NAME = 200;
  private static final int LONGEST_TEXT = 2_000;
  private static final int MOST_ITEMS = 60;
  private static final int MOST_SETS = 40;
  private static final int MANY_ITEMS = 20;

  /** How often everybody should see each item, at least about. */
  private static final int VIEWS = 3;

  /** By the number of items. */
  private static final Map<Integer, List<List<Integer>>> USUAL = new ConcurrentHashMap<>();

  private static final BigDecimal LARGEST_WORTH = new BigDecimal("1e9");

  private final JdbcClient sql;
  private final Changes changes;
  private final AuditTrail audit;
  private final WorkspaceSettings settings;
  private final Clock clock;
  private final Surveys surveys;
  private final ObjectProvider<FeatureNames> features;
  private final Jobs jobs;

  SurveySetUp(
      JdbcClient sql,
      Changes changes,
      AuditTrail audit,
      WorkspaceSettings settings,
      Clock clock,
      Surveys surveys,
      ObjectProvider<FeatureNames> features,
      Jobs jobs) {
    this.sql = sql;
    this.changes = changes;
    this.audit = audit;
    this.settings = settings;
    this.clock = clock;
    this.surveys = surveys;
    this.features = features;
    this.jobs = jobs;
  }

  /**
   * Stores a survey.
   *
   * @throws ProblemException 409 where the key is taken, 422 that names the fields which are not
   *     usable
   */
  @Transactional
  public Survey add(NewSurvey said) {
    var problems = new ArrayList<ProblemItem>();
    String name = known(said.name());
    SurveyKind kind = said.kind() == null ? null : SurveyKind.of(said.kind()).orElse(null);
    if (name == null) {
      problems.add(ProblemItem.of("name", null, "expected what the survey is called"));
    }
    if (kind == null) {
      problems.add(
          ProblemItem.of(
              "kind",
              said.kind() == null ? null : cut(said.kind()),
              "must be nps, stay-or-leave, outcomes, maxdiff or van-westendorp"));
    }
    tooLong(problems, "name", said.name(), LONGEST_NAME);
    tooLong(problems, "intro", said.intro(), LONGEST_TEXT);
    checkEnd(said.closesOn(), said.quota(), problems);
    List<SurveyItem> items = kind == null ? List.of() : items(said, kind, problems);
    List<List<String>> sets = kind == SurveyKind.MAXDIFF ? sets(said, items, problems) : List.of();
    List<String> taken = surveys.all().stream().map(Survey::key).toList();
    String key = key(said, name, taken, problems);
    if (name == null || kind == null || !problems.isEmpty()) {
      throw ProblemException.unprocessable("The survey cannot be saved.", problems);
    }
    if (taken.contains(key)) {
      throw ProblemException.conflict(
          "There is a survey %s already.".formatted(key),
          List.of(ProblemItem.of("key", key, "is taken; use another key")));
    }
    store(key, name, kind, said);
    store(key, items, sets);
    changes.mark("surveys");
    audit.record("survey.added", key, kind.key());
    return surveys.one(key);
  }

  private void checkEnd(
      @Nullable LocalDate closes, @Nullable Integer quota, List<ProblemItem> problems) {
    if (closes != null && closes.isBefore(settings.current().today(clock))) {
      problems.add(
          ProblemItem.of("closesOn", closes.toString(), "is over; use today or a later day"));
    }
    if (quota != null && quota < 1) {
      problems.add(ProblemItem.of("quota", quota.toString(), "expected at least 1"));
    }
  }

  /**
   * Says anew when a survey ends; one that was closed takes answers again.
   *
   * @param closesOn its last day; null for no end
   * @param quota it closes when so many have answered; null for any number
   * @throws ProblemException 404 where there is none, 422 that names what is not usable
   */
  @Transactional
  public Survey end(String key, @Nullable LocalDate closesOn, @Nullable Integer quota) {
    surveys.one(key);
    var problems = new ArrayList<ProblemItem>();
    checkEnd(closesOn, quota, problems);
    if (!problems.isEmpty()) {
      throw ProblemException.unprocessable("The survey's end cannot be saved.", problems);
    }
    sql.sql("UPDATE survey SET closes_on = :day, quota = :quota WHERE key = :key")
        .param("day", closesOn == null ? null : closesOn.toString())
        .param("quota", quota)
        .param("key", key)
        .update();
    changes.mark("surveys");
    audit.record(
        "survey.end",
        key,
        "%s, %s"
            .formatted(
                closesOn == null ? "no last day" : closesOn,
                quota == null ? "any number" : "%,d answers".formatted(quota)));
    return surveys.one(key);
  }

  /**
   * Closes a survey: from now on it takes no answers.
   *
   * @throws ProblemException 404 where there is none
   */
  @Transactional
  public void close(String key) {
    surveys.one(key);
    sql.sql("UPDATE survey SET closes_on = :day WHERE key = :key")
        .param("day", settings.current().today(clock).minusDays(1).toString())
        .param("key", key)
        .update();
    changes.mark("surveys");
    audit.record("survey.closed", key, "");
  }

  /**
   * Deletes a survey with its answers.
   *
   * @throws ProblemException 404 where there is none
   */
  @Transactional
  public void delete(String key) {
    if (sql.sql("DELETE FROM survey WHERE key = :key").param("key", key).update() == 0) {
      throw ProblemException.notFound("There is no survey " + key + ".");
    }
    changes.mark("surveys");
    audit.record("survey.deleted", key, "");
  }

  private static String key(
      NewSurvey said, @Nullable String name, List<String> taken, List<ProblemItem> problems) {
    String key = known(said.key());
    if (key == null) {
      return Slug.free(Objects.requireNonNullElse(name, ""), LONGEST_KEY, "survey", taken);
    }
    if (!key.matches("[A-Za-z0-9][A-Za-z0-9_-]{0,59}")) {
      problems.add(
          ProblemItem.of("key", cut(key), "expected letters, digits, _ and -, at most 60"));
    }
    return key;
  }

  private List<SurveyItem> items(NewSurvey said, SurveyKind kind, List<ProblemItem> problems) {
    List<NewSurvey.@Nullable NewItem> given = said.items();
    if (!kind.hasItems()) {
      return List.of();
    }
    int least = kind == SurveyKind.MAXDIFF ? 3 : 1;
    if (given == null || given.size() < least || given.size() > MOST_ITEMS) {
      problems.add(
          ProblemItem.of(
              "items",
              given == null ? null : Integer.toString(given.size()),
              "expected %d to %d items".formatted(least, MOST_ITEMS)));
      return List.of();
    }
    List<SurveyItem> items = new ArrayList<>();
    Set<String> keys = new HashSet<>();
    for (int i = 0; i < given.size(); i++) {
      NewSurvey.NewItem each = given.get(i);
      String field = "items[%d]".formatted(i);
      String text = each == null ? null : known(each.text());
      String key = each == null ? null : known(each.key());
      if (each == null || (text == null && key == null)) {
        problems.add(ProblemItem.of(field, null, "expected a text"));
        continue;
      }
      String word = text == null ? Objects.requireNonNullElse(key, "") : text;
      if (key == null) {
        key = Slug.free(word, LONGEST_KEY, "item", keys);
      }
      if (!key.matches("[\\p{L}\\p{N}_.-]{1,60}") || !keys.add(key)) {
        problems.add(
            ProblemItem.of(
                field,
                cut(key),
                "needs a key of its own: letters, digits, _, . and -, at most 60"));
      }
      tooLong(problems, field, text, LONGEST_NAME);
      check(each, field, problems);
      String job = known(each.job());
      if (job != null && !jobs.exists(job)) {
        problems.add(ProblemItem.of(field, cut(job), "there is no such job"));
      }
      if (job == null && kind == SurveyKind.OUTCOMES && jobs.exists(key)) {
        job = key;
      }
      items.add(
          new SurveyItem(
              key,
              word,
              known(each.feature()),
              each.worth() == null ? null : each.worth().doubleValue(),
              job));
    }
    if (items.stream().filter(item -> item.worth() != null).count() > 1) {
      problems.add(
          ProblemItem.of("items", null, "only one item, the anchor, can have a known worth"));
    }
    return items;
  }

  private void check(NewSurvey.NewItem item, String field, List<ProblemItem> problems) {
    String feature = known(item.feature());
    FeatureNames known = features.getIfAvailable();
    if (feature != null && known != null && !known.byKey().containsKey(feature)) {
      problems.add(ProblemItem.of(field, cut(feature), "there is no such feature"));
    }
    BigDecimal worth = item.worth();
    if (worth != null && (worth.signum() <= 0 || worth.compareTo(LARGEST_WORTH) > 0)) {
      problems.add(ProblemItem.of(field, cut(worth.toString()), "expected a worth above 0"));
    }
  }

  private static List<List<String>> sets(
      NewSurvey said, List<SurveyItem> items, List<ProblemItem> problems) {
    int n = items.size();
    if (n < 3) {
      return List.of();
    }
    int perSet = Objects.requireNonNullElseGet(said.perSet(), () -> perSet(n));
    if (perSet < 2 || perSet > Math.min(n, 8)) {
      problems.add(
          ProblemItem.of(
              "perSet", Integer.toString(perSet), "expected 2 to %d".formatted(Math.min(n, 8))));
      return List.of();
    }
    int sets = Objects.requireNonNullElseGet(said.sets(), () -> sets(n, perSet));
    if (sets < 1 || sets > MOST_SETS) {
      problems.add(ProblemItem.of("sets", Integer.toString(sets), "expected 1 to " + MOST_SETS));
      return List.of();
    }
    return BalancedDesign.of(n, sets, perSet).sets().stream()
        .map(set -> set.stream().map(item -> items.get(item).key()).toList())
        .toList();
  }

  /** The sets of a MaxDiff of which nobody said how many and how large; none below three items. */
  static List<List<String>> usualSets(List<SurveyItem> items) {
    int n = items.size();
    return n < 3
        ? List.of()
        : USUAL
            .computeIfAbsent(n, _ -> BalancedDesign.of(n, sets(n, perSet(n)), perSet(n)).sets())
            .stream()
            .map(set -> set.stream().map(item -> items.get(item).key()).toList())
            .toList();
  }

  private static int perSet(int items) {
    return items > MANY_ITEMS ? 5 : Math.min(4, items - 1);
  }

  /** As many as there are items where that is perfectly balanced, else three views of each item. */
  private static int sets(int items, int perSet) {
    boolean balanced = items <= 15 && perSet * (perSet - 1) % (items - 1) == 0;
    return balanced ? items : Math.min(MOST_SETS, (VIEWS * items + perSet - 1) / perSet);
  }

  private void store(String key, String name, SurveyKind kind, NewSurvey said) {
    LocalDate closes = said.closesOn();
    sql.sql(
            """
            INSERT INTO survey (key, name, kind, intro, closes_on, quota, created_at)
            VALUES (:key, :name, :kind, :intro, :closes, :quota, :at)
            """)
        .param("key", key)
        .param("name", name)
        .param("kind", kind.key())
        .param("intro", known(said.intro()))
        .param("closes", closes == null ? null : closes.toString())
        .param("quota", said.quota())
        .param("at", clock.millis())
        .update();
  }

  private void store(String key, List<SurveyItem> items, List<List<String>> sets) {
    for (int i = 0; i < items.size(); i++) {
      SurveyItem item = items.get(i);
      sql.sql(
              """
              INSERT INTO survey_item (survey, key, text, feature, worth, job, position)
              VALUES (:survey, :key, :text, :feature, :worth, :job, :position)
              """)
          .param("survey", key)
          .param("key", item.key())
          .param("text", item.text())
          .param("feature", item.feature())
          .param("worth", item.worth())
          .param("job", item.job())
          .param("position", i)
          .update();
    }
    for (int i = 0; i < sets.size(); i++) {
      sql.sql("INSERT INTO survey_set (survey, number, items) VALUES (:survey, :number, :items)")
          .param("survey", key)
          .param("number", i + 1)
          .param("items", String.join(";", sets.get(i)))
          .update();
    }
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
}
