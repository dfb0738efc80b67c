package io.beachhead.decisions;

import io.beachhead.decisions.Decision.Named;
import io.beachhead.roadmap.Scenario;
import io.beachhead.roadmap.Scenarios;
import io.beachhead.store.StorableText;
import io.beachhead.value.features.Feature;
import io.beachhead.value.features.Features;
import io.beachhead.voice.RequestBook;
import io.beachhead.voice.Requests;
import io.beachhead.voice.Theme;
import io.beachhead.voice.ThemeNames;
import io.beachhead.web.ProblemItem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Looks up what decisions are about. */
@Component
class Subjects {
  private static final int MOST_FEATURES = 100;
  private static final int MOST_REQUESTS = 5_000;

  private final Features features;
  private final Scenarios scenarios;
  private final ThemeNames themes;
  private final Requests requests;

  Subjects(Features features, Scenarios scenarios, ThemeNames themes, Requests requests) {
    this.features = features;
    this.scenarios = scenarios;
    this.themes = themes;
    this.requests = requests;
  }

  /**
   * What a decision is about, looked up.
   *
   * @param features key and name, also of those that are gone by now
   * @param known those that there are
   */
  record About(List<Named> features, List<Feature> known, TouchedRequests touched) {}

  /**
   * @param before the decision that is followed; null for none
   * @param end requests said from then on are left out
   */
  About about(Subject subject, @Nullable Decision before, Instant end) {
    Map<String, Feature> all = new HashMap<>();
    features.all().forEach(feature -> all.put(feature.key(), feature));
    RequestBook book = requests.book();
    List<String> keys = new ArrayList<>();
    boolean namesFeatures =
        subject.kind() == Subject.Kind.FEATURES || subject.kind() == Subject.Kind.SCENARIO;
    if (namesFeatures) {
      keys.addAll(chosen(subject, before, all));
    }
    TouchedRequests touched = TouchedRequests.of(book, subject, Set.copyOf(keys), end);
    if (!namesFeatures) {
      touched.features().stream().filter(key -> stillToBuild(all.get(key))).forEach(keys::add);
    }
    Map<String, String> namesThen = new HashMap<>();
    if (before != null) {
      before.features().forEach(feature -> namesThen.put(feature.key(), feature.name()));
    }
    List<Named> named = new ArrayList<>();
    List<Feature> known = new ArrayList<>();
    for (String key : keys) {
      Feature feature = all.get(key);
      if (feature == null) {
        named.add(new Named(key, namesThen.getOrDefault(key, key)));
      } else {
        named.add(new Named(key, feature.name()));
        known.add(feature);
      }
    }
    return new About(named, known, touched);
  }

  private List<String> chosen(
      Subject subject, @Nullable Decision before, Map<String, Feature> all) {
    if (subject.kind() == Subject.Kind.FEATURES) {
      return subject.keys();
    }
    Optional<Scenario> scenario = scenarios.find(subject.keys().getFirst());
    if (scenario.isEmpty()) {
      // Deleted since: what it had then is what is followed.
      return before == null ? List.of() : before.features().stream().map(Named::key).toList();
    }
    return scenario.get().features().stream().filter(key -> stillToBuild(all.get(key))).toList();
  }

  private static boolean stillToBuild(@Nullable Feature feature) {
    return feature != null && !feature.shipped();
  }

  /**
   * @param problems what is not usable is added here
   * @return null where it is not usable
   */
  @Nullable Subject read(NewDecision said, List<ProblemItem> problems) {
    Subject.Kind kind = said.kind();
    List<String> keys = said.keys().stream().distinct().toList();
    if (kind == null || keys.isEmpty()) {
      problems.add(
          ProblemItem.of(
              kind == null ? "features" : kind.key(),
              null,
              kind == null
                  ? "expected what was decided on: features, theme, scenario or requests"
                  : "expected at least one"));
      return null;
    }
    return switch (kind) {
      case FEATURES -> ofFeatures(keys, problems);
      case THEME -> {
        Optional<Theme> theme =
            themes.all().stream().filter(it -> it.key().equals(keys.getFirst())).findFirst();
        yield named(kind, keys, theme.map(Theme::name), problems);
      }
      case SCENARIO ->
          named(kind, keys, scenarios.find(keys.getFirst()).map(Scenario::name), problems);
      case REQUESTS -> ofRequests(keys, problems);
    };
  }

  private static @Nullable Subject named(
      Subject.Kind kind, List<String> keys, Optional<String> name, List<ProblemItem> problems) {
    if (name.isEmpty()) {
      problems.add(ProblemItem.of(kind.key(), keys.getFirst(), "there is no such " + kind.key()));
      return null;
    }
    return new Subject(kind, keys, name.get());
  }

  private @Nullable Subject ofFeatures(List<String> keys, List<ProblemItem> problems) {
    Map<String, String> names = new HashMap<>();
    features.all().forEach(feature -> names.put(feature.key(), feature.name()));
    refuseUnknown("features", keys, names.keySet(), MOST_FEATURES, problems);
    return problems.isEmpty()
        ? new Subject(
            Subject.Kind.FEATURES,
            keys,
            keys.size() > 3
                ? "%s and %d more".formatted(names.get(keys.getFirst()), keys.size() - 1)
                : String.join(", ", keys.stream().map(names::get).toList()))
        : null;
  }

  private @Nullable Subject ofRequests(List<String> ids, List<ProblemItem> problems) {
    RequestBook book = requests.book();
    Set<String> known = new HashSet<>();
    ids.forEach(id -> book.find(id).ifPresent(_ -> known.add(id)));
    refuseUnknown("requests", ids, known, MOST_REQUESTS, problems);
    return problems.isEmpty()
        ? new Subject(
            Subject.Kind.REQUESTS,
            ids,
            ids.size() == 1
                ? StorableText.cut(book.find(ids.getFirst()).orElseThrow().text(), 80)
                : "%d requests".formatted(ids.size()))
        : null;
  }

  private static void refuseUnknown(
      String field, List<String> keys, Set<String> known, int most, List<ProblemItem> problems) {
    if (keys.size() > most) {
      problems.add(
          ProblemItem.of(
              field, null, "expected at most %,d, there are %,d".formatted(most, keys.size())));
      return;
    }
    for (String key : keys) {
      if (!known.contains(key)) {
        problems.add(
            ProblemItem.of(
                field,
                StorableText.cut(key, 40),
                "there is no such " + field.substring(0, field.length() - 1)));
      }
    }
  }
}
