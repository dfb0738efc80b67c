package io.beachhead.statistics;

/**
 * Gauss's function ₂F₁(a, b; c; z) for 0 ≤ z &lt; 1, by its series.
 *
 * <p>The terms are added until they change nothing; near z = 1 that takes many, so there the series
 * is summed after Euler's transformation where that one converges faster.
 *
 * <p>Undefined where c is 0 or a negative whole number. Source: Abramowitz and Stegun, 15.1.1 and
 * 15.3.3. Checked against: −ln(1 − z)/z, (1 − z)^−a and arcsin(z)/z in closed form.
 */
final class Hypergeometric {
  private static final int MOST_TERMS = 1_000_000;
  private static final double PRECISION = 1e-15;

  private Hypergeometric() {}

  static double of(double a, double b, double c, double z) {
    if (!(z >= 0 && z < 1) || (c <= 0 && c == Math.rint(c))) {
      throw new IllegalArgumentException("2F1(%s, %s; %s; %s)".formatted(a, b, c, z));
    }
    // Terms behave as n^(a+b-c-1) z^n: the transformation turns the sign of a + b - c.
    boolean turned = a + b - c > 0;
    return turned
        ? Math.exp((c - a - b) * Math.log1p(-z)) * series(c - a, c - b, c, z)
        : series(a, b, c, z);
  }

  private static double series(double a, double b, double c, double z) {
    double term = 1;
    double sum = 1;
    for (int n = 0; n < MOST_TERMS; n++) {
      term *= (a + n) * (b + n) / ((c + n) * (n + 1)) * z;
      sum += term;
      boolean past = n > Math.abs(a) && n > Math.abs(b) && n > Math.abs(c);
      if (term == 0 || (past && Math.abs(term) <= PRECISION * Math.abs(sum) * (1 - z))) {
        break;
      }
    }
    return sum;
  }
}
