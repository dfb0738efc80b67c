package io.beachhead.value.happiness.web;

import io.beachhead.customers.AccountGroups;
import io.beachhead.customers.AccountInQuestion;
import io.beachhead.customers.AccountPart;
import io.beachhead.customers.AccountSection;
import io.beachhead.value.AccountWorth;
import io.beachhead.value.ValueMaps;
import io.beachhead.value.happiness.AccountHappiness;
import io.beachhead.value.happiness.Happiness;
import io.beachhead.value.happiness.Observation;
import io.beachhead.value.happiness.web.HappinessPage.Judgement;
import io.beachhead.value.happiness.web.HappinessPage.MarkView;
import io.beachhead.web.Format;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The four behaviours in the header of an account's page, beside what the model says. */
@Component
public class AccountHappinessPart implements AccountPart {
  private static final int ORDER = 10;

  private final Happiness happiness;
  private final ValueMaps maps;

  AccountHappinessPart(Happiness happiness, ValueMaps maps) {
    this.happiness = happiness;
    this.maps = maps;
  }

  /**
   * The row of marks.
   *
   * @param modelled null where the model cannot tell
   */
  public record AccountMarks(
      List<MarkView> marks, Judgement observed, @Nullable String modelled, String window) {}

  @Override
  public Optional<AccountSection> section(AccountInQuestion account) {
    String segmentation = account.groups().map(AccountGroups::key).orElse(null);
    Observation seen = happiness.observation(segmentation, account.base().asOf());
    int row = seen.base().rowOf(account.id());
    if (row < 0 || !seen.present(row)) {
      return Optional.empty();
    }
    AccountHappiness found = AccountHappiness.of(seen, row);
    return Optional.of(
        new AccountSection(
            AccountSection.Place.HEADER,
            ORDER,
            "value/_accountmarks",
            new AccountMarks(
                MarkViews.of(found.behaviours()),
                MarkViews.judgement(
                    found.standing(),
                    found.met(),
                    found.of(),
                    found.required(),
                    found.behaviours()),
                modelled(account),
                Format.count(seen.definition().windowDays(), "day")),
            "happiness",
            new AccountHappiness(
                null,
                null,
                found.segment(),
                found.standing(),
                found.met(),
                found.of(),
                found.required(),
                found.behaviours())));
  }

  private @Nullable String modelled(AccountInQuestion account) {
    AccountWorth worth = maps.account(account.base().asOf(), account.id()).orElse(null);
    if (worth == null || worth.features().isEmpty()) {
      return null;
    }
    Double cost = worth.cost();
    Double threshold = worth.threshold();
    if (cost == null || threshold == null) {
      return null;
    }
    String worthTo = Format.money(worth.value().mid(), worth.currency());
    String from = Format.money(threshold, worth.currency());
    Double chance = worth.happyChance();
    if (chance != null && chance > 0 && chance < 1) {
      return "happy with a chance of %s: worth %s, costs %s"
          .formatted(Format.share(chance), worthTo, Format.money(cost, worth.currency()));
    }
    return worth.value().mid() > threshold
        ? "happy: worth %s, happy from %s".formatted(worthTo, from)
        : worth.value().mid() > cost
            ? "lukewarm: worth %s, happy from %s".formatted(worthTo, from)
            : "value below cost: worth %s, costs %s"
                .formatted(worthTo, Format.money(cost, worth.currency()));
  }
}
