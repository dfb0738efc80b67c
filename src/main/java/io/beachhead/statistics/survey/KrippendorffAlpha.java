package io.beachhead.statistics.survey;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * <b>Question:</b> do people who code the same passages agree more than chance would have them?
 *
 * <p><b>Estimator:</b> Krippendorff's α = 1 − observed ÷ expected disagreement, from the matrix of
 * coincidences; gaps are allowed.
 *
 * <p><b>Inputs:</b> for each unit the values its coders gave, a gap as null. Values are numbers;
 * for {@link Level#NOMINAL} any number stands for a code.
 *
 * <p><b>Assumptions:</b> coders are interchangeable and work without asking each other.
 *
 * <p><b>Undefined when:</b> no unit has two values, or all values are the same (nothing varies).
 *
 * <p><b>Source:</b> Krippendorff (2011), Computing Krippendorff's alpha-reliability.
 *
 * <p><b>Checked against:</b> his example of 4 coders and 12 units: .743421 nominal, .815388
 * ordinal, .849107 interval, .797403 ratio.
 */
public final class KrippendorffAlpha {
  private KrippendorffAlpha() {}

  /** How far apart two values are. */
  public enum Level {
    /** Alike or not. */
    NOMINAL,
    /** By how many values lie between. */
    ORDINAL,
    /** By their difference. */
    INTERVAL,
    /** By their difference relative to their sum; values are not negative. */
    RATIO
  }

  /**
   * α, at most 1; empty where it is undefined.
   *
   * @param units a row per unit, in it a value per coder
   */
  public static Optional<Double> of(List<? extends List<@Nullable Double>> units, Level level) {
    List<List<Double>> pairable = new ArrayList<>();
    var number = new TreeMap<Double, Integer>();
    for (var unit : units) {
      List<Double> values = new ArrayList<>();
      for (Double value : unit) {
        if (value != null) {
          values.add(value);
        }
      }
      if (values.size() > 1) {
        pairable.add(values);
        values.forEach(value -> number.put(value, 0));
      }
    }
    double[] values = number.keySet().stream().mapToDouble(Double::doubleValue).toArray();
    for (int i = 0; i < values.length; i++) {
      number.put(values[i], i);
    }
    if (values.length < 2) {
      return Optional.empty();
    }
    double[][] coincidences = new double[values.length][values.length];
    for (List<Double> unit : pairable) {
      for (int i = 0; i < unit.size(); i++) {
        for (int j = 0; j < unit.size(); j++) {
          if (i != j) {
            coincidences[at(number, unit.get(i))][at(number, unit.get(j))] +=
                1.0 / (unit.size() - 1);
          }
        }
      }
    }
    return Optional.of(alpha(coincidences, values, level));
  }

  private static int at(Map<Double, Integer> number, Double value) {
    return number.getOrDefault(value, 0);
  }

  private static double alpha(double[][] coincidences, double[] values, Level level) {
    int k = values.length;
    double[] margin = new double[k];
    double n = 0;
    for (int i = 0; i < k; i++) {
      for (int j = 0; j < k; j++) {
        margin[i] += coincidences[i][j];
      }
      n += margin[i];
    }
    double observed = 0;
    double expected = 0;
    for (int i = 0; i < k; i++) {
      for (int j = i + 1; j < k; j++) {
        double apart = distance(values, margin, i, j, level);
        observed += coincidences[i][j] * apart;
        expected += margin[i] * margin[j] * apart;
      }
    }
    return 1 - (n - 1) * observed / expected;
  }

  /** The squared difference of two values, the first below the second. */
  private static double distance(double[] values, double[] margin, int i, int j, Level level) {
    return switch (level) {
      case NOMINAL -> 1;
      case ORDINAL -> {
        double between = -(margin[i] + margin[j]) / 2;
        for (int g = i; g <= j; g++) {
          between += margin[g];
        }
        yield between * between;
      }
      case INTERVAL -> (values[i] - values[j]) * (values[i] - values[j]);
      case RATIO -> {
        double sum = values[i] + values[j];
        double share = sum == 0 ? 0 : (values[i] - values[j]) / sum;
        yield share * share;
      }
    };
  }
}
