package io.beachhead.segments.fit;

import io.beachhead.customers.CustomerBase;
import io.beachhead.customers.CustomerBases;
import io.beachhead.segments.Memberships;
import io.beachhead.segments.Segmentation;
import io.beachhead.segments.Segmentations;
import io.beachhead.segments.fit.FitAnswer.Column;
import io.beachhead.segments.fit.FitAnswer.Fit;
import io.beachhead.segments.fit.FitAnswer.OfAttribute;
import io.beachhead.segments.fit.FitAnswer.OfSegmentation;
import io.beachhead.statistics.Interval;
import io.beachhead.statistics.NotEnoughData;
import io.beachhead.statistics.division.Gain;
import io.beachhead.store.Changes;
import io.beachhead.store.ComputedOnce;
import io.beachhead.web.load.Overdue;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How well each segmentation and each attribute reflects behaviour; computed once per change. */
@Component
public class Fits {
  /** What divides into single accounts by its nature. */
  private static final Set<String> NAMES_ONE_ACCOUNT = Set.of("id", "name", "domain");

  private static final int KEPT = 8;

  private static final int PERMUTATIONS = 199;
  private static final String METHOD =
      "out-of-fold log-loss gain, 5 folds; 80% interval over accounts; permutation p";

  private final Segmentations segmentations;
  private final Memberships memberships;
  private final CustomerBases customers;
  private final Behaviours behaviours;
  private final Changes changes;
  private final ComputedOnce<Key, Behaviour> known = new ComputedOnce<>(KEPT);
  private final ComputedOnce<Question, Fit> judged = new ComputedOnce<>(500);

  private record Key(LocalDate asOf, long version) {}

  /** About a segmentation as it stands, or an attribute by its name. */
  private record Question(Key key, Object about) {}

  Fits(
      Segmentations segmentations,
      Memberships memberships,
      CustomerBases customers,
      Behaviours behaviours,
      Changes changes) {
    this.segmentations = segmentations;
    this.memberships = memberships;
    this.customers = customers;
    this.behaviours = behaviours;
    this.changes = changes;
  }

  /** All segmentations and all attributes. */
  public FitAnswer all(LocalDate asOf) {
    return answer(asOf, true);
  }

  /** All segmentations, and no attributes: a quarter of the work. */
  public FitAnswer segmentations(LocalDate asOf) {
    return answer(asOf, false);
  }

  /** One segmentation in any version or draft; it need not be stored. */
  public Fit of(Segmentation segmentation, LocalDate asOf) {
    CustomerBase base = customers.asOf(asOf);
    return judged.get(
        new Question(key(asOf), segmentation),
        _ ->
            judge(
                Division.of(memberships.of(segmentation, base)), behaviour(asOf), Overdue.watch()));
  }

  /** An attribute that divides so. */
  Fit of(String attribute, Division division, LocalDate asOf) {
    return judged.get(
        new Question(key(asOf), attribute), _ -> judge(division, behaviour(asOf), Overdue.watch()));
  }

  /** What accounts do; for figures beside the gain. */
  public Behaviour behaviour(LocalDate asOf) {
    return known.get(key(asOf), _ -> behaviours.of(customers.asOf(asOf)));
  }

  private Key key(LocalDate asOf) {
    return new Key(
        asOf, changes.version("customers", "settings", "voice", "surveys") + behaviours.version());
  }

  private FitAnswer answer(LocalDate asOf, boolean withAttributes) {
    CustomerBase base = customers.asOf(asOf);
    Behaviour behaviour = behaviour(asOf);
    Map<Object, Division> divisions = new LinkedHashMap<>();
    List<Segmentation> all = segmentations.all(asOf);
    all.forEach(one -> divisions.put(one, Division.of(memberships.of(one, base))));
    if (withAttributes) {
      base.attributes().stream()
          .filter(attribute -> !NAMES_ONE_ACCOUNT.contains(attribute.name()))
          .forEach(attribute -> divisions.put(attribute.name(), Division.of(attribute, base)));
    }
    Map<Object, Fit> fits = judged(divisions, behaviour, key(asOf));
    List<OfSegmentation> bySegmentation =
        all.stream()
            .map(one -> ofSegmentation(one, Objects.requireNonNull(fits.get(one))))
            .sorted(Comparator.comparing(OfSegmentation::gain, BEST_FIRST))
            .toList();
    List<OfAttribute> byAttribute = new ArrayList<>();
    divisions.forEach((about, division) -> {
      if (about instanceof String name) {
        byAttribute.add(
            ofAttribute(name, division.groups(), Objects.requireNonNull(fits.get(about))));
      }
    });
    byAttribute.sort(
        Comparator.comparing(OfAttribute::gain, BEST_FIRST).thenComparing(OfAttribute::attribute));
    Map<String, NotEnoughData> missing = new LinkedHashMap<>();
    behaviour.missing().forEach((column, why) -> missing.put(column.key(), why));
    return new FitAnswer(
        asOf,
        BehaviourColumn.keys(),
        bySegmentation,
        byAttribute,
        missing,
        FitWords.sentence(bySegmentation, missing.keySet()),
        base.size(),
        PERMUTATIONS,
        Behaviour.SEED,
        METHOD);
  }

  private static OfSegmentation ofSegmentation(Segmentation one, Fit fit) {
    return new OfSegmentation(
        one.key(),
        one.name(),
        one.active(),
        one.segments().size(),
        fit.gain(),
        fit.p(),
        fit.columns(),
        fit.notEnoughData());
  }

  private static OfAttribute ofAttribute(String name, int groups, Fit fit) {
    return new OfAttribute(name, groups, fit.gain(), fit.p(), fit.columns(), fit.notEnoughData());
  }

  private static final Comparator<@Nullable Interval> BEST_FIRST =
      Comparator.nullsLast(Comparator.comparingDouble(Interval::mid).reversed());

  /** Several at a time; all of them end when whoever asks has been called off. */
  private Map<Object, Fit> judged(Map<Object, Division> divisions, Behaviour behaviour, Key key) {
    var watch = Overdue.watch();
    Map<Object, Fit> fits = new ConcurrentHashMap<>();
    divisions.entrySet().parallelStream()
        .forEach(one ->
            fits.put(
                one.getKey(),
                judged.get(
                    new Question(key, one.getKey()),
                    _ -> judge(one.getValue(), behaviour, watch))));
    return fits;
  }

  private static Fit judge(Division division, Behaviour behaviour, Overdue.Watch watch) {
    var columns = new LinkedHashMap<String, @Nullable Column>();
    BehaviourColumn[] all = BehaviourColumn.values();
    NotEnoughData objection = division.objection();
    if (objection == null && behaviour.missing().size() == all.length) {
      objection =
          new NotEnoughData(
              behaviour.missing().values().stream().mapToInt(NotEnoughData::have).max().orElse(0),
              Behaviour.FEWEST,
              "Too few accounts whose behaviour is known.");
    }
    if (objection != null) {
      for (BehaviourColumn column : all) {
        columns.put(column.key(), null);
      }
      return new Fit(null, null, columns, objection);
    }
    var result =
        behaviour.gains().of(division.group(), division.groups(), PERMUTATIONS, watch::check);
    for (BehaviourColumn column : all) {
      Optional<Gain> gain = result.columns().get(column.place());
      columns.put(
          column.key(), gain.map(one -> new Column(one.gain(), one.p(), one.rows())).orElse(null));
    }
    return new Fit(
        result.overall().map(Gain::gain).orElse(null),
        result.overall().map(Gain::p).orElse(null),
        columns,
        null);
  }
}
