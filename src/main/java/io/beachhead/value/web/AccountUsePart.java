package io.beachhead.value.web;

import io.beachhead.customers.AccountInQuestion;
import io.beachhead.customers.AccountPart;
import io.beachhead.customers.AccountSection;
import io.beachhead.value.features.AccountUse;
import io.beachhead.value.features.AccountUses;
import io.beachhead.web.Format;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The features an account uses, on its page and in its JSON. */
@Component
public class AccountUsePart implements AccountPart {
  private static final int ORDER = 20;

  private final AccountUses uses;

  AccountUsePart(AccountUses uses) {
    this.uses = uses;
  }

  /** The card. */
  public record AccountUseCard(String note, List<Row> rows) {}

  /** One feature; {@code since} is empty where not known. */
  public record Row(String name, String uses, String since, String until) {}

  @Override
  public Optional<AccountSection> section(AccountInQuestion account) {
    List<AccountUse> used = uses.of(account.id(), account.base().asOf());
    return Optional.of(
        new AccountSection(
            AccountSection.Place.MAIN,
            ORDER,
            "value/_use",
            new AccountUseCard(
                used.isEmpty() ? "" : Format.count(used.size(), "feature"),
                used.stream().map(AccountUsePart::row).toList()),
            "featuresUsed",
            used));
  }

  private static Row row(AccountUse use) {
    LocalDate since = use.since();
    LocalDate until = use.until();
    return new Row(
        use.name(),
        Format.number(use.uses(), 1),
        since == null ? "" : Format.date(since),
        until == null ? "" : "until " + Format.date(until));
  }
}
