package io.beachhead.growth.reasons.web;

import io.beachhead.customers.AccountInQuestion;
import io.beachhead.customers.AccountPart;
import io.beachhead.customers.AccountSection;
import io.beachhead.customers.AccountSection.Place;
import io.beachhead.growth.reasons.StatedReasons;
import io.beachhead.web.Format;
import io.beachhead.web.Shell;
import io.beachhead.workspace.CurrentUser;
import io.beachhead.workspace.Role;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** On an account's page: why it left or pays less, and the form to write that down. */
@Component
public class AccountReasonsPart implements AccountPart {
  private static final int ORDER = 70;

  private final StatedReasons reasons;

  AccountReasonsPart(StatedReasons reasons) {
    this.reasons = reasons;
  }

  /**
   * What the template shows.
   *
   * @param today the day a new reason is of unless another one is said
   */
  public record Page(
      String account, boolean mayChange, Shell.@Nullable Csrf csrf, String today, List<Row> rows) {

    /**
     * A reason.
     *
     * @param id of one that can be deleted here; null for one that stands elsewhere
     */
    public record Row(
        @Nullable String id, String what, String reason, String comment, String from) {}
  }

  @Override
  public Optional<AccountSection> section(AccountInQuestion account) {
    var its = reasons.of(account.id());
    var user = CurrentUser.now();
    return Optional.of(
        new AccountSection(
            Place.SIDE,
            ORDER,
            "growth/reasons/account",
            new Page(
                account.id(),
                user.may(Role.PRODUCT) || user.may(Role.GTM),
                Shell.Csrf.ofRequest(),
                account.base().asOf().toString(),
                its.stream().map(AccountReasonsPart::row).toList()),
            "churnReasons",
            its));
  }

  private static Page.Row row(StatedReasons.Stated each) {
    return new Page.Row(
        each.id(),
        (each.contraction() ? "Pays less" : "Left") + ", " + Format.date(each.date()),
        ReasonsController.words(each.reason()),
        Objects.requireNonNullElse(each.comment(), ""),
        switch (each.source()) {
          case HAND -> "written down by hand";
          case FILE -> "from a file";
          case CANCEL_PAGE -> "from the cancel page";
          case STRIPE -> "from Stripe";
          case LOST_DEAL -> "from a lost deal";
        });
  }
}
