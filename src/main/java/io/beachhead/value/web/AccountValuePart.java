package io.beachhead.value.web;

import io.beachhead.customers.AccountGroup;
import io.beachhead.customers.AccountInQuestion;
import io.beachhead.customers.AccountPart;
import io.beachhead.customers.AccountSection;
import io.beachhead.value.AccountWorth;
import io.beachhead.value.ValueMaps;
import io.beachhead.web.Format;
import io.beachhead.web.chart.Axis;
import io.beachhead.web.chart.ValueAndCost;
import io.beachhead.web.chart.ValueMapPanel.Block;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Value against cost on an account's page. */
@Component
public class AccountValuePart implements AccountPart {
  private static final int ORDER = 10;

  private final ValueMaps maps;

  AccountValuePart(ValueMaps maps) {
    this.maps = maps;
  }

  /**
   * The card.
   *
   * @param chart null where there is nothing to draw; then {@code missing} says why
   */
  public record AccountValueCard(
      String basis,
      @Nullable ValueAndCost chart,
      @Nullable String missing,
      @Nullable String footer) {}

  @Override
  public Optional<AccountSection> section(AccountInQuestion account) {
    return maps.account(account.base().asOf(), account.id())
        .map(worth ->
            new AccountSection(
                AccountSection.Place.MAIN,
                ORDER,
                "value/_account",
                card(worth, account.group().map(AccountGroup::slot).orElse(0)),
                "value",
                worth));
  }

  static AccountValueCard card(AccountWorth worth, int slot) {
    Double cost = worth.cost();
    Double threshold = worth.threshold();
    Double price = worth.price();
    if (worth.features().isEmpty()) {
      return new AccountValueCard(
          "", null, "No feature is shipped yet, so there is nothing to value.", null);
    }
    String basis =
        worth.own() == 0
            ? "average of its segment"
            : "from its own evidence on %s".formatted(Format.count(worth.own(), "feature"));
    String value =
        "Worth %s a year (%s)"
            .formatted(
                Format.money(worth.value().mid(), worth.currency()),
                Format.moneyRange(worth.value().low(), worth.value().high(), worth.currency()));
    if (cost == null || threshold == null || price == null) {
      return new AccountValueCard(
          basis, null, value + ". It has no revenue, so there is no price to compare with.", null);
    }
    String footer = value + verdict(worth.value().mid(), cost, threshold);
    double widest = Math.max(Math.max(worth.value().high(), threshold * 1.05), Math.max(cost, 1));
    return new AccountValueCard(
        basis,
        new ValueAndCost(
            footer,
            slot > 6 ? 0 : slot,
            worth.currency(),
            Axis.upTo(widest),
            worth.features().stream()
                .map(part -> new Block(part.name(), part.value(), false))
                .toList(),
            worth.value(),
            costs(price, worth.effort()),
            threshold),
        null,
        footer);
  }

  private static List<Block> costs(double price, double effort) {
    var blocks = new ArrayList<Block>();
    blocks.add(new Block("Price", price, false));
    if (effort > 0) {
      blocks.add(new Block("Effort", effort, false));
    }
    return blocks;
  }

  private static String verdict(double value, double cost, double threshold) {
    String times = cost > 0 ? ", %s × its cost".formatted(Format.number(value / cost, 1)) : "";
    if (value > threshold) {
      return times + ": happy.";
    }
    return times + (value > cost ? ": lukewarm." : ": value below cost.");
  }
}
