package io.beachhead.growth.leads;

import io.beachhead.statistics.RidgeLogistic;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a chance is what it is: what each column adds to it against a usual account of the segment,
 * in points of percent. A column's share of the log odds is turned into points by the mean slope of
 * the curve between both accounts, so that no order of the columns matters, and the usual chance
 * and all points add up to the chance.
 */
public final class LeadReasons {
  private static final int SHOWN = 4;

  private LeadReasons() {}

  /**
   * A reason.
   *
   * @param column what it reads, as the API names it; null for the sum of all smaller ones
   * @param text the account's own number in words
   * @param points added to the chance, in points of percent; null where rules decide
   */
  public record Reason(@Nullable String column, String text, @Nullable Double points) {}

  /**
   * The reasons of one account, largest first; the small rest is one entry, last.
   *
   * @param usual predictors of a usual account of the segment
   */
  static List<Reason> of(
      RidgeLogistic fit,
      LeadColumns columns,
      double[] own,
      double[] usual,
      @Nullable Integer seats) {
    record Added(int column, double odds) {}
    var added = new ArrayList<Added>();
    for (int column = 0; column < own.length; column++) {
      double odds = fit.contribution(column, own[column], usual[column]);
      if (odds != 0) {
        added.add(new Added(column, odds));
      }
    }
    added.sort(Comparator.comparingDouble((Added each) -> -Math.abs(each.odds)));
    var reasons = new ArrayList<Reason>();
    double from = fit.logOdds(usual);
    double to = fit.logOdds(own);
    double chance = RidgeLogistic.logistic(to);
    double slope =
        Math.abs(to - from) < 1e-9
            ? chance * (1 - chance)
            : (chance - RidgeLogistic.logistic(from)) / (to - from);
    double rest = 0;
    int others = 0;
    for (Added each : added) {
      double points = 100 * slope * each.odds;
      if (reasons.size() < SHOWN) {
        reasons.add(
            new Reason(
                columns.name(each.column),
                columns.words(each.column, (float) own[each.column], seats),
                Math.round(points * 10) / 10.0));
      } else {
        rest += points;
        others++;
      }
    }
    if (others > 0) {
      reasons.add(new Reason(null, "everything else", Math.round(rest * 10) / 10.0));
    }
    return reasons;
  }
}
