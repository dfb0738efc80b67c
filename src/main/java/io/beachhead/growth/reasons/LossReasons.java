package io.beachhead.growth.reasons;

import io.beachhead.behaviour.WhoDid;
import io.beachhead.customers.AccountGrouping;
import io.beachhead.customers.AccountGroups;
import io.beachhead.customers.CustomerBase;
import io.beachhead.customers.CustomerBases;
import io.beachhead.customers.revenue.Money;
import io.beachhead.customers.revenue.RevenueMovements;
import io.beachhead.customers.revenue.RevenueMovements.Kind;
import io.beachhead.customers.revenue.RevenueMovements.OfAccount;
import io.beachhead.growth.reasons.ReasonsAnswer.Counted;
import io.beachhead.growth.reasons.ReasonsAnswer.Item;
import io.beachhead.growth.reasons.ReasonsAnswer.Part;
import io.beachhead.growth.reasons.StatedReasons.Stated;
import io.beachhead.value.features.Feature;
import io.beachhead.value.features.Features;
import io.beachhead.workspace.WorkspaceSettings;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * <b>Question:</b> why did the recurring revenue go that was lost between two days, by segment?
 *
 * <p>Who lost how much is what Revenue says of the same two days ({@link RevenueMovements}): an
 * account that paid on the first day and not on the last has left, one that pays less has shrunk.
 * Each counts for one reason: of those stated about it between 90 days before the period and 90
 * days after it, one about the same kind of loss comes first, then one that somebody wrote down by
 * hand, that of a file, of the cancel page, of Stripe, of a lost deal; among equals the latest.
 * Where nobody stated any it is "not said". So the reasons add up to the revenue that went.
 */
@Component
public class LossReasons {
  private static final int AROUND_DAYS = 90;
  private static final int MONTHS = 12;
  private static final int MOST_REQUESTS = 5;

  private final StatedReasons stated;
  private final CustomerBases customers;
  private final AccountGrouping grouping;
  private final WhoDid whoDid;
  private final Features features;
  private final WorkspaceSettings settings;
  private final JdbcClient sql;

  LossReasons(
      StatedReasons stated,
      CustomerBases customers,
      AccountGrouping grouping,
      WhoDid whoDid,
      Features features,
      WorkspaceSettings settings,
      JdbcClient sql) {
    this.stated = stated;
    this.customers = customers;
    this.grouping = grouping;
    this.whoDid = whoDid;
    this.features = features;
    this.settings = settings;
    this.sql = sql;
  }

  /** An account's loss with its reason. */
  private record Loss(OfAccount of, double arr, @Nullable Stated reason) {
    boolean contraction() {
      return of.kind() == Kind.CONTRACTION;
    }
  }

  /**
   * Answers.
   *
   * @param segmentation key; null = the active one
   * @param from revenue in force on this day is the start
   * @param to revenue in force on this day is the end
   * @throws io.beachhead.web.ProblemException 404 where there is no such segmentation
   */
  public ReasonsAnswer answer(@Nullable String segmentation, LocalDate from, LocalDate to) {
    var base = customers.asOf(to);
    var groups = grouping.divide(segmentation, base).orElse(null);
    var byAccount = new HashMap<String, List<Stated>>();
    for (var each : stated.all()) {
      boolean near =
          !each.date().isBefore(from.minusDays(AROUND_DAYS))
              && !each.date().isAfter(to.plusDays(AROUND_DAYS));
      if (near) {
        byAccount.computeIfAbsent(each.account(), _ -> new ArrayList<>()).add(each);
      }
    }
    var losses = new ArrayList<Loss>();
    for (var change : RevenueMovements.accounts(base.revenue(), from, to, _ -> true)) {
      if (change.kind().loss()) {
        boolean contraction = change.kind() == Kind.CONTRACTION;
        losses.add(
            new Loss(
                change,
                -change.change() * MONTHS,
                best(byAccount.getOrDefault(base.id(change.row()), List.of()), contraction)));
      }
    }
    losses.sort(Comparator.comparingDouble(Loss::arr).reversed());
    return new ReasonsAnswer(
        from,
        to,
        groups == null ? null : groups.key(),
        part(null, "All", losses, base.currency()),
        groups == null ? List.of() : segments(losses, groups, base),
        stated.onCancelPage(),
        items(losses, groups, base, from, to));
  }

  private static @Nullable Stated best(List<Stated> reasons, boolean contraction) {
    return reasons.stream()
        .min(
            Comparator.comparing((Stated each) -> each.contraction() != contraction)
                .thenComparing(Stated::source)
                .thenComparing(Stated::date, Comparator.reverseOrder()))
        .orElse(null);
  }

  private static List<Part> segments(List<Loss> losses, AccountGroups groups, CustomerBase base) {
    var parts = new ArrayList<Part>();
    for (var group : groups.groups()) {
      var its = losses.stream().filter(loss -> groups.of(loss.of().row()).equals(group)).toList();
      if (!its.isEmpty()) {
        parts.add(part(group.key(), group.name(), its, base.currency()));
      }
    }
    return parts;
  }

  private static Part part(@Nullable String key, String name, List<Loss> losses, String currency) {
    double churned = sum(losses.stream().filter(loss -> !loss.contraction()).toList());
    double contracted = sum(losses.stream().filter(Loss::contraction).toList());
    var byReason = new LinkedHashMap<String, List<Loss>>();
    var notSaid = new ArrayList<Loss>();
    for (var loss : losses) {
      if (loss.reason() == null) {
        notSaid.add(loss);
      } else {
        byReason.computeIfAbsent(loss.reason().reason(), _ -> new ArrayList<>()).add(loss);
      }
    }
    double all = churned + contracted;
    var counted = new ArrayList<Counted>();
    byReason.forEach((reason, its) -> counted.add(counted(reason, its, all, currency)));
    counted.sort(
        Comparator.comparing((Counted each) -> each.arr().amount())
            .reversed()
            .thenComparing(each -> Objects.requireNonNull(each.reason())));
    if (!notSaid.isEmpty()) {
      counted.add(counted(null, notSaid, all, currency));
    }
    return new Part(
        key,
        name,
        losses.size(),
        Money.of(churned, currency),
        Money.of(contracted, currency),
        counted);
  }

  private static Counted counted(
      @Nullable String reason, List<Loss> losses, double all, String currency) {
    double arr = sum(losses);
    return new Counted(reason, losses.size(), Money.of(arr, currency), all == 0 ? null : arr / all);
  }

  private static double sum(List<Loss> losses) {
    return losses.stream().mapToDouble(Loss::arr).sum();
  }

  private List<Item> items(
      List<Loss> losses,
      @Nullable AccountGroups groups,
      CustomerBase base,
      LocalDate from,
      LocalDate to) {
    if (losses.isEmpty()) {
      return List.of();
    }
    var used = used(from, to);
    var asked = asked();
    var items = new ArrayList<Item>();
    for (var loss : losses) {
      int row = loss.of().row();
      var id = base.id(row);
      var reason = loss.reason();
      items.add(
          new Item(
              id,
              base.name(row),
              groups == null ? null : groups.of(row).key(),
              loss.contraction(),
              Money.of(loss.arr(), base.currency()),
              reason == null ? null : reason.reason(),
              reason == null ? null : reason.comment(),
              reason == null ? null : reason.source().key(),
              used.getOrDefault(id, List.of()),
              asked.getOrDefault(id, List.of())));
    }
    return items;
  }

  /** Names of the features that each account used, by events and by files. */
  private Map<String, List<String>> used(LocalDate from, LocalDate to) {
    var zone = settings.current().timezone();
    long first = from.minusDays(AROUND_DAYS).atStartOfDay(zone).toInstant().toEpochMilli();
    long last = to.plusDays(1).atStartOfDay(zone).toInstant().toEpochMilli() - 1;
    var names = new HashMap<String, String>();
    var used = new HashMap<String, List<String>>();
    for (var feature : features.all()) {
      names.put(feature.key(), feature.name());
      if (feature.shipped() && !feature.events().isEmpty()) {
        whoDid
            .times(feature.events(), first, last)
            .keySet()
            .forEach(account -> add(used, account, feature));
      }
    }
    sql.sql(
            """
            SELECT account_id, feature FROM feature_use WHERE uses > 0 AND from_date <= :to
              AND (to_date IS NULL OR to_date = '' OR to_date >= :from)
            ORDER BY account_id, feature
            """)
        .param("to", to.toString())
        .param("from", from.minusDays(AROUND_DAYS).toString())
        .query(row -> {
          var name = names.get(row.getString("feature"));
          var its = used.computeIfAbsent(row.getString("account_id"), _ -> new ArrayList<>());
          if (name != null && !its.contains(name)) {
            its.add(name);
          }
        });
    return used;
  }

  private static void add(Map<String, List<String>> used, String account, Feature feature) {
    used.computeIfAbsent(account, _ -> new ArrayList<>()).add(feature.name());
  }

  private Map<String, List<String>> asked() {
    var asked = new HashMap<String, List<String>>();
    sql.sql(
            """
            SELECT account_id, text FROM request WHERE account_id IS NOT NULL
            ORDER BY created_at DESC, id
            """)
        .query(row -> {
          var its = asked.computeIfAbsent(row.getString("account_id"), _ -> new ArrayList<>());
          if (its.size() < MOST_REQUESTS) {
            its.add(row.getString("text"));
          }
        });
    return asked;
  }
}
