package io.beachhead.value;

import io.beachhead.customers.CustomerBase;
import io.beachhead.customers.CustomerBases;
import io.beachhead.segments.Membership;
import io.beachhead.segments.Memberships;
import io.beachhead.segments.Segment;
import io.beachhead.segments.Segmentation;
import io.beachhead.segments.Segmentations;
import io.beachhead.store.Changes;
import io.beachhead.store.ComputedOnce;
import io.beachhead.value.evidence.EvidenceKind;
import io.beachhead.value.evidence.EvidenceRecords;
import io.beachhead.value.evidence.EvidenceSnapshot;
import io.beachhead.value.evidence.EvidenceSnapshotQuery;
import io.beachhead.value.features.FeatureSelection;
import io.beachhead.value.features.FeatureSelections;
import io.beachhead.value.features.Features;
import io.beachhead.value.model.HappyCurve;
import io.beachhead.value.model.HappyCurves;
import io.beachhead.value.model.HappyRule;
import io.beachhead.value.model.Scaling;
import io.beachhead.value.model.ValueModel;
import io.beachhead.value.model.ValueModels;
import io.beachhead.web.ProblemException;
import io.beachhead.workspace.WorkspaceSettings;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * The value map for any selection of features. What does not depend on the selection is kept in
 * memory until customers, segments, values or settings change, so that a what-if toggle only adds
 * up.
 */
@Component
public class ValueMaps {
  /** One segmentation at one date is what people look at; compare pages need a few. */
  private static final int GRIDS_KEPT = 6;

  /** Before and after a change of the model, today and a look back. */
  private static final int ACCOUNT_GRIDS_KEPT = 3;

  /** Today, and a look back beside it. */
  private static final int EVIDENCE_KEPT = 2;

  private static final String[] AREAS = {"customers", "segments", "value", "settings"};

  private final CustomerBases customers;
  private final Segmentations segmentations;
  private final Memberships memberships;
  private final EvidenceSnapshotQuery evidence;
  private final ValueModels models;
  private final ObjectProvider<FeatureSelections> selections;
  private final ObjectProvider<HappyCurves> curves;
  private final WorkspaceSettings settings;
  private final Changes changes;
  private final Clock clock;
  private final ComputedOnce<GridKey, ValueGrid> grids = new ComputedOnce<>(GRIDS_KEPT);
  private final ComputedOnce<AccountsKey, AccountGrid> accountGrids =
      new ComputedOnce<>(ACCOUNT_GRIDS_KEPT);
  private final ComputedOnce<EvidenceKey, EvidenceSnapshot> evidenceRead =
      new ComputedOnce<>(EVIDENCE_KEPT);
  private volatile @Nullable Loaded latest;

  ValueMaps(
      CustomerBases customers,
      Segmentations segmentations,
      Memberships memberships,
      EvidenceSnapshotQuery evidence,
      ValueModels models,
      ObjectProvider<FeatureSelections> selections,
      ObjectProvider<HappyCurves> curves,
      WorkspaceSettings settings,
      Changes changes,
      Clock clock) {
    this.customers = customers;
    this.segmentations = segmentations;
    this.memberships = memberships;
    this.evidence = evidence;
    this.models = models;
    this.selections = selections;
    this.curves = curves;
    this.settings = settings;
    this.changes = changes;
    this.clock = clock;
  }

  private record AccountsKey(long version, LocalDate asOf, ValueModel model) {}

  private record GridKey(AccountsKey accounts, Segmentation segmentation) {}

  /**
   * What evidence depends on.
   *
   * @param ofSegments changes of statements on segments alone, each of them one of value as well
   * @param accounts how many rows the customer base has
   * @param until the last day that counts; null = all days
   */
  private record EvidenceKey(
      long customers, long value, long ofSegments, int accounts, @Nullable LocalDate until) {
    /** Whether nothing but statements on segments came between. */
    boolean differsInSegmentsOnly(EvidenceKey before) {
      return customers == before.customers
          && accounts == before.accounts
          && Objects.equals(until, before.until)
          && value - before.value == ofSegments - before.ofSegments;
    }
  }

  /** Evidence as it was read last. */
  private record Loaded(EvidenceKey key, EvidenceSnapshot evidence) {}

  /**
   * Answers a question.
   *
   * @throws ProblemException 404 where the segmentation, scenario or a feature does not exist
   */
  public ValueMap map(ValueMapQuestion question) {
    return map(question, models.current());
  }

  /** The same under another model: what a change of settings would do before it is saved. */
  public ValueMap map(ValueMapQuestion question, ValueModel model) {
    LocalDate asOf = asOf(question);
    Optional<FeatureSelection> scenario = scenario(question.scenario());
    Optional<Segmentation> segmentation = segmentations.asked(question.segmentation(), asOf);
    if (segmentation.isEmpty()) {
      EvidenceSnapshot loaded = loaded(customers.asOf(asOf), asOf);
      var selected = selected(loaded, scenario, question.features());
      return ValueMapAnswer.withoutSegments(
          asOf, settings.current().currency(), model, selected, loaded);
    }
    ValueGrid grid = grid(segmentation.get(), asOf, model);
    return ValueMapAnswer.of(
        grid, selected(grid.accounts().evidence(), scenario, question.features()));
  }

  /**
   * How many more customers features make happy than the shipped product without them; features
   * that are shipped are taken out of it for the comparison.
   *
   * @param segmentation key; null = the active one
   * @param asOf null = today in the workspace's zone
   * @return without segments where customers are not divided
   * @throws ProblemException 404 where the segmentation or a feature does not exist
   */
  public HappyIncrease increase(
      @Nullable String segmentation, List<String> features, @Nullable LocalDate asOf) {
    LocalDate day = asOf(new ValueMapQuestion(segmentation, null, features, asOf));
    Optional<Segmentation> divided = segmentations.asked(segmentation, day);
    if (divided.isEmpty()) {
      return new HappyIncrease(day, null, null, null, List.of());
    }
    ValueGrid grid = grid(divided.get(), day, models.current());
    selected(grid.accounts().evidence(), Optional.empty(), features);
    boolean[] with = grid.accounts().selection(features);
    boolean[] without = with.clone();
    for (int place = 0; place < without.length; place++) {
      without[place] &= !features.contains(grid.features().get(place).key());
    }
    return HappyIncrease.of(grid, without, with);
  }

  /**
   * How many customers any selection of features makes happy, for a search through many of them;
   * empty where customers are not divided.
   *
   * @param question its selection does not matter
   * @throws ProblemException 404 where the segmentation does not exist
   */
  public Optional<HappyModel> happyModel(ValueMapQuestion question) {
    LocalDate asOf = asOf(question);
    return segmentations
        .asked(question.segmentation(), asOf)
        .map(it -> HappyModel.of(grid(it, asOf, models.current())));
  }

  /**
   * What the shipped features are worth to one account; empty where customers are not divided, no
   * feature exists or the account does not.
   */
  public Optional<AccountWorth> account(LocalDate asOf, String accountId) {
    int row = customers.asOf(asOf).rowOf(accountId);
    return row < 0
        ? Optional.empty()
        : accounts(asOf)
            .filter(grid -> !grid.features().isEmpty())
            .map(grid -> AccountWorth.of(grid, row));
  }

  /**
   * Value against cost of every account with a price and at least one feature that is worth
   * something to it.
   *
   * @param without kinds of evidence to leave out
   */
  public List<AccountSurplus> surpluses(LocalDate asOf, Set<EvidenceKind> without) {
    CustomerBase base = customers.asOf(asOf);
    ValueModel model = assumed(models.current());
    EvidenceSnapshot left = loaded(base, asOf).without(without);
    List<Division> divisions = divisions(base, left, Optional.empty());
    return divisions.isEmpty()
        ? List.of()
        : AccountSurplus.all(AccountGrid.of(valued(base, model, asOf), left, model, divisions));
  }

  /**
   * A happy curve at the level at which the model expects as many happy customers among those who
   * could be judged as are observed.
   *
   * @param judged by row of the customer base
   * @param happy likewise
   */
  public HappyCurve leveled(
      LocalDate asOf, HappyCurve curve, IntPredicate judged, IntPredicate happy) {
    return segmentations
        .active(asOf)
        .map(active -> grid(active, asOf, assumed(models.current())).accounts())
        .map(grid -> CurveLevel.of(grid, curve, judged, happy))
        .orElse(curve);
  }

  /**
   * How value grows with size, as the accounts that said what features are worth to them show it.
   *
   * @param scaling what size is
   */
  public SizeFit sizeFit(LocalDate asOf, Scaling scaling) {
    ValueModel now = assumed(models.current());
    ValueModel model = now.scalingWith(scaling, 1);
    CustomerBase base = customers.asOf(asOf);
    EvidenceSnapshot all = loaded(base, asOf);
    List<Division> divisions = divisions(base, all, Optional.empty());
    return divisions.isEmpty()
        ? SizeFit.nothing()
        : SizeFit.of(AccountGrid.of(valued(base, model, asOf), all, model, divisions));
  }

  /** What every feature is worth to every account; empty where customers are not divided. */
  private Optional<AccountGrid> accounts(LocalDate asOf) {
    return segmentations
        .active(asOf)
        .map(active -> grid(active, asOf, models.current()).accounts());
  }

  private ValueMap.Selected selected(
      EvidenceSnapshot evidence, Optional<FeatureSelection> scenario, List<String> features) {
    var keys = new ArrayList<String>();
    scenario.ifPresent(
        s -> s.features().stream().filter(evidence.places()::containsKey).forEach(keys::add));
    for (String feature : features) {
      if (!evidence.places().containsKey(feature)) {
        throw Features.unknown(feature);
      }
      keys.add(feature);
    }
    var beyond =
        keys.stream()
            .distinct()
            .filter(key ->
                !evidence
                    .features()
                    .get(Objects.requireNonNull(evidence.places().get(key)))
                    .shipped())
            .toList();
    return new ValueMap.Selected(
        scenario.map(FeatureSelection::key).orElse(null),
        scenario.map(FeatureSelection::name).orElse(null),
        beyond);
  }

  private Optional<FeatureSelection> scenario(@Nullable String key) {
    if (key == null || key.isBlank()) {
      return Optional.empty();
    }
    return Optional.of(
        selections
            .orderedStream()
            .flatMap(all -> all.find(key).stream())
            .findFirst()
            .orElseThrow(() ->
                ProblemException.notFound(
                    "There is no scenario with the key \"%s\".".formatted(key))));
  }

  private LocalDate asOf(ValueMapQuestion question) {
    LocalDate asked = question.asOf();
    return asked == null ? settings.current().today(clock) : asked;
  }

  private ValueGrid grid(Segmentation segmentation, LocalDate asOf, ValueModel asked) {
    ValueModel model = resolved(asked, asOf);
    var of = new AccountsKey(changes.version(AREAS), asOf, model);
    var key = new GridKey(of, segmentation);
    return grids.get(
        key,
        _ -> {
          grids.forget(old -> old.accounts.version < of.version);
          CustomerBase base = customers.asOf(asOf);
          return new ValueGrid(accounts(of, base, segmentation), divide(segmentation, base));
        });
  }

  private AccountGrid accounts(AccountsKey of, CustomerBase base, Segmentation asked) {
    return accountGrids.get(
        of,
        _ -> {
          accountGrids.forget(old -> old.version < of.version);
          EvidenceSnapshot all = loaded(base, of.asOf);
          return AccountGrid.of(
              valued(base, of.model, of.asOf),
              all,
              of.model,
              divisions(base, all, Optional.of(asked)));
        });
  }

  /** A model that asks for the observed curve, with the curve of that day. */
  private ValueModel resolved(ValueModel model, LocalDate asOf) {
    return switch (model.happy()) {
      case HappyRule.Step _ -> model;
      case HappyRule.Observed observed -> {
        HappyCurves known = curves.getIfAvailable();
        yield known == null
            ? model
            : model.with(
                new HappyRule.Observed(
                    observed.assumed(), known.find(asOf, observed.assumed()).curve()));
      }
    };
  }

  /** The same model with the step it falls back on: who is happy does not matter here. */
  private static ValueModel assumed(ValueModel model) {
    return switch (model.happy()) {
      case HappyRule.Step _ -> model;
      case HappyRule.Observed observed -> model.with(observed.assumed());
    };
  }

  private ValuedAccounts valued(CustomerBase base, ValueModel model, LocalDate asOf) {
    return ValuedAccounts.of(base, model, !asOf.isBefore(settings.current().today(clock)));
  }

  /**
   * The segmentations that evidence speaks of, the agreed one first. Where none is agreed on, the
   * one that is asked for stands in.
   */
  private List<Division> divisions(
      CustomerBase base, EvidenceSnapshot said, Optional<Segmentation> asked) {
    var needed = new ArrayList<Segmentation>();
    segmentations.active(base.asOf()).or(() -> asked).ifPresent(needed::add);
    Set<String> spokenOf =
        said.segmentEvidence().stream()
            .map(row -> String.valueOf(row.segmentation()))
            .collect(Collectors.toSet());
    segmentations.all(base.asOf()).stream()
        .filter(each -> spokenOf.contains(each.key()))
        .filter(each -> needed.stream().noneMatch(known -> known.key().equals(each.key())))
        .forEach(needed::add);
    return needed.stream().map(each -> divide(each, base)).toList();
  }

  /**
   * Looking back at an earlier day leaves out what was noted after it. Today's view takes all: a
   * survey dated tomorrow is a slip of the pen, not a reason to hide it.
   *
   * <p>Statements on accounts may be millions, those on segments are few and are what people edit:
   * while nothing but the latter changed, the former stay.
   */
  private EvidenceSnapshot loaded(CustomerBase base, LocalDate asOf) {
    LocalDate until = asOf.isBefore(settings.current().today(clock)) ? asOf : null;
    long ofSegments = changes.version(EvidenceRecords.OF_SEGMENTS);
    var key =
        new EvidenceKey(
            changes.version("customers"), changes.version("value"), ofSegments, base.size(), until);
    return evidenceRead.get(
        key,
        _ -> {
          Loaded before = latest;
          EvidenceSnapshot read =
              before != null && key.differsInSegmentsOnly(before.key)
                  ? before.evidence.withSegments(evidence.ofSegments(until))
                  : evidence.load(base, until);
          evidenceRead.forget(old -> old.value < key.value || old.customers < key.customers);
          latest = new Loaded(key, read);
          return read;
        });
  }

  private Division divide(Segmentation segmentation, CustomerBase base) {
    Membership membership = memberships.of(segmentation, base);
    int[] counts = membership.counts();
    double[] arr = membership.arr();
    List<Segment> all = segmentation.all();
    var parts = new ArrayList<Division.Part>();
    for (int i = 0; i < all.size(); i++) {
      Segment segment = all.get(i);
      // What no rule matches is shown where somebody is in it.
      if (i < segmentation.segments().size() || counts[i] > 0) {
        parts.add(
            new Division.Part(segment.key(), segment.name(), segment.colour(), counts[i], arr[i]));
      }
    }
    int[] segmentOf = new int[base.size()];
    for (int row = 0; row < segmentOf.length; row++) {
      segmentOf[row] = membership.segmentOf(row);
    }
    return new Division(segmentation.key(), segmentation.name(), parts, segmentOf);
  }
}
