package io.beachhead.customers.web.revenue;

import io.beachhead.customers.AccountGroup;
import io.beachhead.customers.AccountGrouping;
import io.beachhead.customers.AccountGroups;
import io.beachhead.customers.CustomerBase;
import io.beachhead.customers.CustomerBases;
import io.beachhead.web.ProblemException;
import java.time.LocalDate;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;

/**
 * The accounts that a page or an answer speaks about: as they are on a day, divided by a
 * segmentation, all of them or one segment.
 *
 * @param groups null where there is no segmentation
 * @param segment key of the one looked at, null for all
 */
record CustomerView(CustomerBase base, @Nullable AccountGroups groups, @Nullable String segment) {

  List<AccountGroup> segments() {
    return groups == null ? List.of() : groups.groups();
  }

  IntUnaryOperator groupOf() {
    return groups == null ? _ -> -1 : groups.groupOf();
  }

  IntPredicate rows() {
    if (segment == null || groups == null) {
      return _ -> true;
    }
    int wanted = groups.indexOf(segment);
    IntUnaryOperator groupOf = groups.groupOf();
    return row -> groupOf.applyAsInt(row) == wanted;
  }

  /** Makes views. */
  @Component
  @ConditionalOnWebApplication
  static class Views {
    private final CustomerBases bases;
    private final ObjectProvider<AccountGrouping> grouping;

    Views(CustomerBases bases, ObjectProvider<AccountGrouping> grouping) {
      this.bases = bases;
      this.grouping = grouping;
    }

    /**
     * @param segmentation key, null for the active one
     * @param segment key of a segment of it, null or blank for all
     * @throws ProblemException 404 for an unknown segmentation or segment
     */
    CustomerView on(LocalDate day, @Nullable String segmentation, @Nullable String segment) {
      CustomerBase base = bases.asOf(day);
      AccountGrouping known = grouping.getIfAvailable();
      @Nullable AccountGroups groups =
          known == null ? null : known.divide(segmentation, base).orElse(null);
      String one = segment == null || segment.isBlank() ? null : segment;
      if (one != null && (groups == null || groups.indexOf(one) < 0)) {
        throw ProblemException.notFound("There is no segment " + one + ".");
      }
      return new CustomerView(base, groups, one);
    }
  }
}
