package io.beachhead.growth.churn;

import io.beachhead.statistics.CoxRegression;
import io.beachhead.statistics.Interval;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * <b>Question:</b> how likely is a paying account to leave within 90 days?
 *
 * <p><b>Estimator:</b> {@link CoxRegression} on stretches of 28 days of the last year, each with
 * the engagement of the 28 days before it, on the time since the account first paid. For the
 * chance, the rate of leaving is taken as even over time: events over Σ days × e^(b·(x − x̄)), with
 * x̄ the mean of those who leave; the chance is 1 − e^(−rate × e^(b·(x − x̄)) × 90). Its range is
 * that of log rate + b·(x − x̄), normal.
 *
 * <p><b>Inputs:</b> at least {@value #NEEDED} accounts that left.
 *
 * <p><b>Assumptions:</b> rates are proportional; leaving next is as leaving was.
 *
 * <p><b>Source:</b> methods 13; docs/metrics/churn-risk.md.
 */
record ChurnModel(
    List<Covariate> covariates, CoxRegression.Fitted fit, double[] mean, double rate) {
  /** About five events for each covariate. */
  static final int NEEDED = 20;

  static final int DAYS = 90;

  /**
   * Learns from rows whose covariates are all of {@link Covariate}, in order; null where it cannot.
   */
  static @Nullable ChurnModel learn(List<CoxRegression.Row> rows) {
    var covariates =
        new ArrayList<>(
            Arrays.stream(Covariate.values()).filter(each -> varies(rows, each)).toList());
    while (!covariates.isEmpty()) {
      CoxRegression.Row[] chosen =
          rows.stream().map(row -> only(row, covariates)).toArray(CoxRegression.Row[]::new);
      if (CoxRegression.fit(chosen) instanceof CoxRegression.Fitted fit) {
        return fitted(List.copyOf(covariates), chosen, fit);
      }
      // The last one says least that the others do not.
      covariates.removeLast();
    }
    return null;
  }

  private static boolean varies(List<CoxRegression.Row> rows, Covariate covariate) {
    return rows.stream()
            .mapToDouble(row -> row.covariates()[place(covariate)])
            .distinct()
            .limit(2)
            .count()
        > 1;
  }

  private static int place(Covariate covariate) {
    return Arrays.asList(Covariate.values()).indexOf(covariate);
  }

  private static CoxRegression.Row only(CoxRegression.Row row, List<Covariate> covariates) {
    return new CoxRegression.Row(
        row.start(),
        row.stop(),
        row.left(),
        covariates.stream().mapToDouble(each -> row.covariates()[place(each)]).toArray());
  }

  /** The rate is that of a usual account, so that its error has nothing to do with theirs. */
  private static ChurnModel fitted(
      List<Covariate> covariates, CoxRegression.Row[] rows, CoxRegression.Fitted fit) {
    double[] mean = new double[covariates.size()];
    double exposure = 0;
    for (CoxRegression.Row row : rows) {
      double weight = (row.stop() - row.start()) * Math.exp(dot(row.covariates(), fit));
      exposure += weight;
      for (int j = 0; j < mean.length; j++) {
        mean[j] += weight * row.covariates()[j];
      }
    }
    for (int j = 0; j < mean.length; j++) {
      mean[j] /= exposure;
    }
    return new ChurnModel(
        covariates, fit, mean, fit.events() / exposure * Math.exp(dot(mean, fit)));
  }

  private static double dot(double[] x, CoxRegression.Fitted fit) {
    double sum = 0;
    for (int j = 0; j < x.length; j++) {
      sum += x[j] * fit.coefficients()[j];
    }
    return sum;
  }

  /** The chance to leave within {@value #DAYS} days. */
  Interval chance(Engagement engagement) {
    double[] x = covariates.stream().mapToDouble(each -> each.of(engagement)).toArray();
    for (int j = 0; j < x.length; j++) {
      x[j] -= mean[j];
    }
    double variance = 1.0 / fit.events();
    for (int j = 0; j < x.length; j++) {
      for (int l = 0; l < x.length; l++) {
        variance += x[j] * fit.covariance()[j][l] * x[l];
      }
    }
    return Interval.normal(Math.log(rate * DAYS) + dot(x, fit), Math.sqrt(variance))
        .map(log -> -Math.expm1(-Math.exp(log)));
  }
}
