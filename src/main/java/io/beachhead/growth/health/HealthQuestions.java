package io.beachhead.growth.health;

import io.beachhead.customers.CustomerBase;
import io.beachhead.customers.revenue.Money;
import io.beachhead.growth.health.HealthAnswer.Band;
import io.beachhead.growth.health.HealthAnswer.Item;
import io.beachhead.growth.health.HealthOfDay.Account;
import io.beachhead.segments.Membership;
import io.beachhead.segments.Memberships;
import io.beachhead.segments.Segmentation;
import io.beachhead.segments.Segmentations;
import io.beachhead.statistics.Interval;
import io.beachhead.statistics.NotEnoughData;
import io.beachhead.web.Cursor;
import io.beachhead.web.ProblemException;
import io.beachhead.workspace.WorkspaceSettings;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Answers how healthy accounts are: filtered, in order, with what the bands held. */
@Component
public class HealthQuestions {
  private static final Comparator<Account> LEAST_FIRST =
      Comparator.comparing(Account::mid, Comparator.nullsLast(Comparator.naturalOrder()));

  private final AccountHealth healths;
  private final Segmentations segmentations;
  private final Memberships memberships;
  private final WorkspaceSettings settings;
  private final Clock clock;

  HealthQuestions(
      AccountHealth healths,
      Segmentations segmentations,
      Memberships memberships,
      WorkspaceSettings settings,
      Clock clock) {
    this.healths = healths;
    this.segmentations = segmentations;
    this.memberships = memberships;
    this.settings = settings;
    this.clock = clock;
  }

  /** Part of a list. */
  public record Slice(int from, int limit) {
    /** Everything. */
    public static final Slice ALL = new Slice(0, Integer.MAX_VALUE);
  }

  /**
   * The accounts that match.
   *
   * @param asOf null = today
   * @throws ProblemException 404 for an unknown segmentation or segment
   */
  public HealthAnswer answer(HealthFilter filter, @Nullable LocalDate asOf, Slice slice) {
    HealthOfDay day = healths.on(asOf == null ? settings.current().today(clock) : asOf);
    CustomerBase base = day.base();
    Segmentation segmentation =
        segmentations.asked(filter.segmentation(), base.asOf()).orElse(null);
    Membership membership = segmentation == null ? null : memberships.of(segmentation, base);
    check(filter, segmentation);
    var everywhere = new HealthFilter(null, null, filter.owner(), null, filter.q());
    List<Account> inScope =
        day.accounts().stream()
            .filter(each -> inSegment(filter.segment(), membership, each.row()))
            .filter(each -> matches(everywhere, day, each))
            .toList();
    List<Account> matching =
        inScope.stream()
            .filter(each -> filter.band() == null || filter.band() == each.band())
            .sorted(LEAST_FIRST.thenComparingDouble(each -> -base.arr(each.row())))
            .toList();
    int from = Math.min(slice.from(), matching.size());
    int to = (int) Math.min((long) from + slice.limit(), matching.size());
    var owners = new TreeSet<String>();
    day.accounts().stream()
        .map(each -> day.owner(each.row()))
        .filter(Objects::nonNull)
        .forEach(owners::add);
    return new HealthAnswer(
        base.asOf(),
        segmentation == null ? null : segmentation.key(),
        day.definition(),
        matching.subList(from, to).stream().map(each -> item(day, membership, each)).toList(),
        matching.size(),
        to < matching.size() ? Cursor.of(Integer.toString(to)).encode() : null,
        bands(inScope, base),
        (int) inScope.stream().filter(each -> each.mid() == null).count(),
        day.holds().stream()
            .map(each ->
                new HealthAnswer.Held(
                    each.band(), each.from(), each.accounts(), each.left(), each.share()))
            .toList(),
        List.copyOf(owners),
        missing(day));
  }

  /** One account's; null where it neither pays nor was active in the last 28 days. */
  public @Nullable Item of(String account, LocalDate asOf) {
    HealthOfDay day = healths.on(asOf);
    int row = day.base().rowOf(account);
    Account found = row < 0 ? null : day.of(row);
    return found == null ? null : item(day, null, found);
  }

  private static void check(HealthFilter filter, @Nullable Segmentation segmentation) {
    String segment = filter.segment();
    if (segment != null && (segmentation == null || segmentation.segment(segment).isEmpty())) {
      throw ProblemException.notFound(
          segmentation == null
              ? "There is no segment “%s”: no segmentation is active.".formatted(segment)
              : "There is no segment “%s” in the segmentation “%s”."
                  .formatted(segment, segmentation.name()));
    }
  }

  private static boolean inSegment(
      @Nullable String segment, @Nullable Membership membership, int row) {
    return segment == null || (membership != null && membership.segment(row).key().equals(segment));
  }

  private static boolean matches(HealthFilter filter, HealthOfDay day, Account each) {
    return filter.holds(
        each.band(), day.owner(each.row()), day.base().name(each.row()), day.base().id(each.row()));
  }

  private static List<Band> bands(List<Account> accounts, CustomerBase base) {
    var bands = new ArrayList<Band>();
    for (HealthBand band : HealthBand.values()) {
      var those = accounts.stream().filter(each -> each.band() == band).toList();
      bands.add(
          new Band(
              band,
              those.size(),
              money(those.stream().mapToDouble(each -> base.arr(each.row())).sum(), base)));
    }
    return bands;
  }

  private static @Nullable NotEnoughData missing(HealthOfDay day) {
    if (day.base().size() == 0) {
      return new NotEnoughData(0, 1, "There are no accounts yet; import them first.");
    }
    return day.accounts().stream().allMatch(each -> each.mid() == null)
        ? new NotEnoughData(
            0, 1, "No account has two known parts: send events, and import requests and payments.")
        : null;
  }

  private static Item item(HealthOfDay day, @Nullable Membership membership, Account each) {
    CustomerBase base = day.base();
    Interval before = each.before().health();
    var use = each.use();
    return new Item(
        base.id(each.row()),
        base.name(each.row()),
        membership == null ? null : membership.segment(each.row()).key(),
        day.owner(each.row()),
        each.now().health(),
        each.band(),
        before == null ? null : (Double) before.mid(),
        each.change(),
        each.now().parts(),
        use == null
            ? null
            : new HealthAnswer.Use(use.events(), use.byPeople(), use.byAgents(), use.byApiKeys()),
        money(base.arr(each.row()), base),
        each.now().notEnoughData());
  }

  private static Money money(double amount, CustomerBase base) {
    return new Money(BigDecimal.valueOf(amount).setScale(2, RoundingMode.HALF_UP), base.currency());
  }
}
