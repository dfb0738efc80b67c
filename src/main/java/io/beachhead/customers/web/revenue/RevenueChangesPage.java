package io.beachhead.customers.web.revenue;

import io.beachhead.customers.revenue.RevenueMovements.Kind;
import io.beachhead.customers.revenue.RevenueMovements.OfAccount;
import io.beachhead.web.Choice;
import io.beachhead.web.Format;
import io.beachhead.web.Shell;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;

/**
 * The accounts behind a movement.
 *
 * @param more how many are beyond the rows shown, as a sentence; empty where none
 */
public record RevenueChangesPage(
    Shell shell,
    String sentence,
    List<Choice> kinds,
    List<RevenuePage.Loss> rows,
    String more,
    String csvHref,
    String jsonHref,
    String backHref) {
  /** More than anybody works through; the file has all. */
  private static final int ROWS = 200;

  static RevenueChangesPage of(Shell shell, RevenueChanges moved) {
    var address = shell.address();
    List<Choice> kinds = new ArrayList<>();
    kinds.add(
        new Choice(
            "All",
            address.with("kind", null).href(),
            moved.kinds().size() == Kind.values().length));
    for (Kind kind : Kind.values()) {
      kinds.add(
          new Choice(
              RevenuePages.words(kind),
              address.with("kind", kind.key()).href(),
              moved.kinds().equals(EnumSet.of(kind))));
    }
    var losses = EnumSet.of(Kind.CONTRACTION, Kind.CHURNED);
    kinds.add(
        new Choice(
            "Losses",
            address.with("kind", "churned,contraction").href(),
            moved.kinds().equals(losses)));
    double change = moved.accounts().stream().mapToDouble(OfAccount::change).sum();
    int count = moved.accounts().size();
    return new RevenueChangesPage(
        shell,
        "%s from %s, %s ARR."
            .formatted(
                Format.count(count, "account"),
                RevenuePages.words(moved.from(), moved.to()),
                Format.moneyChange(12 * change, moved.view().base().currency())),
        kinds,
        moved.accounts().stream()
            .limit(ROWS)
            .map(account -> RevenuePages.row(shell, moved.view(), account, ""))
            .toList(),
        count > ROWS ? "and %s more in the file".formatted(Format.count(count - ROWS)) : "",
        address.twin("csv"),
        address.twin("json"),
        shell.link("/revenue"));
  }
}
