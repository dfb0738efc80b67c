package io.beachhead.samples.planwright;

import java.time.LocalDate;
import java.util.List;

/**
 * The demo company as it stands on a day: who its customers are, what they pay and what they do.
 * Everything is invented and comes from one seed; the same day gives the same company.
 *
 * @param anchor today; all dates are told from it
 */
public record Planwright(LocalDate anchor, List<PlanwrightAccount> accounts) {

  static final long SEED = 20_261_122;

  public Planwright {
    accounts = List.copyOf(accounts);
  }

  public static Planwright on(LocalDate anchor) {
    return new Planwright(anchor, new PlanwrightAccounts(SEED, anchor).all());
  }
}
