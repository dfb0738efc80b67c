package io.beachhead.value;

import io.beachhead.statistics.BinomialInterval;
import io.beachhead.statistics.Interval;
import io.beachhead.statistics.NotEnoughData;
import io.beachhead.statistics.StratifiedNormals;
import io.beachhead.statistics.WillingnessDistribution;
import io.beachhead.value.evidence.AccountValues;
import io.beachhead.value.model.CostModel;
import io.beachhead.value.model.Distribution;
import io.beachhead.value.model.HappyRule;
import io.beachhead.value.model.ValueModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.commons.rng.simple.RandomSource;
import org.apache.commons.statistics.distribution.ContinuousDistribution;
import org.jspecify.annotations.Nullable;

/**
 * What a selection of features does in every segment, and over all of them.
 *
 * @param segments in the order of the grid
 * @param happyAccounts over all segments that can say; null where none can
 * @param happyArr likewise
 */
record Effect(
    List<SegmentEffect> segments, @Nullable Interval happyAccounts, @Nullable Double happyArr) {
  /** Draws from the posterior over segments. Stratified, so few are needed. */
  static final int DRAWS = 2000;

  /** Fixed, so that the same data give the same numbers. */
  static final long SEED = 20_261_121;

  /** Below so many accounts with values of their own, shares of them are too coarse. */
  static final int EMPIRICAL_FROM = 30;

  private static final Map<Integer, double[]> NORMALS = new ConcurrentHashMap<>();

  /**
   * One segment.
   *
   * @param mean of the average value
   * @param sd of that estimate
   * @param spread between accounts
   * @param selected how many features are on
   * @param spreadUnknown how many of them have no known spread
   * @param counted accounts counted by their own values; null where the formula was used
   * @param own accounts that have values of their own and a cost
   * @param histogram of those values where they were counted
   */
  record SegmentEffect(
      double mean,
      double sd,
      double spread,
      int selected,
      int spreadUnknown,
      Distribution distribution,
      @Nullable Integer counted,
      int own,
      @Nullable Double buyShare,
      @Nullable Interval happyShare,
      @Nullable Interval happyAccounts,
      @Nullable NotEnoughData notEnoughData,
      ValueMap.@Nullable Histogram histogram) {
    Interval value() {
      return Interval.normal(mean, sd);
    }
  }

  static Effect of(ValueGrid grid, boolean[] on) {
    OwnValues own =
        grid.model().distribution() == Distribution.EMPIRICAL ? OwnValues.count(grid, on) : null;
    var segments = new ArrayList<SegmentEffect>();
    for (int segment = 0; segment < grid.accounts().segments().size(); segment++) {
      segments.add(segment(grid, on, segment, own));
    }
    return new Effect(segments, total(grid, segments, own), happyArr(grid, segments));
  }

  private static SegmentEffect segment(
      ValueGrid grid, boolean[] on, int segment, @Nullable OwnValues own) {
    double mean = 0;
    double variance = 0;
    double spreads = 0;
    double squares = 0;
    int selected = 0;
    int unknown = 0;
    for (int feature = 0; feature < on.length; feature++) {
      if (!on[feature]) {
        continue;
      }
      Cell cell = grid.cell(segment, feature);
      selected++;
      mean += cell.estimate().mean();
      variance += cell.estimate().sd() * cell.estimate().sd();
      Double spread = cell.spread();
      if (spread == null) {
        unknown++;
      } else {
        spreads += spread;
        squares += spread * spread;
      }
    }
    double correlation = grid.model().correlation();
    // Σσ² + 2ρ Σ_{f<g} σσ, with the double sum as (Σσ)² − Σσ².
    double between =
        Math.sqrt(Math.max(0, (1 - correlation) * squares + correlation * spreads * spreads));
    int counted = own == null ? 0 : own.counted()[segment];
    boolean empirical = own != null && counted >= EMPIRICAL_FROM;
    Double cost = grid.cost(segment).cost();
    int accounts = grid.accounts().segments().get(segment).accounts();
    Double buyShare = null;
    Interval share = null;
    if (empirical && own != null) {
      buyShare = (double) own.buying()[segment] / counted;
      share = BinomialInterval.jeffreys(own.happy()[segment], counted);
    } else if (cost != null) {
      var values = new WillingnessDistribution(form(grid.model()), mean, between);
      buyShare = values.shareAbove(cost);
      share = share(values, Math.sqrt(variance), grid.model().happy().threshold(cost));
    }
    return new SegmentEffect(
        mean,
        Math.sqrt(variance),
        between,
        selected,
        unknown,
        empirical ? Distribution.EMPIRICAL : formUsed(grid.model()),
        empirical ? (Integer) counted : null,
        counted,
        buyShare,
        share,
        share == null ? null : share.times(accounts),
        share == null
            ? new NotEnoughData(
                0,
                1,
                accounts == 0
                    ? "This segment has no accounts."
                    : "No account in this segment has revenue, so there is no price to compare"
                          + " with.")
            : null,
        empirical && own != null ? own.histograms().get(segment) : null);
  }

  private static Interval share(WillingnessDistribution values, double sd, double threshold) {
    Interval mean = Interval.normal(values.mean(), sd);
    double low = values.around(mean.low()).shareAbove(threshold);
    double mid = values.shareAbove(threshold);
    double high = values.around(mean.high()).shareAbove(threshold);
    // Far out in a lognormal tail a higher mean can mean a smaller share: keep the ends in order.
    return new Interval(
        Math.min(mid, Math.min(low, high)), mid, Math.max(mid, Math.max(low, high)));
  }

  private static WillingnessDistribution.Form form(ValueModel model) {
    return model.distribution() == Distribution.LOGNORMAL
        ? WillingnessDistribution.Form.LOGNORMAL
        : WillingnessDistribution.Form.NORMAL;
  }

  private static Distribution formUsed(ValueModel model) {
    return model.distribution() == Distribution.LOGNORMAL
        ? Distribution.LOGNORMAL
        : Distribution.NORMAL;
  }

  /**
   * The sum over segments: the middle is the sum of the middles, the ends come from draws of every
   * segment's average, independent between segments.
   */
  private static @Nullable Interval total(
      ValueGrid grid, List<SegmentEffect> segments, @Nullable OwnValues own) {
    double[] sums = new double[DRAWS];
    double mid = 0;
    boolean any = false;
    for (int segment = 0; segment < segments.size(); segment++) {
      SegmentEffect effect = segments.get(segment);
      Double cost = grid.cost(segment).cost();
      if (effect.happyAccounts == null) {
        continue;
      }
      any = true;
      mid += effect.happyAccounts.mid();
      int accounts = grid.accounts().segments().get(segment).accounts();
      if (effect.counted != null && own != null) {
        addCounted(sums, accounts, own.happy()[segment], effect.counted, segment);
      } else if (cost != null) {
        addFormula(
            sums,
            accounts,
            new WillingnessDistribution(form(grid.model()), effect.mean, effect.spread),
            effect.sd,
            grid.model().happy().threshold(cost),
            segment);
      }
    }
    if (!any) {
      return null;
    }
    Interval drawn = Interval.ofSample(sums);
    return new Interval(Math.min(drawn.low(), mid), mid, Math.max(drawn.high(), mid));
  }

  private static void addFormula(
      double[] sums,
      int accounts,
      WillingnessDistribution values,
      double sd,
      double threshold,
      int segment) {
    double[] normals =
        NORMALS.computeIfAbsent(segment, dimension -> StratifiedNormals.of(DRAWS, dimension, SEED));
    for (int draw = 0; draw < DRAWS; draw++) {
      sums[draw] +=
          accounts * values.around(values.mean() + sd * normals[draw]).shareAbove(threshold);
    }
  }

  private static void addCounted(double[] sums, int accounts, int happy, int counted, int segment) {
    ContinuousDistribution.Sampler sampler =
        BinomialInterval.posterior(happy, counted)
            .createSampler(
                RandomSource.XO_RO_SHI_RO_128_PP.create(new long[] {SEED, segment + 1L}));
    for (int draw = 0; draw < DRAWS; draw++) {
      sums[draw] += accounts * sampler.sample();
    }
  }

  private static @Nullable Double happyArr(ValueGrid grid, List<SegmentEffect> segments) {
    double sum = 0;
    boolean any = false;
    for (int segment = 0; segment < segments.size(); segment++) {
      Interval share = segments.get(segment).happyShare;
      if (share != null) {
        any = true;
        sum += share.mid() * grid.accounts().segments().get(segment).arr();
      }
    }
    return any ? (Double) sum : null;
  }

  /**
   * Accounts counted by their own values, per segment.
   *
   * @param counted accounts that have a value of their own for a selected feature, and a cost
   * @param buying of those, with value above cost
   * @param happy of those, with value above their own threshold
   * @param histograms of their values
   */
  record OwnValues(int[] counted, int[] buying, int[] happy, List<ValueMap.Histogram> histograms) {
    private static final int BINS = 40;

    static OwnValues count(ValueGrid grid, boolean[] on) {
      SegmentedAccounts accounts = grid.accounts();
      int size = accounts.arr().length;
      double[] sums = new double[size];
      boolean[] has = new boolean[size];
      for (int feature = 0; feature < on.length; feature++) {
        if (on[feature]) {
          AccountValues column = grid.evidence().ownValues().get(feature);
          int[] rows = column.rows();
          double[] values = column.values();
          for (int i = 0; i < rows.length; i++) {
            sums[rows[i]] += values[i];
            has[rows[i]] = true;
          }
        }
      }
      int segments = accounts.segments().size();
      var own =
          new OwnValues(new int[segments], new int[segments], new int[segments], new ArrayList<>());
      double[] low = new double[segments];
      double[] high = new double[segments];
      CostModel costs = grid.model().cost();
      HappyRule happyRule = grid.model().happy();
      for (int row = 0; row < size; row++) {
        int segment = accounts.segmentOf()[row];
        if (!has[row] || segment < 0) {
          continue;
        }
        var cost = costs.of(accounts.arr()[row]);
        if (cost.isPresent()) {
          own.counted[segment]++;
          own.buying[segment] += sums[row] > cost.getAsDouble() ? 1 : 0;
          own.happy[segment] += sums[row] > happyRule.threshold(cost.getAsDouble()) ? 1 : 0;
          low[segment] = Math.min(low[segment], sums[row]);
          high[segment] = Math.max(high[segment], sums[row]);
        } else {
          has[row] = false;
        }
      }
      own.fillHistograms(accounts.segmentOf(), sums, has, low, high);
      return own;
    }

    private void fillHistograms(
        int[] segmentOf, double[] sums, boolean[] has, double[] low, double[] high) {
      double[][] counts = new double[counted.length][BINS];
      for (int row = 0; row < sums.length; row++) {
        int segment = segmentOf[row];
        if (has[row] && segment >= 0) {
          double range = high[segment] - low[segment];
          int bin = range == 0 ? 0 : (int) ((sums[row] - low[segment]) / range * BINS);
          counts[segment][Math.min(BINS - 1, bin)]++;
        }
      }
      for (int segment = 0; segment < counted.length; segment++) {
        double range = high[segment] - low[segment];
        histograms.add(
            new ValueMap.Histogram(low[segment], range == 0 ? 1 : range / BINS, counts[segment]));
      }
    }
  }
}
