package io.beachhead.value;

import io.beachhead.statistics.EvidenceFusion;
import io.beachhead.statistics.PartlyKnown;
import io.beachhead.statistics.Posterior;
import io.beachhead.statistics.Prior;
import io.beachhead.statistics.RandomEffects;
import io.beachhead.statistics.Reading;
import io.beachhead.value.evidence.AccountValues;
import io.beachhead.value.evidence.Evidence;
import io.beachhead.value.evidence.EvidenceKind;
import io.beachhead.value.evidence.EvidenceLine;
import io.beachhead.value.evidence.EvidenceSnapshot;
import io.beachhead.value.model.Pooling;
import io.beachhead.value.model.ValueModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Fuses the evidence of a feature in the cells of its home.
 *
 * <p>A statement on a segment is one reading with variance se², else spread²/n, else spread² (one
 * judgement), else as uncertain as the prior. Statements on accounts become one reading per kind:
 * what they say in total over their sizes in total, which is the mean where all are equally large,
 * with the variance of what is left over s²/n. The bias of the kind is added to each.
 */
final class Cells {
  private final EvidenceSnapshot evidence;
  private final Home home;
  private final PartlyKnown size;
  private final ValueModel model;
  private final int cells;
  private final Map<CellKey, List<Evidence>> statements = new HashMap<>();

  private record CellKey(String segment, String feature) {}

  /** A reading together with the line that shows it. */
  record Weighed(Reading reading, EvidenceLine line) {}

  /** A cell before fusion. */
  private record Draft(List<Weighed> readings, @Nullable Double spread) {}

  /**
   * @param size of every account, what value grows with
   */
  Cells(EvidenceSnapshot evidence, Home home, PartlyKnown size, ValueModel model) {
    this.evidence = evidence;
    this.home = home;
    this.size = size;
    this.model = model;
    this.cells = home.cells();
    for (Evidence row : evidence.segmentEvidence()) {
      if (home.division().key().equals(row.segmentation()) && row.segment() != null) {
        statements
            .computeIfAbsent(new CellKey(row.segment(), row.feature()), _ -> new ArrayList<>())
            .add(row);
      }
    }
  }

  /** The cells of a feature, in the order of the home's segments. */
  Cell[] of(int feature) {
    List<Draft> drafts = drafts(feature);
    List<Posterior> pooled = model.pooling() == Pooling.SEGMENTS ? pool(drafts) : unpooled(drafts);
    Cell[] fused = new Cell[cells];
    for (int cell = 0; cell < cells; cell++) {
      fused[cell] = cell(drafts.get(cell), pooled.get(cell));
    }
    return fused;
  }

  private List<Draft> drafts(int feature) {
    List<List<Weighed>> readings = new ArrayList<>();
    List<SpreadSum> spreads = new ArrayList<>();
    String key = evidence.features().get(feature).key();
    for (Division.Part part : home.division().parts()) {
      var own = new ArrayList<Weighed>();
      var spread = new SpreadSum();
      for (Evidence row : statements.getOrDefault(new CellKey(part.key(), key), List.of())) {
        own.add(weighed(row, model));
        spread.add(row.spread(), row.n());
      }
      readings.add(own);
      spreads.add(spread);
    }
    addAccounts(feature, readings);
    List<@Nullable Double> between = accountSpreads(feature);
    List<Draft> drafts = new ArrayList<>();
    for (int cell = 0; cell < cells; cell++) {
      Double stated = spreads.get(cell).average();
      drafts.add(new Draft(readings.get(cell), stated == null ? between.get(cell) : stated));
    }
    return drafts;
  }

  /** A statement on a segment as a reading. */
  static Weighed weighed(Evidence row, ValueModel model) {
    Double spread = row.spread();
    Double se = row.se();
    Double n = row.n();
    double variance;
    boolean assumed = false;
    if (se != null) {
      variance = se * se;
    } else if (spread != null) {
      variance = n == null ? spread * spread : spread * spread / n;
    } else {
      variance = model.prior().variance();
      assumed = true;
    }
    return new Weighed(
        new Reading(row.value(), variance, model.biasVariance(row.kind())),
        new EvidenceLine(
            row.id(),
            EvidenceLine.Level.SEGMENT,
            row.kind(),
            row.value(),
            spread,
            Math.sqrt(variance),
            n,
            row.source(),
            row.notedAt(),
            assumed,
            0,
            null));
  }

  private void addAccounts(int feature, List<List<Weighed>> readings) {
    evidence
        .accountEvidence()
        .get(feature)
        .forEach((kind, column) -> {
          SizedMoments[] moments = moments(column);
          PartlyKnown single = singleVariances(column);
          for (int segment = 0; segment < cells; segment++) {
            if (moments[segment].count() > 0) {
              readings
                  .get(segment)
                  .add(
                      summedUp(
                          kind,
                          moments[segment],
                          single.orElse(segment, model.prior().variance()),
                          !single.isKnown(segment)));
            }
          }
        });
  }

  /**
   * @param alone variance of a single account's statement
   * @param priors whether that is the prior's, as none was stated
   */
  private Weighed summedUp(EvidenceKind kind, SizedMoments moments, double alone, boolean priors) {
    double n = moments.count();
    boolean several = moments.count() > 1;
    boolean assumed = !several && priors;
    double variance = several ? moments.errorVariance() : alone;
    return new Weighed(
        new Reading(moments.mean(), variance, model.biasVariance(kind)),
        new EvidenceLine(
            null,
            EvidenceLine.Level.ACCOUNTS,
            kind,
            moments.mean(),
            several ? moments.sd() : null,
            Math.sqrt(variance),
            n,
            "",
            null,
            assumed,
            0,
            null));
  }

  private SizedMoments[] moments(AccountValues column) {
    SizedMoments[] moments = new SizedMoments[cells];
    Arrays.setAll(moments, _ -> new SizedMoments());
    for (int i = 0; i < column.size(); i++) {
      int row = column.rows()[i];
      moments[home.cell(row)].add(column.values()[i], home.relativeSize(row, size));
    }
    for (int i = 0; i < column.size(); i++) {
      int row = column.rows()[i];
      moments[home.cell(row)].leave(column.values()[i], home.relativeSize(row, size));
    }
    return moments;
  }

  /**
   * The value of the average account, from accounts of different size: total value over total size
   * (the ratio estimator of survey sampling, Cochran 1977, chapter 6).
   */
  private static final class SizedMoments {
    private int count;
    private double values;
    private double sizes;
    private double squares;
    private double left;

    void add(double value, double relative) {
      count++;
      values += value;
      sizes += relative;
      squares += relative * relative;
    }

    /** What an account's value leaves unexplained; after all were added. */
    void leave(double value, double relative) {
      double off = value - mean() * relative;
      left += off * off;
    }

    int count() {
      return count;
    }

    double mean() {
      return values / sizes;
    }

    /** Of the mean. */
    double errorVariance() {
      return left / (count - 1) / count / Math.pow(sizes / count, 2);
    }

    /** Between accounts, at the size of the average one. */
    double sd() {
      return Math.sqrt(left / (count - 1) / (squares / count));
    }
  }

  /** The stated variance of the last account of each segment: of use where it is the only one. */
  private PartlyKnown singleVariances(AccountValues column) {
    PartlyKnown single = PartlyKnown.none(cells);
    PartlyKnown variances = column.variances();
    if (variances != null) {
      for (int i = 0; i < column.size(); i++) {
        int row = column.rows()[i];
        double relative = home.relativeSize(row, size);
        if (variances.isKnown(i)) {
          single.set(home.cell(row), variances.at(i) / relative / relative);
        } else {
          single.forget(home.cell(row));
        }
      }
    }
    return single;
  }

  private List<@Nullable Double> accountSpreads(int feature) {
    var spreads = new ArrayList<@Nullable Double>();
    for (SizedMoments moments : moments(evidence.ownValues().get(feature))) {
      spreads.add(moments.count() < 2 ? null : (Double) moments.sd());
    }
    return spreads;
  }

  private List<Posterior> unpooled(List<Draft> drafts) {
    return drafts.stream().map(draft -> fuse(model.prior(), draft)).toList();
  }

  private static Posterior fuse(Prior prior, Draft draft) {
    return EvidenceFusion.fuse(prior, draft.readings.stream().map(Weighed::reading).toList());
  }

  /**
   * Draws segments with evidence towards their common mean. Exact segments stay as they are, and
   * below three uncertain ones nothing can be learned about how far they differ.
   */
  private List<Posterior> pool(List<Draft> drafts) {
    List<Posterior> alone = unpooled(drafts);
    var groups = new ArrayList<Integer>();
    for (int segment = 0; segment < drafts.size(); segment++) {
      boolean uncertain =
          drafts.get(segment).readings.stream().allMatch(r -> r.reading.totalVariance() > 0);
      if (!drafts.get(segment).readings.isEmpty() && uncertain) {
        groups.add(segment);
      }
    }
    if (groups.size() < RandomEffects.FEWEST_GROUPS) {
      return alone;
    }
    double[] estimates = new double[groups.size()];
    double[] variances = new double[groups.size()];
    for (int i = 0; i < estimates.length; i++) {
      double precision = 0;
      double weighted = 0;
      for (Weighed each : drafts.get(groups.get(i)).readings) {
        precision += 1 / each.reading.totalVariance();
        weighted += each.reading.estimate() / each.reading.totalVariance();
      }
      estimates[i] = weighted / precision;
      variances[i] = 1 / precision;
    }
    List<Posterior> shrunken = RandomEffects.shrink(estimates, variances);
    var pooled = new ArrayList<>(alone);
    for (int i = 0; i < estimates.length; i++) {
      pooled.set(groups.get(i), shrunken.get(i));
    }
    return pooled;
  }

  private static Cell cell(Draft draft, Posterior posterior) {
    double fromEvidence = 1 - posterior.priorWeight();
    long exact = draft.readings.stream().filter(r -> r.reading.totalVariance() == 0).count();
    double precision =
        draft.readings.stream().mapToDouble(r -> 1 / r.reading.totalVariance()).sum();
    List<EvidenceLine> lines =
        draft.readings.stream()
            .map(each -> {
              double variance = each.reading.totalVariance();
              double part =
                  exact > 0 ? (variance == 0 ? 1.0 / exact : 0) : 1 / variance / precision;
              return each.line.weighing(part * fromEvidence);
            })
            .sorted(Comparator.comparingDouble(EvidenceLine::weight).reversed())
            .toList();
    return new Cell(posterior, draft.spread, lines);
  }

  /** The average of stated spreads: weighted by n where every row gave one, else plain. */
  private static final class SpreadSum {
    private double sum;
    private double weighted;
    private double weights;
    private int rows;
    private int rowsWithN;

    void add(@Nullable Double spread, @Nullable Double n) {
      if (spread == null) {
        return;
      }
      rows++;
      sum += spread;
      if (n != null) {
        rowsWithN++;
        weighted += n * spread;
        weights += n;
      }
    }

    @Nullable Double average() {
      if (rows == 0) {
        return null;
      }
      return rowsWithN == rows ? weighted / weights : sum / rows;
    }
  }
}
