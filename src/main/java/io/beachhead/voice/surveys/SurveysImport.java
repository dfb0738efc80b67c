package io.beachhead.voice.surveys;

import static io.beachhead.imports.ImportColumn.Type.DATE;
import static io.beachhead.imports.ImportColumn.Type.INSTANT;
import static io.beachhead.imports.ImportColumn.Type.NUMBER;
import static io.beachhead.imports.ImportColumn.choice;
import static io.beachhead.imports.ImportColumn.of;
import static io.beachhead.imports.ImportColumn.text;

import io.beachhead.imports.ImportColumn;
import io.beachhead.imports.ImportContext;
import io.beachhead.imports.ImportKind;
import io.beachhead.imports.ImportRow;
import io.beachhead.imports.ImportSession;
import io.beachhead.imports.ImportTable;
import io.beachhead.voice.FeatureNames;
import io.beachhead.voice.jobs.Jobs;
import io.beachhead.workspace.Role;
import java.time.Clock;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Surveys from a file, such as the export of another workspace: a row per item. A MaxDiff shows its
 * items in the usual balanced sets.
 */
@Component
class SurveysImport implements ImportKind {
  private static final ImportTable SURVEY =
      ImportTable.of("survey", "surveys")
          .key("key")
          .said("survey")
          .text("name")
          .required()
          .text("kind")
          .required()
          .text("intro")
          .text("closes_on")
          .integer("quota")
          .integer("created_at");
  private static final ImportTable ITEM =
      ImportTable.of("survey_item", "surveys")
          .key("survey")
          .key("key")
          .said("item")
          .text("text")
          .required()
          .text("feature")
          .real("worth")
          .text("job")
          .integer("position");
  private final Surveys surveys;
  private final Jobs jobs;
  private final ObjectProvider<FeatureNames> features;
  private final Clock clock;

  SurveysImport(Surveys surveys, Jobs jobs, ObjectProvider<FeatureNames> features, Clock clock) {
    this.surveys = surveys;
    this.jobs = jobs;
    this.features = features;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "surveys";
  }

  @Override
  public String description() {
    return "Surveys and what they ask about, a row per item.";
  }

  @Override
  public List<ImportColumn> columns() {
    return List.of(
        text("survey", "Key of the survey").require().knownAs("survey key", "key"),
        text("name", "What it is called").knownAs("survey name", "title"),
        choice(
            "kind",
            "What it asks",
            Arrays.stream(SurveyKind.values()).map(SurveyKind::key).toArray(String[]::new)),
        text("intro", "What stands above the questions").knownAs("introduction"),
        of("closes_on", DATE, "The last day on which it takes answers").knownAs("last day"),
        of("quota", NUMBER, "It closes when so many have answered"),
        of("created_at", INSTANT, "When it was set up").knownAs("created"),
        text("item", "Key of an item").knownAs("item key"),
        text("text", "What the item says").knownAs("item text", "label"),
        text("feature", "Key of the feature the item stands for").knownAs("feature key"),
        of("worth", NUMBER, "What the item is known to be worth a year: the anchor of a MaxDiff"),
        text("job", "Key of the job the item stands for").knownAs("job key"));
  }

  @Override
  public List<ImportTable> tables() {
    return List.of(SURVEY, ITEM);
  }

  @Override
  public boolean holdsMoney() {
    return true;
  }

  @Override
  public List<Role> roles() {
    return List.of(Role.PRODUCT, Role.GTM);
  }

  @Override
  public String page() {
    return "/surveys";
  }

  @Override
  public int order() {
    return 125;
  }

  @Override
  public ImportSession open(ImportContext context) {
    return new Reading();
  }

  /** A survey as far as the file and the workspace tell. */
  private static final class Known {
    private final @Nullable String kind;
    private final Set<String> items = new LinkedHashSet<>();
    private @Nullable String anchor;
    private boolean put;

    Known(@Nullable String kind) {
      this.kind = kind;
    }
  }

  private final class Reading implements ImportSession {
    private final Map<String, Known> known = new LinkedHashMap<>();
    private final Set<String> features = new HashSet<>();
    private final Set<String> jobKeys = new HashSet<>();

    Reading() {
      for (Survey survey : surveys.all()) {
        var stored = new Known(survey.kind().key());
        survey
            .items()
            .forEach(item -> {
              stored.items.add(item.key());
              stored.anchor = item.worth() == null ? stored.anchor : item.key();
            });
        known.put(survey.key(), stored);
      }
      FeatureNames names = SurveysImport.this.features.getIfAvailable();
      if (names != null) {
        features.addAll(names.byKey().keySet());
      }
      jobs.all().forEach(job -> jobKeys.add(job.key()));
    }

    @Override
    public void read(ImportRow row) {
      String key = row.required("survey");
      String kind = row.choice("kind");
      String name = row.text("name");
      Long quota = row.integer("quota");
      Long created = row.millis("created_at");
      String closes = row.day("closes_on");
      if (key == null || !key.matches("[A-Za-z0-9][A-Za-z0-9_-]{0,59}")) {
        row.problem("survey", "must be letters, digits, _ and -, at most 60");
        return;
      }
      if (quota != null && quota < 1) {
        row.problem("quota", "must be at least 1");
      }
      Known survey = known.get(key);
      if (survey == null) {
        if (name == null || kind == null) {
          row.problem(
              name == null ? "name" : "kind", "is needed in the first row of a survey that is new");
          return;
        }
        survey = new Known(kind);
        known.put(key, survey);
        created = created == null ? Long.valueOf(clock.millis()) : created;
      } else if (kind != null && !kind.equals(survey.kind)) {
        row.problem("kind", "is another one than that of the survey, which is " + survey.kind);
      }
      // What stands in its first row holds; the others repeat it or say nothing.
      if (name != null && !survey.put) {
        survey.put = true;
        row.put(SURVEY, key, name, survey.kind, row.text("intro"), closes, quota, created);
      }
      item(row, key, survey);
    }

    private void item(ImportRow row, String survey, Known known) {
      String item = row.text("item");
      Double worth = row.worth("worth", null);
      if (item == null) {
        return;
      }
      if (!item.matches("[\\p{L}\\p{N}_.-]{1,60}")) {
        row.problem("item", "must be letters, digits, _, . and -, at most 60");
      }
      if (worth != null && worth <= 0) {
        row.problem("worth", "must be above 0");
      }
      if (worth != null && known.anchor != null && !known.anchor.equals(item)) {
        row.problem("worth", "only one item of a survey, the anchor, can have a known worth");
      }
      known.anchor = worth == null ? known.anchor : item;
      exists(row, "feature", features);
      exists(row, "job", jobKeys);
      known.items.add(item);
      String text = row.text("text");
      row.put(
          ITEM,
          survey,
          item,
          text == null ? item : text,
          row.text("feature"),
          worth,
          row.text("job"),
          (long) known.items.size());
    }

    private void exists(ImportRow row, String column, Set<String> keys) {
      String said = row.text(column);
      if (said != null && !keys.contains(said)) {
        row.problem(column, "there is no such " + column);
      }
    }
  }

  @Override
  public String exportQuery() {
    return """
    SELECT s.key AS survey, s.name, s.kind, s.intro, s.closes_on, s.quota, s.created_at,
      i.key AS item, i.text, i.feature, i.worth, i.job
    FROM survey s LEFT JOIN survey_item i ON i.survey = s.key
    ORDER BY s.created_at, s.key, i.position
    """;
  }
}
