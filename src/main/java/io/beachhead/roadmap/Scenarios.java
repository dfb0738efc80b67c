package io.beachhead.roadmap;

import io.beachhead.store.Changes;
import io.beachhead.value.features.Feature;
import io.beachhead.value.features.Features;
import io.beachhead.web.ProblemException;
import io.beachhead.web.ProblemItem;
import io.beachhead.web.text.Slug;
import io.beachhead.workspace.AuditTrail;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The scenarios of the workspace, in the order people put them. What cannot be done is a {@link
 * ProblemException}: 404 for an unknown key, 409 for one that is taken, 422 for a scenario that is
 * wrong.
 */
@Component
public class Scenarios {
  private static final Pattern KEY = Pattern.compile("[a-z0-9][a-z0-9_-]{0,59}");
  private static final int LONGEST_NAME = 80;
  private static final int LONGEST_NOTE = 300;

  /** A comparison of more would not be read. */
  private static final int MOST_SCENARIOS = 50;

  private final ScenarioRecords records;
  private final Features features;
  private final Changes changes;
  private final AuditTrail audit;

  Scenarios(ScenarioRecords records, Features features, Changes changes, AuditTrail audit) {
    this.records = records;
    this.features = features;
    this.changes = changes;
    this.audit = audit;
  }

  public List<Scenario> inOrder() {
    return records.inOrder();
  }

  public Optional<Scenario> find(String key) {
    return inOrder().stream().filter(scenario -> scenario.key().equals(key)).findFirst();
  }

  /** The scenario of that key, or 404. */
  public Scenario required(String key) {
    return find(key)
        .orElseThrow(() ->
            ProblemException.notFound("There is no scenario with the key \"%s\".".formatted(key)));
  }

  /** Adds one at the end. */
  @Transactional
  public Scenario create(Scenario asked) {
    Scenario scenario = checked(asked);
    List<Scenario> all = inOrder();
    refuseTaken(scenario, all);
    if (all.size() >= MOST_SCENARIOS) {
      throw ProblemException.conflict(
          "There are already %d scenarios. Delete one first.".formatted(MOST_SCENARIOS));
    }
    records.insert(scenario, all.size());
    noted("scenario.created", scenario);
    return scenario;
  }

  /** Replaces name, note and features. */
  @Transactional
  public Scenario change(Scenario asked) {
    Scenario before = required(asked.key());
    Scenario scenario = checked(asked);
    refuseTaken(
        scenario, inOrder().stream().filter(other -> !other.key().equals(asked.key())).toList());
    if (!scenario.equals(before)) {
      records.update(scenario);
      noted("scenario.changed", scenario);
      if (!scenario.name().equals(before.name())) {
        audit.record("scenario.renamed", scenario.name(), "was " + before.name());
      }
    }
    return scenario;
  }

  /** A copy beside the original, to change without losing it. */
  @Transactional
  public Scenario duplicate(String key) {
    Scenario original = required(key);
    String name = freeName(original.name() + ", copy");
    Scenario copy = create(new Scenario(freeKey(name), name, original.note(), original.features()));
    List<String> order = new ArrayList<>(keys(inOrder()));
    order.remove(copy.key());
    order.add(order.indexOf(key) + 1, copy.key());
    records.arrange(order);
    return copy;
  }

  /** Puts it at that place, 0 = first; a place beyond the last is the last. */
  @Transactional
  public void move(String key, int place) {
    required(key);
    List<String> order = new ArrayList<>(keys(inOrder()));
    order.remove(key);
    order.add(Math.clamp(place, 0, order.size()), key);
    records.arrange(order);
    changes.mark("roadmap");
  }

  /** Removes it; {@link #restore} with what comes back undoes it. */
  @Transactional
  public Deleted delete(String key) {
    Scenario scenario = required(key);
    int place = keys(inOrder()).indexOf(key);
    records.delete(key);
    noted("scenario.deleted", scenario);
    return new Deleted(scenario, place);
  }

  /** Brings a deleted one back to its place; features that are gone since are left out. */
  @Transactional
  public Scenario restore(Deleted deleted) {
    Set<String> known = known();
    Scenario was = deleted.scenario();
    Scenario scenario =
        create(
            new Scenario(
                was.key(),
                was.name(),
                was.note(),
                was.features().stream().filter(known::contains).toList()));
    move(scenario.key(), deleted.place());
    return scenario;
  }

  /**
   * What was deleted.
   *
   * @param place where it stood, 0 = first
   */
  public record Deleted(Scenario scenario, int place) {}

  /** A free key made from a name: small letters, words joined by hyphens. */
  public String freeKey(String name) {
    return Slug.free(name, 50, "scenario", keys(inOrder()));
  }

  /** What a scenario lacks that its features need: neither shipped nor chosen. */
  public List<MissingPrerequisite> missing(Scenario scenario) {
    return missing(scenario, features.all());
  }

  static List<MissingPrerequisite> missing(Scenario scenario, List<Feature> known) {
    Set<String> present = new HashSet<>(scenario.features());
    known.stream().filter(Feature::shipped).forEach(feature -> present.add(feature.key()));
    List<MissingPrerequisite> missing = new ArrayList<>();
    for (Feature feature : known) {
      if (scenario.features().contains(feature.key())) {
        feature.requires().stream()
            .filter(required -> !present.contains(required))
            .forEach(required -> missing.add(new MissingPrerequisite(feature.key(), required)));
      }
    }
    return missing;
  }

  private String freeName(String wanted) {
    Set<String> taken = inOrder().stream().map(Scenario::name).collect(Collectors.toSet());
    String name = wanted;
    for (int number = 2; taken.contains(name); number++) {
      name = wanted + " " + number;
    }
    return name;
  }

  private static List<String> keys(List<Scenario> scenarios) {
    return scenarios.stream().map(Scenario::key).toList();
  }

  private Set<String> known() {
    return features.all().stream().map(Feature::key).collect(Collectors.toSet());
  }

  private void noted(String action, Scenario scenario) {
    changes.mark("roadmap");
    audit.record(action, scenario.name(), String.join(", ", scenario.features()));
  }

  private static void refuseTaken(Scenario scenario, List<Scenario> others) {
    for (Scenario other : others) {
      if (other.key().equals(scenario.key())) {
        throw ProblemException.conflict(
            "There is a scenario with the key \"%s\" already.".formatted(scenario.key()),
            List.of(ProblemItem.of("key", scenario.key(), "expected a key that is not in use")));
      }
      if (other.name().equalsIgnoreCase(scenario.name())) {
        throw ProblemException.conflict(
            "There is a scenario named \"%s\" already.".formatted(scenario.name()),
            List.of(ProblemItem.of("name", scenario.name(), "expected a name that is not in use")));
      }
    }
  }

  private Scenario checked(Scenario asked) {
    List<ProblemItem> problems = new ArrayList<>();
    Scenario scenario =
        new Scenario(
            asked.key(),
            asked.name().strip(),
            asked.note().strip(),
            asked.features().stream().distinct().toList());
    if (!KEY.matcher(scenario.key()).matches()) {
      problems.add(
          ProblemItem.of(
              "key",
              scenario.key(),
              "expected lower-case letters, digits, hyphens and underscores, at most 60"));
    }
    if (scenario.name().isEmpty() || scenario.name().length() > LONGEST_NAME) {
      problems.add(
          ProblemItem.of(
              "name", scenario.name(), "expected 1 to %d characters".formatted(LONGEST_NAME)));
    }
    if (scenario.note().length() > LONGEST_NOTE) {
      problems.add(
          ProblemItem.of("note", null, "expected at most %d characters".formatted(LONGEST_NOTE)));
    }
    Set<String> known = known();
    for (String feature : scenario.features()) {
      if (!known.contains(feature)) {
        problems.add(ProblemItem.of("features", feature, "there is no such feature"));
      }
    }
    if (!problems.isEmpty()) {
      throw ProblemException.unprocessable(
          problems.size() == 1
              ? "The scenario cannot be saved: " + problems.getFirst().problem() + "."
              : "The scenario cannot be saved: %d problems.".formatted(problems.size()),
          problems);
    }
    return scenario;
  }
}
