package io.beachhead.decisions.tracker;

import io.beachhead.decisions.Decision;
import io.beachhead.decisions.DecisionEvidence;
import io.beachhead.decisions.Decisions;
import io.beachhead.decisions.Verdict;
import io.beachhead.value.features.Feature;
import io.beachhead.value.features.FeatureState;
import io.beachhead.value.features.Features;
import io.beachhead.workspace.WorkspaceSettings;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What was decided beside what was delivered, and effort planned beside effort spent. */
@Component
public class Drift {
  private final Decisions decisions;
  private final Features features;
  private final TrackerRecords records;
  private final WorkspaceSettings settings;
  private final Clock clock;

  Drift(
      Decisions decisions,
      Features features,
      TrackerRecords records,
      WorkspaceSettings settings,
      Clock clock) {
    this.decisions = decisions;
    this.features = features;
    this.records = records;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * A feature that was decided on, or delivered without.
   *
   * @param decision id of the one that holds; null where nobody decided
   * @param state null where the feature was deleted
   * @param plannedWeeks person-weeks known on the day of the decision; null where none were
   * @param spentWeeks of all its issues; null where no tracker says
   * @param drift how what was delivered differs, in words; null where it does not
   */
  public record Line(
      String feature,
      String name,
      @Nullable String decision,
      @Nullable Verdict verdict,
      @Nullable LocalDate decidedOn,
      @Nullable LocalDate checkOn,
      @Nullable FeatureState state,
      int issues,
      int issuesDone,
      @Nullable Double plannedWeeks,
      @Nullable Double spentWeeks,
      @Nullable String drift) {}

  /** Every feature with a decision that holds, the latest first, then what is built without one. */
  public List<Line> lines() {
    Map<String, List<IssueLink>> links = new HashMap<>();
    records
        .links(null)
        .forEach(link -> links.computeIfAbsent(link.feature(), _ -> new ArrayList<>()).add(link));
    Map<String, Feature> known = new HashMap<>();
    features.all().forEach(feature -> known.put(feature.key(), feature));
    LocalDate today = settings.current().today(clock);
    List<Line> lines = new ArrayList<>();
    Set<String> decided = new HashSet<>();
    for (Decision decision : decisions.all()) {
      if (decision.holds()) {
        for (Decision.Named named : decision.features()) {
          if (decided.add(named.key())) {
            lines.add(
                line(
                    decision,
                    named,
                    known.get(named.key()),
                    links.getOrDefault(named.key(), List.of()),
                    today));
          }
        }
      }
    }
    for (Feature feature : known.values()) {
      List<IssueLink> its = links.getOrDefault(feature.key(), List.of());
      if (!decided.contains(feature.key()) && !its.isEmpty()) {
        lines.add(undecided(feature, its));
      }
    }
    return lines;
  }

  private static Line line(
      Decision decision,
      Decision.Named named,
      @Nullable Feature feature,
      List<IssueLink> links,
      LocalDate today) {
    Double planned = planned(decision.evidence(), named.key());
    Double spent = spent(links);
    return new Line(
        named.key(),
        feature == null ? named.name() : feature.name(),
        decision.id(),
        decision.verdict(),
        decision.decidedOn(),
        decision.ruling().checkOn(),
        feature == null ? null : feature.state(),
        links.size(),
        done(links),
        planned,
        spent,
        words(decision, feature, today, planned, spent));
  }

  private static Line undecided(Feature feature, List<IssueLink> links) {
    boolean underWay =
        feature.state() == FeatureState.BUILDING || feature.state() == FeatureState.SHIPPED;
    return new Line(
        feature.key(),
        feature.name(),
        null,
        null,
        null,
        null,
        feature.state(),
        links.size(),
        done(links),
        feature.effortWeeks(),
        spent(links),
        underWay ? "Built without a decision." : null);
  }

  private static @Nullable String words(
      Decision decision,
      @Nullable Feature feature,
      LocalDate today,
      @Nullable Double planned,
      @Nullable Double spent) {
    if (feature == null) {
      return "Deleted after the decision.";
    }
    List<String> words = new ArrayList<>();
    FeatureState state = feature.state();
    if (decision.verdict() == Verdict.BUILD) {
      LocalDate checkOn = decision.ruling().checkOn();
      if (state != FeatureState.SHIPPED && checkOn != null && checkOn.isBefore(today)) {
        words.add("Decided to build, not shipped by its check day.");
      } else if (state == FeatureState.DECLINED) {
        words.add("Decided to build, declined since.");
      }
    } else if (state == FeatureState.SHIPPED || state == FeatureState.BUILDING) {
      words.add(
          "Decided %s, and %s."
              .formatted(
                  decision.verdict() == Verdict.LATER ? "for later" : "against",
                  state == FeatureState.SHIPPED ? "shipped" : "being built"));
    }
    if (planned != null && spent != null && planned > 0 && spent > planned * OVER) {
      words.add("%.1f times the planned effort.".formatted(spent / planned));
    }
    return words.isEmpty() ? null : String.join(" ", words);
  }

  /** A quarter more than planned is worth a word. */
  private static final double OVER = 1.25;

  private static @Nullable Double planned(DecisionEvidence evidence, String feature) {
    return evidence.features().stream()
        .filter(each -> each.key().equals(feature))
        .findFirst()
        .map(DecisionEvidence.FeatureThen::effortWeeks)
        .orElse(null);
  }

  private static @Nullable Double spent(List<IssueLink> links) {
    Double sum = null;
    for (IssueLink link : links) {
      Double weeks = link.spentWeeks();
      if (weeks != null) {
        sum = (sum == null ? 0 : sum) + weeks;
      }
    }
    return sum;
  }

  private static int done(List<IssueLink> links) {
    return (int) links.stream().filter(link -> link.state() == IssueState.DONE).count();
  }
}
