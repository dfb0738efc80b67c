package io.beachhead.value.happiness;

import io.beachhead.store.Changes;
import io.beachhead.store.ComputedOnce;
import io.beachhead.value.AccountSurplus;
import io.beachhead.value.ValueMaps;
import io.beachhead.value.evidence.EvidenceKind;
import io.beachhead.value.model.HappyCurve;
import io.beachhead.value.model.HappyCurves;
import io.beachhead.value.model.HappyRule;
import io.beachhead.value.model.Scaling;
import io.beachhead.value.model.ValueModels;
import io.beachhead.web.ProblemException;
import io.beachhead.workspace.AuditTrail;
import io.beachhead.workspace.CurrentUser;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sets the threshold of the value model against what was observed.
 *
 * <p>Nothing may be explained by itself: evidence of value taken from usage stays out of the
 * predictor while "uses" counts for being happy, evidence taken from requests while they count for
 * "engages"; and interviews and surveys, which the predictor rests on, never count as feedback
 * here.
 */
@Component
public class Calibrations implements HappyCurves {
  private static final String[] AREAS = {"customers", "segments", "value", "settings"};

  /** Today, and a few looks back. */
  private static final int DAYS_KEPT = 4;

  /** Accounts of which less than this part of the value is their own say nothing of themselves. */
  private static final double OWN = 0.5;

  private final Happiness happiness;
  private final HappinessDefinitions definitions;
  private final ValueMaps maps;
  private final ValueModels models;
  private final JdbcClient sql;
  private final JsonMapper json;
  private final Changes changes;
  private final AuditTrail audit;
  private final Clock clock;
  private final ComputedOnce<Fitted, Fits> fits = new ComputedOnce<>(DAYS_KEPT);

  Calibrations(
      Happiness happiness,
      HappinessDefinitions definitions,
      ValueMaps maps,
      ValueModels models,
      JdbcClient sql,
      JsonMapper json,
      Changes changes,
      AuditTrail audit,
      Clock clock) {
    this.happiness = happiness;
    this.definitions = definitions;
    this.maps = maps;
    this.models = models;
    this.sql = sql;
    this.json = json;
    this.changes = changes;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Both ways of saying it.
   *
   * @param inForce the rule of the value model
   * @param adoptedFrom the rule before the last adoption, where that one is still in force; null
   *     otherwise
   */
  public record Both(
      LocalDate asOf,
      HappyRule inForce,
      @Nullable HappyRule adoptedFrom,
      Calibration surplus,
      Calibration ratio) {
    /** Whether the observed curve decides who is happy. */
    public boolean observed() {
      return inForce instanceof HappyRule.Observed;
    }

    public Calibration on(Calibration.On on) {
      return on == Calibration.On.SURPLUS ? surplus : ratio;
    }
  }

  /** What adopting changed. */
  public record Adopted(HappyRule before, HappyRule after) {}

  /** What fits are made of. An observation is the same one until something in it changed. */
  private record Fitted(Observation seen, long version) {}

  /** Both fits of a day. */
  private record Fits(Observation seen, Map<Calibration.On, Calibration> by) {}

  /**
   * Fits on the accounts of a day. There is one curve for the workspace: whom an account is
   * compared with follows the agreed segmentation, whatever a page is divided by.
   */
  public Both both(@Nullable LocalDate asOf) {
    Fits fits = fits(asOf);
    HappyRule inForce = models.current().happy();
    if (inForce instanceof HappyRule.Observed observed) {
      inForce = new HappyRule.Observed(observed.assumed(), find(asOf, observed.assumed()).curve());
    }
    HappyRule rule = inForce;
    return new Both(
        fits.seen.asOf(),
        inForce,
        last().filter(last -> isSame(last.after, rule)).map(Adopted::before).orElse(null),
        Objects.requireNonNull(fits.by.get(Calibration.On.SURPLUS)),
        Objects.requireNonNull(fits.by.get(Calibration.On.RATIO)));
  }

  @Override
  public Found find(@Nullable LocalDate asOf, HappyRule.Step assumed) {
    Map<Calibration.On, Calibration> by = fits(asOf).by;
    Calibration first = Objects.requireNonNull(by.get(Calibration.On.of(assumed)));
    HappyCurve curve = first.curve();
    if (curve != null) {
      return new Found(curve, first.finding().verdict());
    }
    for (Calibration other : by.values()) {
      if (other.curve() != null) {
        return new Found(other.curve(), other.finding().verdict());
      }
    }
    return new Found(null, first.finding().verdict());
  }

  private Fits fits(@Nullable LocalDate asOf) {
    HappinessDefinition definition = definitions.current();
    long version = changes.version(AREAS);
    Observation seen = happiness.observation(null, asOf, definition.withoutEvidence());
    return fits.get(
        new Fitted(seen, version),
        of -> {
          fits.forget(old ->
              old.version < of.version
                  || (old.seen != seen && old.seen.asOf().equals(seen.asOf())));
          return new Fits(seen, fit(definition, seen));
        });
  }

  private Map<Calibration.On, Calibration> fit(HappinessDefinition definition, Observation seen) {
    Set<EvidenceKind> without = EnumSet.noneOf(EvidenceKind.class);
    List<String> keptOut = new ArrayList<>();
    if (definition.counted().contains(HappyBehaviour.USES)) {
      without.add(EvidenceKind.USAGE);
      keptOut.add("value taken from usage, since using intensively is part of being happy");
    }
    if (definition.counted().contains(HappyBehaviour.ENGAGES)) {
      if (definition.engages().requests()) {
        without.add(EvidenceKind.REQUESTS);
        keptOut.add("value taken from requests, since they count as feedback");
      }
      if (definition.engages().evidence()) {
        keptOut.add("interviews and surveys as feedback, since the value rests on them");
      }
    }
    List<AccountSurplus> accounts =
        maps.surpluses(seen.asOf(), without).stream()
            .filter(account -> account.own() >= OWN && account.cost() > 0)
            .filter(account -> seen.complete(account.row()))
            .toList();
    // Where value grows with cost a margin is stated for the average account.
    boolean bySize = models.current().scalesWith() instanceof Scaling.Cost;
    Map<Calibration.On, Calibration> fits = new EnumMap<>(Calibration.On.class);
    for (Calibration.On on : Calibration.On.values()) {
      double[] x = new double[accounts.size()];
      boolean[] happy = new boolean[accounts.size()];
      for (int i = 0; i < x.length; i++) {
        AccountSurplus account = accounts.get(i);
        x[i] =
            on == Calibration.On.RATIO
                ? account.value() / account.cost()
                : account.surplus() / (bySize ? account.size() : 1);
        happy[i] = seen.standing(account.row()) == Standing.HAPPY;
      }
      Calibration fit = ThresholdFit.of(on, x, happy, seen.base().currency(), keptOut);
      HappyCurve curve = fit.curve();
      fits.put(
          on,
          curve == null
              ? fit
              : fit.with(
                  maps.leveled(
                      seen.asOf(),
                      curve,
                      seen::complete,
                      row -> seen.standing(row) == Standing.HAPPY)));
    }
    return fits;
  }

  /**
   * Makes the threshold found the rule of the value model.
   *
   * @throws ProblemException 409 where it is not identified
   */
  @Transactional
  public Adopted adopt(Both found, Calibration.On on) {
    HappyRule after = found.on(on).finding().adopted();
    if (after == null) {
      throw ProblemException.conflict(found.on(on).finding().verdict());
    }
    return keep(after);
  }

  private Adopted keep(HappyRule after) {
    HappyRule before = models.current().happy();
    set(after);
    sql.sql(
            """
            INSERT INTO adopted_threshold (id, before, after, adopted_at, adopted_by)
            VALUES (1, :before, :after, :now, :by)
            ON CONFLICT (id) DO UPDATE SET before = excluded.before, after = excluded.after,
              adopted_at = excluded.adopted_at, adopted_by = excluded.adopted_by
            """)
        .param("before", json.writeValueAsString(before))
        .param("after", json.writeValueAsString(after))
        .param("now", clock.millis())
        .param("by", CurrentUser.now().name())
        .update();
    audit.record(
        "threshold.adopted", "value model", json.writeValueAsString(new Adopted(before, after)));
    return new Adopted(before, after);
  }

  /**
   * Lets the observed curve decide who is happy.
   *
   * @throws ProblemException 409 where it is not identified
   */
  @Transactional
  public Adopted adoptCurve(Both found, Calibration.On on) {
    Calibration chosen = found.on(on);
    if (chosen.curve() == null || chosen.finding().adopted() == null) {
      throw ProblemException.conflict(chosen.finding().verdict());
    }
    // Where the curve should ever be lost, the step at its half-way point takes its place.
    return keep(new HappyRule.Observed(chosen.finding().adopted(), null));
  }

  /**
   * Takes the last adoption back.
   *
   * @throws ProblemException 409 where none is in force
   */
  @Transactional
  public Adopted undo() {
    HappyRule now = models.current().happy();
    Adopted last =
        last()
            .filter(adopted -> isSame(adopted.after, now))
            .orElseThrow(() -> ProblemException.conflict("No observed threshold is in use."));
    set(last.before);
    sql.sql("DELETE FROM adopted_threshold").update();
    audit.record("threshold.restored", "value model", json.writeValueAsString(last.before));
    return new Adopted(now, last.before);
  }

  private void set(HappyRule rule) {
    var change = json.createObjectNode();
    change.set("happy", json.valueToTree(rule));
    models.change(change);
    changes.mark("value");
  }

  private Optional<Adopted> last() {
    return sql.sql("SELECT before, after FROM adopted_threshold WHERE id = 1")
        .query((row, _) -> new Adopted(rule(row.getString(1)), rule(row.getString(2))))
        .optional();
  }

  /** Whether two rules ask for the same, whichever day's curve they hold. */
  private static boolean isSame(HappyRule one, HappyRule other) {
    return one instanceof HappyRule.Observed first && other instanceof HappyRule.Observed second
        ? first.assumed().equals(second.assumed())
        : one.equals(other);
  }

  private HappyRule rule(String text) {
    JsonNode node = json.readTree(text);
    return node.has("observed")
        ? new HappyRule.Observed(step(node.get("assumed")), null)
        : step(node);
  }

  private static HappyRule.Step step(JsonNode node) {
    return node.has("margin")
        ? new HappyRule.Margin(node.get("margin").doubleValue())
        : new HappyRule.Ratio(node.get("ratio").doubleValue());
  }
}
