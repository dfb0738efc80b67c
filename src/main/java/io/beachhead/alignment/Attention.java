package io.beachhead.alignment;

import io.beachhead.alerts.Alert;
import io.beachhead.alerts.Alerts;
import io.beachhead.alerts.RaisedAlert;
import io.beachhead.decisions.Decision;
import io.beachhead.decisions.Decisions;
import io.beachhead.decisions.Revisits;
import io.beachhead.decisions.answers.Loop;
import io.beachhead.decisions.answers.OwedAnswers;
import io.beachhead.roadmap.Scenario;
import io.beachhead.roadmap.Scenarios;
import io.beachhead.value.ValueMap;
import io.beachhead.value.ValueMap.FeatureValue;
import io.beachhead.value.ValueMap.SegmentValue;
import io.beachhead.value.features.FeatureState;
import io.beachhead.web.Format;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What needs somebody: gaps and contradictions found in the data, never a mood. */
@Component
public class Attention {
  /** From this share of a segment on, customers who pay more than they get are worth a line. */
  private static final double MANY_BELOW_COST = 0.3;

  private static final int NAMES_SHOWN = 3;
  private static final Duration ALERTS_STAY = Duration.ofDays(7);
  private static final int MOST_ALERTS = 5;

  private final RequestCountsQuery requests;
  private final Scenarios scenarios;
  private final Decisions decisions;
  private final OwedAnswers answers;
  private final Revisits revisits;
  private final Alerts alerts;

  Attention(
      RequestCountsQuery requests,
      Scenarios scenarios,
      Decisions decisions,
      OwedAnswers answers,
      Revisits revisits,
      Alerts alerts) {
    this.alerts = alerts;
    this.requests = requests;
    this.scenarios = scenarios;
    this.decisions = decisions;
    this.answers = answers;
    this.revisits = revisits;
  }

  /**
   * @param grave whether numbers are wrong or missing because of it
   * @param what in bold, a sentence
   * @param why what follows from it
   * @param page key of the navigation item where it is repaired
   * @param href where exactly
   * @param action what the link does, in words
   */
  public record Item(
      boolean grave, String what, String why, String page, String href, String action) {
    private static final String LOOK = "Look";

    Item(boolean grave, String what, String why, String page, String href) {
      this(grave, what, why, page, href, LOOK);
    }
  }

  /**
   * @param map the value map without a selection
   */
  public List<Item> items(ValueMap map) {
    List<Item> items = new ArrayList<>();
    withoutSegmentation(map, items);
    withoutRevenue(map, items);
    outsideAllRules(map, items);
    mostlyPrior(map, items);
    belowCost(map, items);
    lacking(items);
    unsorted(items);
    owed(items);
    due(items);
    alerts(items);
    return items;
  }

  /** What alerts raised lately, and alerts that cannot be checked. */
  private void alerts(List<Item> items) {
    for (RaisedAlert raised :
        alerts.raisedWithin(ALERTS_STAY).stream().limit(MOST_ALERTS).toList()) {
      items.add(new Item(false, raised.said(), "An alert was raised.", "alerts", "/alerts"));
    }
    for (Alert alert : alerts.all()) {
      String problem = alert.problem();
      if (problem != null && !alert.muted()) {
        items.add(
            new Item(
                true,
                "The alert %s is not checked.".formatted(alert.name()),
                problem,
                "alerts",
                "/alerts"));
      }
    }
  }

  private void owed(List<Item> items) {
    Loop loop = answers.loop();
    if (loop.owed() > 0) {
      Double days = loop.medianDaysToAnswer();
      items.add(
          new Item(
              loop.overdue() > 0,
              loop.overdue() == 0
                  ? "%s owed.".formatted(answersAre(loop.owed()))
                  : "%s owed, %d of them overdue."
                      .formatted(answersAre(loop.owed()), loop.overdue()),
              days == null
                  ? "Nobody who asked was told yet."
                  : "Median %s from question to answer."
                      .formatted(Format.count(Math.round(days), "day")),
              "decisions",
              "/decisions#answers"));
    }
  }

  private static String answersAre(int owed) {
    return Format.count(owed, "answer") + (owed == 1 ? " is" : " are");
  }

  /** Decisions whose day to look again has come, or whose condition is met. */
  private void due(List<Item> items) {
    for (Decision decision : decisions.all()) {
      if (revisits.of(decision).filter(Revisits.Revisit::due).isPresent()) {
        items.add(
            new Item(
                false,
                "Look again at %s.".formatted(decision.subject().name()),
                "Decided %s: %s. To look at again: %s."
                    .formatted(
                        Format.date(decision.decidedOn()),
                        decision.verdict().label().toLowerCase(Locale.ROOT),
                        decision.ruling().revisitWhen()),
                "decisions",
                "/decisions?decision=" + decision.id()));
      }
    }
  }

  private static void withoutSegmentation(ValueMap map, List<Item> items) {
    if (map.segmentation() == null) {
      items.add(
          new Item(
              true,
              "Customers are not segmented yet.",
              "Value and happy customers are counted by segment.",
              "segments",
              "/segments"));
    }
  }

  private static void withoutRevenue(ValueMap map, List<Item> items) {
    List<SegmentValue> without =
        map.segments().stream()
            .filter(segment ->
                segment.accounts() > 0
                    && segment.who().paying() == 0
                    && segment.who().free() == segment.accounts())
            .toList();
    if (!without.isEmpty()) {
      int accounts = without.stream().mapToInt(SegmentValue::accounts).sum();
      items.add(
          new Item(
              true,
              "%s %s no revenue."
                  .formatted(names(segments(without)), without.size() == 1 ? "has" : "have"),
              "%s no price, so there is no cost and no happy threshold."
                  .formatted(
                      Format.count(accounts, "account") + (accounts == 1 ? " has" : " have")),
              "sources",
              "/imports",
              "Import revenue"));
    }
  }

  private static List<String> segments(List<SegmentValue> segments) {
    return segments.stream().map(SegmentValue::name).toList();
  }

  private static void outsideAllRules(ValueMap map, List<Item> items) {
    for (SegmentValue segment : map.segments()) {
      if (segment.otherwise() && segment.accounts() > 0) {
        items.add(
            new Item(
                false,
                "%s in no segment.".formatted(Format.count(segment.accounts(), "account")),
                "No rule matches them; they are counted as %s.".formatted(segment.name()),
                "accounts",
                accounts(segment)));
      }
    }
  }

  private static void mostlyPrior(ValueMap map, List<Item> items) {
    Map<String, String> guessed = new LinkedHashMap<>();
    for (SegmentValue segment : map.segments()) {
      for (FeatureValue feature : segment.features()) {
        if (feature.mostlyPrior() && feature.state() != FeatureState.DECLINED) {
          guessed.put(feature.key(), feature.name());
        }
      }
    }
    if (!guessed.isEmpty()) {
      items.add(
          new Item(
              false,
              "%s on assumption."
                  .formatted(
                      Format.count(guessed.size(), "feature")
                          + (guessed.size() == 1 ? " rests" : " rest")),
              "There is no evidence yet for what %s %s worth to some segments."
                  .formatted(names(guessed.values()), guessed.size() == 1 ? "is" : "are"),
              "value-map",
              "/value-map?features=" + keys(guessed.keySet())));
    }
  }

  private static void belowCost(ValueMap map, List<Item> items) {
    List<SegmentValue> below = new ArrayList<>();
    double accounts = 0;
    double paying = 0;
    for (SegmentValue segment : map.segments()) {
      Double buys = segment.buyShare();
      if (buys != null && segment.who().paying() > 0 && 1 - buys >= MANY_BELOW_COST) {
        below.add(segment);
        accounts += segment.who().paying() * (1 - buys);
        paying += segment.who().paying();
      }
    }
    if (!below.isEmpty()) {
      items.add(
          new Item(
              false,
              "%s of %s pay more than they get."
                  .formatted(Format.share(accounts / paying), names(segments(below))),
              "Value is below cost for about %s: they may leave."
                  .formatted(Format.count(Math.round(accounts), "account")),
              "value-map",
              "/value-map"));
    }
  }

  private void lacking(List<Item> items) {
    for (Scenario scenario : scenarios.inOrder()) {
      int missing = scenarios.missing(scenario).size();
      if (missing > 0) {
        items.add(
            new Item(
                false,
                "%s lacks %s.".formatted(scenario.name(), Format.count(missing, "prerequisite")),
                "A feature in it needs another that is neither shipped nor chosen.",
                "roadmap",
                "/roadmap?keys=" + URLEncoder.encode(scenario.key(), StandardCharsets.UTF_8)));
      }
    }
  }

  private void unsorted(List<Item> items) {
    RequestCountsQuery.Counts counts = requests.counts();
    if (counts.unsorted() > 0) {
      items.add(
          new Item(
              false,
              "%s unassigned.".formatted(Format.count(counts.unsorted(), "request")),
              "Out of %s, these have neither a feature nor a theme."
                  .formatted(Format.count(counts.all())),
              "requests",
              "/requests?unassigned=true"));
    }
  }

  private static String keys(Collection<String> features) {
    return features.stream()
        .map(key -> URLEncoder.encode(key, StandardCharsets.UTF_8))
        .collect(Collectors.joining(","));
  }

  private static String accounts(SegmentValue segment) {
    return "/accounts?segment=" + URLEncoder.encode(segment.key(), StandardCharsets.UTF_8);
  }

  /** At most three by name: {@code Boards, Reports, Forms and 5 more}. */
  private static String names(Collection<String> all) {
    List<String> shown = new ArrayList<>(all.stream().limit(NAMES_SHOWN).toList());
    if (all.size() > NAMES_SHOWN) {
      shown.add(all.size() - NAMES_SHOWN + " more");
    }
    String last = shown.removeLast();
    return shown.isEmpty() ? last : String.join(", ", shown) + " and " + last;
  }
}
