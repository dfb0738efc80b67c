package io.beachhead.samples.planwright;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.beachhead.samples.CsvTable;
import io.beachhead.samples.Dice;
import io.beachhead.samples.SampleFile;
import io.beachhead.samples.SampleText;
import io.beachhead.samples.planwright.PlanwrightMoments.Recommendation;
import io.beachhead.samples.planwright.PlanwrightPerson.Role;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Surveys of the last two quarters and what leads answered: who would recommend Planwright (the
 * same answers as the events say), which features they want next, how important and how well served
 * their three jobs are, and what a seat may cost. What they want follows what the features are
 * worth to their segment; what is badly served is what {@link PlanwrightInterviews} hears.
 */
final class PlanwrightSurveys {
  private static final String AUTUMN = "recommend-autumn";
  private static final String SUMMER = "recommend-summer";
  private static final String NEXT = "next-features";
  private static final String JOBS = "jobs-served";
  private static final String PRICE = "price-of-a-seat";

  /** The anchor: everybody knows what it is worth. */
  private static final String ANCHOR = "discount";

  private static final double ANCHOR_WORTH = 500;

  /** What nobody misses is still worth something beside nothing. */
  private static final double LEAST_WORTH = 80;

  private static final List<String> CANDIDATES =
      List.of(
          "client-portal",
          "analytics",
          "crm-module",
          "timeline-view",
          "pipeline-management",
          "single-sign-on");

  /** Each item with each other as often: the seven-point plane, first item the anchor's. */
  private static final int[][] SETS = {
    {0, 1, 3}, {1, 2, 4}, {2, 3, 5}, {3, 4, 6}, {4, 5, 0}, {5, 6, 1}, {6, 0, 2}
  };

  private static final int PASSIVE_FROM = 7;
  private static final int PROMOTER_FROM = 9;
  private static final double USUAL_SEAT = 24;

  private final Dice dice;
  private final LocalDate anchor;
  private final PlanwrightFeatures features;
  private final Map<String, List<String>> reasons = new HashMap<>();
  private final CsvTable surveys =
      CsvTable.of(
          "survey",
          "name",
          "kind",
          "intro",
          "closes_on",
          "created_at",
          "item",
          "text",
          "feature",
          "worth",
          "job");
  private final CsvTable answers =
      CsvTable.of(
          "survey",
          "account_id",
          "person_email",
          "question",
          "answer",
          "set",
          "shown",
          "best",
          "worst",
          "answered_at");

  PlanwrightSurveys(long seed, LocalDate anchor, PlanwrightFeatures features) {
    dice = Dice.thrownFor(seed, "surveys");
    this.anchor = anchor;
    this.features = features;
    for (NamedCsvRecord line : SampleText.table("planwright/reasons.csv")) {
      reasons
          .computeIfAbsent(
              line.getField("segment") + "/" + line.getField("mood"), _ -> new ArrayList<>())
          .add(line.getField("text"));
    }
  }

  /** The surveys and their answers. */
  List<SampleFile> files(List<Recommendation> recommendations) {
    setUp();
    for (Recommendation each : recommendations) {
      switch (each.quarter()) {
        case 0 -> {
          recommend(AUTUMN, each);
          more(each);
        }
        case 1 -> recommend(SUMMER, each);
        default -> {}
      }
    }
    return List.of(surveys.file("surveys"), answers.file("survey-answers"));
  }

  private void setUp() {
    survey(SUMMER, "Would you recommend us? Summer", "nps", 112, anchor.minusDays(80));
    survey(AUTUMN, "Would you recommend us? Autumn", "nps", 21, null);
    survey(PRICE, "What may a seat cost a month?", "van-westendorp", 21, null);
    String jobs = "How well do we help with this today?";
    add(
        new Item(
            JOBS,
            jobs,
            "outcomes",
            "keep-people-posted",
            "Keeping people posted",
            null,
            "keep-people-posted"));
    add(
        new Item(
            JOBS, jobs, "outcomes", "see-it-coming", "Seeing it coming", null, "see-it-coming"));
    add(
        new Item(
            JOBS,
            jobs,
            "outcomes",
            "show-its-worth",
            "Showing what it was worth",
            null,
            "show-its-worth"));
    String next = "What should we build next?";
    add(
        new Item(
            NEXT,
            next,
            "maxdiff",
            ANCHOR,
            "500 dollars off your yearly price",
            ANCHOR_WORTH,
            null));
    for (String candidate : CANDIDATES) {
      add(new Item(NEXT, next, "maxdiff", candidate, feature(candidate).name(), null, null));
    }
  }

  private void survey(
      String key, String name, String kind, int daysAgo, @Nullable LocalDate closes) {
    surveys.row(
        key, name, kind, null, closes, anchor.minusDays(daysAgo), null, null, null, null, null);
  }

  /** An item of a survey, with the survey it is of. */
  private record Item(
      String survey,
      String name,
      String kind,
      String key,
      String text,
      @Nullable Double worth,
      @Nullable String job) {}

  private void add(Item item) {
    surveys.row(
        item.survey,
        item.name,
        item.kind,
        null,
        null,
        anchor.minusDays(21),
        item.key,
        item.text,
        CANDIDATES.contains(item.key) ? item.key : null,
        item.worth,
        item.job);
  }

  private PlanwrightFeatures.Feature feature(String key) {
    return features.all().stream().filter(each -> each.key().equals(key)).findFirst().orElseThrow();
  }

  private void recommend(String survey, Recommendation said) {
    answer(survey, said, "recommend", said.score());
    if (dice.chance(0.4)) {
      String mood =
          said.score() >= PROMOTER_FROM
              ? "promoter"
              : said.score() >= PASSIVE_FROM ? "passive" : "detractor";
      answer(
          survey,
          said,
          "why",
          dice.pick(reasons.getOrDefault(said.account().segment().key() + "/" + mood, List.of())));
    }
  }

  /** Whoever answers the autumn survey is asked a little more at the end of it. */
  private void more(Recommendation said) {
    if (dice.chance(0.75)) {
      wants(said);
    }
    if (dice.chance(0.5)) {
      rates(said);
    }
    if (said.person().role() != Role.PROJECT_LEAD) {
      prices(said);
    }
  }

  /** Chooses by worth: P(best b, worst w) is in proportion to worth of b ÷ worth of w. */
  private void wants(Recommendation said) {
    List<String> items = new ArrayList<>(List.of(ANCHOR));
    items.addAll(CANDIDATES);
    Map<String, Double> worth = new TreeMap<>();
    for (String item : items) {
      Double average =
          item.equals(ANCHOR)
              ? Double.valueOf(ANCHOR_WORTH)
              : feature(item).worthTo(said.account().segment());
      worth.put(item, Math.max(LEAST_WORTH, average == null ? 0 : average));
    }
    for (int set = 0; set < SETS.length; set++) {
      List<String> shown = new ArrayList<>();
      for (int item : SETS[set]) {
        shown.add(items.get(item));
      }
      double sum = 0;
      for (String best : shown) {
        for (String worst : shown) {
          sum += ratio(worth, best, worst);
        }
      }
      double at = dice.between(0.0, 1.0) * sum;
      choice(said, set + 1, shown, worth, at);
    }
  }

  private static double ratio(Map<String, Double> worth, String best, String worst) {
    return best.equals(worst) ? 0 : worth.getOrDefault(best, 1.0) / worth.getOrDefault(worst, 1.0);
  }

  private void choice(
      Recommendation said, int set, List<String> shown, Map<String, Double> worth, double at) {
    double left = at;
    for (String best : shown) {
      for (String worst : shown) {
        left -= ratio(worth, best, worst);
        if (left <= 0 && !best.equals(worst)) {
          answers.row(
              NEXT,
              said.account().id(),
              said.person().email(),
              null,
              null,
              set,
              String.join(";", shown),
              best,
              worst,
              said.day());
          return;
        }
      }
    }
  }

  private void rates(Recommendation said) {
    String badly = PlanwrightInterviews.badlyServed(said.account().segment());
    for (String job : List.of("keep-people-posted", "see-it-coming", "show-its-worth")) {
      boolean is = job.equals(badly);
      answer(
          JOBS,
          said,
          job + "/importance",
          Math.clamp(Math.round((is ? 4.3 : 3.7) + 0.9 * dice.normal()), 1, 5));
      answer(
          JOBS,
          said,
          job + "/satisfaction",
          Math.clamp(Math.round((is ? 2.6 : 3.6) + dice.normal()), 1, 5));
    }
  }

  private void prices(Recommendation said) {
    double fair = USUAL_SEAT * Math.exp(0.22 * dice.normal());
    long cheap = Math.max(2, Math.round(fair * 0.7));
    long tooCheap = Math.max(1, Math.min(cheap - 1, Math.round(fair * dice.between(0.35, 0.6))));
    long expensive = Math.max(cheap + 1, Math.round(fair * dice.between(1.1, 1.4)));
    long tooExpensive = Math.max(expensive + 1, Math.round(fair * dice.between(1.5, 2.1)));
    answer(PRICE, said, "too-cheap", tooCheap);
    answer(PRICE, said, "cheap", cheap);
    answer(PRICE, said, "expensive", expensive);
    answer(PRICE, said, "too-expensive", tooExpensive);
  }

  private void answer(String survey, Recommendation said, String question, Object answer) {
    answers.row(
        survey,
        said.account().id(),
        said.person().email(),
        question,
        answer,
        null,
        null,
        null,
        null,
        said.day());
  }
}
