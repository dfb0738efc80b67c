package io.beachhead.growth.cancellations;

import io.beachhead.customers.AccountGrouping;
import io.beachhead.customers.CustomerBase;
import io.beachhead.customers.CustomerBases;
import io.beachhead.workspace.WorkspaceSettings;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;

/** What the rules offer to an account, by its segment and revenue of today. */
@Component
class AccountOffers {
  private final OfferRules rules;
  private final CustomerBases bases;
  private final AccountGrouping grouping;
  private final WorkspaceSettings settings;
  private final Clock clock;

  AccountOffers(
      OfferRules rules,
      CustomerBases bases,
      AccountGrouping grouping,
      WorkspaceSettings settings,
      Clock clock) {
    this.rules = rules;
    this.bases = bases;
    this.grouping = grouping;
    this.settings = settings;
    this.clock = clock;
  }

  LocalDate today() {
    return settings.current().today(clock);
  }

  boolean knows(String account) {
    return base().rowOf(account) >= 0;
  }

  List<OfferRule> of(String account, Reason reason) {
    var base = base();
    int row = base.rowOf(account);
    var groups = grouping.divide(null, base).orElse(null);
    var segment = groups == null || row < 0 ? null : groups.of(row).key();
    return rules.offers(reason, segment, row < 0 ? 0 : base.arr(row));
  }

  private CustomerBase base() {
    return bases.asOf(today());
  }
}
