package io.beachhead.statistics.latent;

import io.beachhead.statistics.grouping.Agreement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * <b>Question:</b> how many classes?
 *
 * <p><b>Estimator:</b> the smallest BIC among the numbers of classes that can be admitted: no class
 * below 5% or 30 rows, whichever is more, and a maximum that at least three starts found. ICL,
 * which also asks that classes be apart, is named beside it, since the two can disagree. Stability
 * is how far the classes come back when the rows are drawn anew: the mean adjusted Rand index
 * between the classes and those of {@value #RESAMPLES} fits to resamples, over all rows.
 *
 * <p><b>Source:</b> Schwarz (1978); Biernacki, Celeux and Govaert (2000); Dolnicar and Leisch
 * (2010), Marketing Letters 21, for stability.
 *
 * @param models one for each number of classes tried, in rising order
 * @param chosen the number to take; empty where none can be admitted
 * @param why one or two sentences for people
 */
public record ClassChoice(List<Tried> models, Optional<LatentModel> chosen, String why) {
  private static final int RESAMPLES = 8;
  private static final int STARTS_OF_A_RESAMPLE = 3;
  private static final double SMALLEST_SHARE = 0.05;
  private static final int FEWEST_ROWS = 30;
  private static final int FEWEST_STARTS = 3;

  /**
   * One number of classes.
   *
   * @param stability 0 by chance to 1 for the same classes every time
   * @param objection why it cannot be admitted, in words; empty where it can
   */
  public record Tried(LatentModel model, double stability, Optional<String> objection) {}

  /** How many starts {@link #among} makes: what {@link Progress} counts up to. */
  public static int starts(int from, int to, int starts) {
    return (to - from + 1) * (starts + RESAMPLES * STARTS_OF_A_RESAMPLE);
  }

  /**
   * Fits and chooses.
   *
   * @param range numbers of classes; more than there are different rows are not tried
   * @param starts random starts for each number
   */
  public static ClassChoice among(
      LatentClasses classes, Range range, int starts, long seed, Progress progress) {
    var tried = new ArrayList<Tried>();
    for (int k = range.from; k <= Math.min(range.to, classes.differentRows()); k++) {
      var model = classes.fit(k, starts, seed + k, progress);
      var random = new SplittableRandom(seed - k);
      tried.add(new Tried(model, stability(classes, model, random, progress), objection(model)));
    }
    var admitted = tried.stream().filter(t -> t.objection.isEmpty()).map(Tried::model).toList();
    var byBic = admitted.stream().min(Comparator.comparingDouble(LatentModel::bic));
    var byIcl = admitted.stream().min(Comparator.comparingDouble(LatentModel::icl));
    return new ClassChoice(tried, byBic, why(tried, byBic, byIcl));
  }

  /** From the fewest to the most classes, both tried. */
  public record Range(int from, int to) {
    public Range {
      if (from < 1 || to < from) {
        throw new IllegalArgumentException("classes go from at least 1 up, not " + from + "–" + to);
      }
    }
  }

  private static double stability(
      LatentClasses classes, LatentModel model, RandomGenerator random, Progress progress) {
    if (model.k() == 1) {
      return 1;
    }
    double sum = 0;
    for (int i = 0; i < RESAMPLES; i++) {
      var again =
          classes
              .resampled(random)
              .roughly(model.k(), STARTS_OF_A_RESAMPLE, random.nextLong(), progress);
      sum += Agreement.of(again.assigned(), model.assigned()).adjustedRand();
    }
    return sum / RESAMPLES;
  }

  private static Optional<String> objection(LatentModel model) {
    double fewest = Math.max(SMALLEST_SHARE * model.rows(), FEWEST_ROWS);
    double smallest = model.smallestShare() * model.rows();
    if (smallest < fewest) {
      return Optional.of(
          String.format(
              Locale.ROOT,
              "its smallest class has %.0f members, fewer than %.0f",
              smallest,
              fewest));
    }
    if (model.startsAtBest() < FEWEST_STARTS) {
      return Optional.of(
          String.format(
              Locale.ROOT,
              "only %d of %d starts found its maximum",
              model.startsAtBest(),
              model.starts()));
    }
    return Optional.empty();
  }

  private static String why(
      List<Tried> tried, Optional<LatentModel> byBic, Optional<LatentModel> byIcl) {
    if (byBic.isEmpty() || byIcl.isEmpty()) {
      return tried.isEmpty()
          ? "There are fewer different rows than classes."
          : "No number of classes holds: with %d, %s."
              .formatted(
                  tried.getFirst().model.k(), tried.getFirst().objection.orElse("nothing fits"));
    }
    int k = byBic.get().k();
    var best = tried.stream().min(Comparator.comparingDouble(t -> t.model.bic())).orElseThrow();
    var sentence = new StringBuilder("BIC is smallest with " + k + " classes");
    if (best.model.k() != k) {
      sentence.append(
          " among those that hold; %d would have a smaller one, but %s"
              .formatted(best.model.k(), best.objection.orElse("")));
    }
    sentence.append(
        byIcl.get().k() == k
            ? ". ICL agrees."
            : ". ICL, which also asks that classes be apart, would take " + byIcl.get().k() + ".");
    return sentence.toString();
  }
}
