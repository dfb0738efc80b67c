package io.beachhead.value;

import io.beachhead.customers.CustomerBase;
import io.beachhead.customers.CustomerBases;
import io.beachhead.segments.Membership;
import io.beachhead.segments.Memberships;
import io.beachhead.segments.Segment;
import io.beachhead.segments.Segmentation;
import io.beachhead.segments.Segmentations;
import io.beachhead.store.Changes;
import io.beachhead.value.evidence.EvidenceKind;
import io.beachhead.value.evidence.EvidenceRecords;
import io.beachhead.value.evidence.EvidenceSnapshot;
import io.beachhead.value.evidence.EvidenceSnapshotQuery;
import io.beachhead.value.features.FeatureSelection;
import io.beachhead.value.features.FeatureSelections;
import io.beachhead.value.features.Features;
import io.beachhead.value.model.ValueModel;
import io.beachhead.value.model.ValueModels;
import io.beachhead.web.ProblemException;
import io.beachhead.workspace.WorkspaceSettings;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
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

  private static final String[] AREAS = {"customers", "segments", "value", "settings"};

  private final CustomerBases customers;
  private final Segmentations segmentations;
  private final Memberships memberships;
  private final EvidenceSnapshotQuery evidence;
  private final ValueModels models;
  private final ObjectProvider<FeatureSelections> selections;
  private final WorkspaceSettings settings;
  private final Changes changes;
  private final Clock clock;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<GridKey, ValueGrid> grids = new RecentGrids();
  private @Nullable Loaded loaded;

  ValueMaps(
      CustomerBases customers,
      Segmentations segmentations,
      Memberships memberships,
      EvidenceSnapshotQuery evidence,
      ValueModels models,
      ObjectProvider<FeatureSelections> selections,
      WorkspaceSettings settings,
      Changes changes,
      Clock clock) {
    this.customers = customers;
    this.segmentations = segmentations;
    this.memberships = memberships;
    this.evidence = evidence;
    this.models = models;
    this.selections = selections;
    this.settings = settings;
    this.changes = changes;
    this.clock = clock;
  }

  private record GridKey(
      long version, Segmentation segmentation, LocalDate asOf, ValueModel model) {}

  /**
   * Evidence as it was read. Statements on accounts may be millions, those on segments are few and
   * are what people edit: while nothing but the latter changed, the former stay.
   *
   * @param ofSegments changes of statements on segments alone, each of them one of value as well
   */
  private record Loaded(
      long customers,
      long value,
      long ofSegments,
      int accounts,
      @Nullable LocalDate until,
      EvidenceSnapshot evidence) {

    boolean of(long customersNow, CustomerBase base, @Nullable LocalDate asked) {
      return customers == customersNow
          && accounts == base.size()
          && java.util.Objects.equals(until, asked);
    }
  }

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
    Optional<Segmentation> segmentation = segmentation(question.segmentation());
    if (segmentation.isEmpty()) {
      EvidenceSnapshot loaded = loaded(customers.asOf(asOf), asOf);
      var selected = selected(loaded, scenario, question.features());
      return ValueMapAnswer.withoutSegments(
          asOf, settings.current().currency(), model, selected, loaded);
    }
    ValueGrid grid = grid(segmentation.get(), asOf, model);
    return ValueMapAnswer.of(grid, selected(grid.evidence(), scenario, question.features()));
  }

  /** Everything about a segmentation that does not depend on the selection; empty without any. */
  Optional<ValueGrid> grid(@Nullable String segmentation, @Nullable LocalDate asOf) {
    LocalDate day = asOf(new ValueMapQuestion(segmentation, null, List.of(), asOf));
    return segmentation(segmentation).map(found -> grid(found, day, models.current()));
  }

  /**
   * What the shipped features are worth to one account; empty where customers are not divided or
   * the account does not exist.
   *
   * @param segmentation key; null = the active one
   */
  public Optional<AccountWorth> account(
      @Nullable String segmentation, LocalDate asOf, String accountId) {
    int row = customers.asOf(asOf).rowOf(accountId);
    return row < 0
        ? Optional.empty()
        : grid(segmentation, asOf).map(grid -> AccountWorth.of(grid, row));
  }

  /**
   * Value against cost of every account with a price and at least one feature that is worth
   * something to it.
   *
   * @param segmentation key; null = the active one
   * @param without kinds of evidence to leave out
   */
  public List<AccountSurplus> surpluses(
      @Nullable String segmentation, LocalDate asOf, Set<EvidenceKind> without) {
    Optional<Segmentation> found = segmentation(segmentation);
    if (found.isEmpty()) {
      return List.of();
    }
    CustomerBase base = customers.asOf(asOf);
    ValueGrid grid =
        ValueGrid.of(
            divide(found.get(), base), loaded(base, asOf).without(without), models.current());
    return AccountWorth.surpluses(grid);
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

  private Optional<Segmentation> segmentation(@Nullable String key) {
    if (key == null || key.isBlank()) {
      return segmentations.active();
    }
    return Optional.of(
        segmentations
            .find(key)
            .orElseThrow(() ->
                ProblemException.notFound(
                    "There is no segmentation with the key \"%s\".".formatted(key))));
  }

  private LocalDate asOf(ValueMapQuestion question) {
    LocalDate asked = question.asOf();
    return asked == null ? settings.current().today(clock) : asked;
  }

  private ValueGrid grid(Segmentation segmentation, LocalDate asOf, ValueModel model) {
    var key = new GridKey(changes.version(AREAS), segmentation, asOf, model);
    lock.lock();
    try {
      ValueGrid known = grids.get(key);
      if (known == null) {
        CustomerBase base = customers.asOf(asOf);
        known = ValueGrid.of(divide(segmentation, base), loaded(base, asOf), model);
        grids.keySet().removeIf(old -> old.version != key.version);
        grids.put(key, known);
      }
      return known;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Looking back at an earlier day leaves out what was noted after it. Today's view takes all: a
   * survey dated tomorrow is a slip of the pen, not a reason to hide it.
   */
  private EvidenceSnapshot loaded(CustomerBase base, LocalDate asOf) {
    LocalDate until = asOf.isBefore(settings.current().today(clock)) ? asOf : null;
    long ofSegments = changes.version(EvidenceRecords.OF_SEGMENTS);
    long value = changes.version("value");
    long ofCustomers = changes.version("customers");
    lock.lock();
    try {
      Loaded known = loaded;
      if (known != null && !known.of(ofCustomers, base, until)) {
        known = null;
      }
      if (known == null || known.value != value) {
        EvidenceSnapshot read =
            known != null && value - known.value == ofSegments - known.ofSegments
                ? known.evidence.withSegments(evidence.ofSegments(until))
                : evidence.load(base, until);
        known = new Loaded(ofCustomers, value, ofSegments, base.size(), until, read);
        loaded = known;
      }
      return known.evidence;
    } finally {
      lock.unlock();
    }
  }

  private SegmentedAccounts divide(Segmentation segmentation, CustomerBase base) {
    Membership membership = memberships.of(segmentation, base);
    int[] counts = membership.counts();
    double[] arr = membership.arr();
    List<Segment> all = segmentation.all();
    var parts = new ArrayList<SegmentedAccounts.Part>();
    for (int i = 0; i < all.size(); i++) {
      Segment segment = all.get(i);
      // What no rule matches is shown where somebody is in it.
      if (i < segmentation.segments().size() || counts[i] > 0) {
        parts.add(
            new SegmentedAccounts.Part(
                segment.key(), segment.name(), segment.colour(), counts[i], arr[i]));
      }
    }
    int[] segmentOf = new int[base.size()];
    double[] own = new double[base.size()];
    for (int row = 0; row < segmentOf.length; row++) {
      int segment = membership.segmentOf(row);
      segmentOf[row] = segment < parts.size() ? segment : -1;
      own[row] = base.arr(row);
    }
    return new SegmentedAccounts(
        base.asOf(),
        base.currency(),
        segmentation.key(),
        segmentation.name(),
        parts,
        segmentOf,
        own);
  }

  private static final class RecentGrids extends LinkedHashMap<GridKey, ValueGrid> {
    RecentGrids() {
      super(16, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<GridKey, ValueGrid> eldest) {
      return size() > GRIDS_KEPT;
    }
  }
}
