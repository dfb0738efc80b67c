package io.beachhead.samples.planwright;

import io.beachhead.samples.CsvTable;
import io.beachhead.samples.Dice;
import io.beachhead.samples.SampleFile;
import io.beachhead.samples.planwright.PlanwrightFeatures.Feature;
import java.time.LocalDate;
import java.util.List;

/** How often each account used each shipped feature in the last four weeks. */
final class PlanwrightUse {

  private static final int DAYS = 28;

  /** Uses a person makes of a feature worth this much, on an active day. */
  private static final double WORTH_OF_ONE_USE_A_DAY = 6000;

  private final Dice dice;
  private final LocalDate anchor;

  PlanwrightUse(long seed, LocalDate anchor) {
    dice = Dice.thrownFor(seed, "use");
    this.anchor = anchor;
  }

  SampleFile file(List<PlanwrightAccount> accounts, PlanwrightFeatures features) {
    CsvTable table = CsvTable.of("account_id", "feature", "from", "to", "uses");
    for (PlanwrightAccount account : accounts) {
      double activeDays =
          account.people().stream().mapToDouble(PlanwrightPerson::activeDaysPerWeek).sum()
              * DAYS
              / 7;
      if (activeDays == 0) {
        continue;
      }
      for (Feature feature : features.all()) {
        Double worth = feature.worthTo(account.segment());
        if (!feature.shipped() || worth == null) {
          continue;
        }
        double usual = (worth + 60) / WORTH_OF_ONE_USE_A_DAY * activeDays;
        int uses = (int) Math.round(usual * dice.between(0.6, 1.4));
        // What is worth nothing to a segment is still tried by a few of its accounts.
        if (uses > 0 && (worth > 0 || dice.chance(0.15))) {
          table.row(account.id(), feature.key(), anchor.minusDays(DAYS), anchor, uses);
        }
      }
    }
    return table.file("feature-usage");
  }
}
