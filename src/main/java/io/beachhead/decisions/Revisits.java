package io.beachhead.decisions;

import com.fasterxml.jackson.annotation.JsonValue;
import io.beachhead.store.Changes;
import io.beachhead.store.ComputedOnce;
import io.beachhead.workspace.WorkspaceSettings;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Which decisions want to be looked at again: their day has come, or what they wait for happened.
 */
@Component
public class Revisits {
  private static final String[] AREAS = {
    "decisions", "voice", "customers", "segments", "value", "settings"
  };

  private final Decisions decisions;
  private final WorkspaceSettings settings;
  private final Changes changes;
  private final Clock clock;
  private final ComputedOnce<Key, Map<String, Revisit>> kept = new ComputedOnce<>(1);

  private record Key(long version, LocalDate today) {}

  Revisits(Decisions decisions, WorkspaceSettings settings, Changes changes, Clock clock) {
    this.decisions = decisions;
    this.settings = settings;
    this.changes = changes;
    this.clock = clock;
  }

  /** How what would reopen a decision is watched. */
  public enum Watch {
    DATE,
    METRIC,
    /** Words alone: nobody watches them but people. */
    WORDS;

    /** The name in the API. */
    @JsonValue
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * What would reopen a decision, as it stands.
   *
   * @param due whether its day has come, or a condition is met; always false for words
   * @param now the metrics as they stand, in the order of the conditions; null where not known
   */
  public record Revisit(Watch watch, boolean due, List<@Nullable Double> now) {}

  /** As it stands for a decision; empty where nothing would reopen it, or another one followed. */
  public Optional<Revisit> of(Decision decision) {
    return Optional.ofNullable(all().get(decision.id()));
  }

  private Map<String, Revisit> all() {
    var key = new Key(changes.version(AREAS), settings.current().today(clock));
    return kept.get(key, of -> on(of.today()));
  }

  private Map<String, Revisit> on(LocalDate today) {
    Map<String, Revisit> revisits = new HashMap<>();
    for (Decision decision : decisions.all()) {
      String when = decision.ruling().revisitWhen();
      if (when != null && decision.holds()) {
        revisits.put(decision.id(), revisit(decision, when, today));
      }
    }
    return revisits;
  }

  private Revisit revisit(Decision decision, String when, LocalDate today) {
    LocalDate day = decision.revisitDay();
    if (day != null) {
      return new Revisit(Watch.DATE, !day.isAfter(today), List.of());
    }
    List<RevisitCondition> conditions = RevisitCondition.parse(when).orElse(List.of());
    if (conditions.isEmpty()) {
      return new Revisit(Watch.WORDS, false, List.of());
    }
    DecisionEvidence now = decisions.now(decision).evidence();
    List<@Nullable Double> values = new ArrayList<>();
    conditions.forEach(condition -> values.add(condition.now(now)));
    return new Revisit(
        Watch.METRIC, conditions.stream().anyMatch(condition -> condition.met(now)), values);
  }
}
