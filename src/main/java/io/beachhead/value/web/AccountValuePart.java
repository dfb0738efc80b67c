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
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
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
   * @param value what it is worth, leading to what it was told by; null where nothing is shipped
   * @param footer what follows the value
   */
  public record AccountValueCard(
      String basis,
      @Nullable ValueAndCost chart,
      @Nullable String missing,
      ValueMapPage.@Nullable Why value,
      @Nullable String footer) {}

  @Override
  public Optional<AccountSection> section(AccountInQuestion account) {
    return maps.account(account.base().asOf(), account.id())
        .map(worth ->
            new AccountSection(
                AccountSection.Place.MAIN,
                ORDER,
                "value/_account",
                card(worth, account.id(), account.group().map(AccountGroup::colour).orElse(0)),
                "value",
                worth));
  }

  static AccountValueCard card(AccountWorth worth, String account, int colour) {
    Double cost = worth.cost();
    Double threshold = worth.threshold();
    Double price = worth.price();
    if (worth.features().isEmpty()) {
      return new AccountValueCard(
          "", null, "No feature is shipped yet, so there is nothing to value.", null, null);
    }
    var why =
        new ValueMapPage.Why(
            "why-account-value",
            Format.money(worth.value().mid(), worth.currency()),
            "/why/account-value?account=" + URLEncoder.encode(account, StandardCharsets.UTF_8));
    String range =
        "a year (%s)"
            .formatted(
                Format.moneyRange(worth.value().low(), worth.value().high(), worth.currency()));
    if (cost == null || threshold == null || price == null) {
      return new AccountValueCard(
          basis(worth),
          null,
          "It pays nothing, so there is no price to compare its value with.",
          why,
          range + ".");
    }
    String footer = range + verdict(worth, cost);
    double widest = Math.max(Math.max(worth.value().high(), threshold * 1.05), Math.max(cost, 1));
    return new AccountValueCard(
        basis(worth),
        new ValueAndCost(
            "Worth " + why.number() + " " + footer,
            colour > 6 ? 0 : colour,
            worth.currency(),
            Axis.upTo(widest),
            worth.features().stream()
                .map(part -> new Block(part.name(), part.value(), false))
                .toList(),
            worth.value(),
            costs(price, worth.effort()),
            threshold),
        null,
        why,
        footer);
  }

  /** Where the number comes from: the account's own words, and its size. */
  private static String basis(AccountWorth worth) {
    Double size = worth.size();
    String bySize =
        size == null
            ? "as large as the average of its segment, as its size is not known"
            : Math.abs(size - 1) < 0.05
                ? "about as large as the average of its segment"
                : "%s × the size of the average in its segment".formatted(Format.number(size, 1));
    return worth.own() == 0
        ? bySize
        : "from its own evidence on %s; %s".formatted(Format.count(worth.own(), "feature"), bySize);
  }

  private static List<Block> costs(double price, double effort) {
    var blocks = new ArrayList<Block>();
    blocks.add(new Block("Price", price, false));
    if (effort > 0) {
      blocks.add(new Block("Effort", effort, false));
    }
    return blocks;
  }

  private static String verdict(AccountWorth worth, double cost) {
    double value = worth.value().mid();
    Double chance = worth.happyChance();
    String times = cost > 0 ? ", %s × its cost".formatted(Format.number(value / cost, 1)) : "";
    String happy =
        chance == null ? "" : "; happy with a chance of %s".formatted(Format.share(chance));
    return times + (value > cost ? "" : ": value below cost") + happy + ".";
  }
}
