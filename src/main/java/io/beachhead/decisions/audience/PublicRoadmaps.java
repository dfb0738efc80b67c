package io.beachhead.decisions.audience;

import io.beachhead.decisions.Decision;
import io.beachhead.decisions.Decisions;
import io.beachhead.decisions.Verdict;
import io.beachhead.store.Changes;
import io.beachhead.store.ComputedOnce;
import io.beachhead.value.features.Feature;
import io.beachhead.value.features.FeatureState;
import io.beachhead.value.features.Features;
import io.beachhead.workspace.WorkspaceSettings;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The roadmap as people outside may read it, made from the decisions that hold. */
@Component
class PublicRoadmaps {
  private static final int KEPT = 32;

  private final Decisions decisions;
  private final Features features;
  private final OutsideReaders outside;
  private final WorkspaceSettings settings;
  private final Changes changes;
  private final Clock clock;
  private final ComputedOnce<Key, PublicRoadmap> roadmaps = new ComputedOnce<>(KEPT);

  private record Key(@Nullable String segment, LocalDate day, long version) {}

  PublicRoadmaps(
      Decisions decisions,
      Features features,
      OutsideReaders outside,
      WorkspaceSettings settings,
      Changes changes,
      Clock clock) {
    this.decisions = decisions;
    this.features = features;
    this.outside = outside;
    this.settings = settings;
    this.changes = changes;
    this.clock = clock;
  }

  /**
   * The roadmap for a segment.
   *
   * @param segment its key; null for everybody
   */
  PublicRoadmap roadmap(@Nullable String segment) {
    LocalDate today = settings.current().today(clock);
    var key = new Key(segment, today, changes.version("decisions", "value", "customers", "access"));
    return roadmaps.get(key, _ -> make(segment));
  }

  private PublicRoadmap make(@Nullable String segment) {
    Map<String, Feature> known = new HashMap<>();
    features.all().forEach(feature -> known.put(feature.key(), feature));
    Discretion discretion = outside.discretion();
    List<PublicRoadmap.Item> now = new ArrayList<>();
    List<PublicRoadmap.Item> next = new ArrayList<>();
    List<PublicRoadmap.Item> later = new ArrayList<>();
    List<PublicRoadmap.Withheld> withheld = new ArrayList<>();
    for (Decision decision : decisions.all()) {
      boolean told = decision.verdict() == Verdict.BUILD || decision.verdict() == Verdict.LATER;
      if (!told || !decision.holds() || (segment != null && !decision.concerns(segment))) {
        continue;
      }
      List<Feature> open = open(decision, known);
      if (open.isEmpty()) {
        continue;
      }
      List<String> names = open.stream().map(Feature::name).toList();
      String reason = decision.ruling().reason();
      Optional<String> leak = discretion.givesAway(String.join("\n", names) + "\n" + reason);
      if (leak.isPresent()) {
        withheld.add(
            new PublicRoadmap.Withheld(decision.id(), String.join(", ", names), leak.get()));
        continue;
      }
      var item = new PublicRoadmap.Item(names, reason);
      if (decision.verdict() == Verdict.LATER) {
        later.add(item);
      } else if (open.stream().anyMatch(each -> each.state() == FeatureState.BUILDING)) {
        now.add(item);
      } else {
        next.add(item);
      }
    }
    return new PublicRoadmap(now, next, later, withheld);
  }

  /** What is still to come of a decision; what shipped or was deleted is not on a roadmap. */
  private static List<Feature> open(Decision decision, Map<String, Feature> known) {
    List<Feature> open = new ArrayList<>();
    for (Decision.Named named : decision.features()) {
      Feature feature = known.get(named.key());
      if (feature != null && !feature.shipped() && feature.state() != FeatureState.DECLINED) {
        open.add(feature);
      }
    }
    return open;
  }
}
