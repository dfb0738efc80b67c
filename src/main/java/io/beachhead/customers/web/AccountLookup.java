package io.beachhead.customers.web;

import io.beachhead.customers.AccountGrouping;
import io.beachhead.customers.AccountGroups;
import io.beachhead.customers.AccountInQuestion;
import io.beachhead.customers.AccountPart;
import io.beachhead.customers.AccountSection;
import io.beachhead.customers.CustomerBase;
import io.beachhead.customers.CustomerBases;
import io.beachhead.web.ProblemException;
import io.beachhead.web.Shells;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.stereotype.Component;

/** The accounts, segmentation and day that the current request speaks about. */
@Component
@ConditionalOnWebApplication
class AccountLookup {
  private final CustomerBases bases;
  private final ObjectProvider<AccountGrouping> grouping;
  private final ObjectProvider<AccountPart> parts;
  private final Shells shells;

  AccountLookup(
      CustomerBases bases,
      ObjectProvider<AccountGrouping> grouping,
      ObjectProvider<AccountPart> parts,
      Shells shells) {
    this.bases = bases;
    this.grouping = grouping;
    this.parts = parts;
    this.shells = shells;
  }

  CustomerBase base() {
    return bases.asOf(shells.asOf());
  }

  /**
   * The segmentation of that key, or the active one for null.
   *
   * @throws ProblemException 404 for an unknown key
   */
  Optional<AccountGroups> groups(CustomerBase base, @Nullable String segmentation) {
    AccountGrouping known = grouping.getIfAvailable();
    Optional<AccountGroups> groups =
        known == null ? Optional.empty() : known.divide(segmentation, base);
    return groups;
  }

  /**
   * The account of that id.
   *
   * @throws ProblemException 404 where there is none
   */
  AccountInQuestion account(String id, @Nullable String segmentation) {
    CustomerBase base = base();
    int row = base.rowOf(id);
    if (row < 0) {
      throw ProblemException.notFound("There is no account " + id + ".");
    }
    return new AccountInQuestion(base, row, groups(base, segmentation));
  }

  /** What other modules know about it, in order. */
  List<AccountSection> sections(AccountInQuestion account) {
    return parts
        .orderedStream()
        .flatMap(part -> part.section(account).stream())
        .sorted(Comparator.comparingInt(AccountSection::order))
        .toList();
  }
}
