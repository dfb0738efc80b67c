package io.beachhead.growth.leads;

import io.beachhead.customers.revenue.Money;
import io.beachhead.segments.Membership;
import io.beachhead.statistics.BinomialInterval;
import io.beachhead.statistics.Estimate;
import io.beachhead.statistics.Interval;
import io.beachhead.statistics.Measured;
import io.beachhead.statistics.NotEnoughData;
import io.beachhead.statistics.ShareDifference;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Leads with their chances, reasons and standing, as pages, the API and files show them. */
@Component
public class LeadList {
  /** What a difference between called and not called does not prove. */
  public static final String CAUTION = "People chose whom to call, so this is not proof.";

  /** Fewer of either make no comparison. */
  private static final int COMPARED = 5;

  private final Leads leads;
  private final LeadBook book;
  private final LeadsPerRep perRep;

  LeadList(Leads leads, LeadBook book, LeadsPerRep perRep) {
    this.leads = leads;
    this.perRep = perRep;
    this.book = book;
  }

  /**
   * The leads a filter keeps, those to call first at the beginning.
   *
   * @param asOf null = today
   * @param limit at most so many items
   */
  public LeadsAnswer answer(LeadFilter filter, @Nullable LocalDate asOf, int limit) {
    LeadsOfDay day = leads.on(asOf == null ? leads.today() : asOf);
    LeadScores scores = day.of(filter.playbook());
    Map<String, LeadStanding> standings = new TreeMap<>(book.standings(filter.playbook()));
    List<LeadsAnswer.Item> items = new ArrayList<>();
    int total = 0;
    int ready = 0;
    for (int row : scores.rows()) {
      String id = day.base().id(row);
      LeadStanding standing = standings.remove(id);
      standing = standing == null ? LeadStanding.untouched(id, filter.playbook()) : standing;
      boolean worth = scores.ready(day.now(), row);
      ready += worth ? 1 : 0;
      if (filter.keeps(standing, worth)) {
        total++;
        if (items.size() < limit) {
          items.add(item(day, scores, row, standing, worth));
        }
      }
    }
    // Those no longer concerned, such as who has bought: their story goes on being told.
    for (LeadStanding standing : standings.values()) {
      int row = day.base().rowOf(standing.account());
      if (row >= 0 && filter.keeps(standing, false)) {
        total++;
        if (items.size() < limit) {
          items.add(past(day, scores, row, standing));
        }
      }
    }
    List<LeadsPerRep.Quarter> quarters = perRep.quarters(day.base().asOf());
    return new LeadsAnswer(
        day.base().asOf(),
        filter.playbook(),
        filter.playbook().days(),
        items,
        total,
        ready,
        model(day, scores),
        quarters,
        LeadsPerRep.hiring(quarters),
        called(scores.called()),
        scores.silent());
  }

  private static LeadsAnswer.Item item(
      LeadsOfDay day, LeadScores scores, int row, LeadStanding standing, boolean ready) {
    double[] own = day.now().row(row);
    Interval chance = scores.chance(own);
    List<LeadRules.Rule> met =
        chance == null ? LeadRules.met(scores.playbook(), day.now(), row) : List.of();
    return new LeadsAnswer.Item(
        standing.account(),
        day.base().name(row),
        segment(day, row),
        chance,
        chance == null ? tooFew(scores) : null,
        chance == null
            ? new LeadsAnswer.RulesMet(met.size(), LeadRules.of(scores.playbook()).size())
            : null,
        reasons(day, scores, row, own, met),
        changed(day, scores, row),
        ready,
        money(day, scores, row),
        standing.owner(),
        new LeadsAnswer.Standing(standing.state(), standing.at(), standing.by()));
  }

  private static LeadsAnswer.Item past(
      LeadsOfDay day, LeadScores scores, int row, LeadStanding standing) {
    return new LeadsAnswer.Item(
        standing.account(),
        day.base().name(row),
        segment(day, row),
        null,
        new NotEnoughData(
            0,
            1,
            scores.playbook() == Playbook.BUY
                ? "It has bought, or nothing is known of it."
                : "It pays nothing now."),
        null,
        List.of(),
        new LeadsAnswer.Change("nothing new", null),
        false,
        null,
        standing.owner(),
        new LeadsAnswer.Standing(standing.state(), standing.at(), standing.by()));
  }

  private static List<LeadReasons.Reason> reasons(
      LeadsOfDay day, LeadScores scores, int row, double[] own, List<LeadRules.Rule> met) {
    LeadModel.Learned learned = scores.learned();
    if (learned == null) {
      return met.stream()
          .map(rule ->
              new LeadReasons.Reason(
                  day.columns().name(rule.column()),
                  day.columns().words(rule.column(), (float) own[rule.column()], day.seats(row)),
                  null))
          .toList();
    }
    return LeadReasons.of(
        learned.fit(), day.columns(), own, scores.usual()[day.segment(row)], day.seats(row));
  }

  private static @Nullable String segment(LeadsOfDay day, int row) {
    Membership membership = day.membership();
    return membership == null ? null : membership.segment(row).key();
  }

  private static @Nullable Money money(LeadsOfDay day, LeadScores scores, int row) {
    Double amount = day.couldBring(scores.playbook(), row);
    return amount == null
        ? null
        : new Money(
            BigDecimal.valueOf(amount).setScale(2, RoundingMode.HALF_UP), day.base().currency());
  }

  /** The column that moved the chance most since a week before. */
  private static LeadsAnswer.Change changed(LeadsOfDay day, LeadScores scores, int row) {
    double[] now = day.now().row(row);
    double[] before = day.weekAgo().row(row);
    LeadModel.Learned learned = scores.learned();
    int column = -1;
    double most = .02;
    for (int each = 0; each < now.length; each++) {
      // Nobody calls because a week has passed.
      double moved =
          each == LeadColumns.AGE
              ? 0
              : learned == null
                  ? Math.abs(now[each] - before[each]) / 10
                  : Math.abs(learned.fit().contribution(each, now[each], before[each]));
      if (moved > most) {
        most = moved;
        column = each;
      }
    }
    if (column < 0) {
      return new LeadsAnswer.Change("nothing new", null);
    }
    String text = week(day, column, now[column], before[column], day.seats(row));
    return new LeadsAnswer.Change(
        text,
        learned == null
            ? null
            : (Double)
                (Math.round(1000 * (learned.fit().chance(now) - learned.fit().chance(before)))
                    / 10.0));
  }

  private static String week(
      LeadsOfDay day, int column, double now, double before, @Nullable Integer seats) {
    if (column == LeadColumns.PEOPLE) {
      long more = LeadColumns.count((float) now) - LeadColumns.count((float) before);
      if (more != 0) {
        return "%s %s than a week ago"
            .formatted(
                Math.abs(more) == 1 ? "1 person" : Math.abs(more) + " people",
                more > 0 ? "more" : "fewer");
      }
    }
    return "%s, a week ago %s"
        .formatted(
            day.columns().words(column, (float) now, seats),
            day.columns().words(column, (float) before, seats));
  }

  private static NotEnoughData tooFew(LeadScores scores) {
    return new NotEnoughData(
        scores.known(),
        LeadModel.NEEDED,
        "Too few outcomes are known to learn a chance from, so four plain rules decide.");
  }

  private static LeadsAnswer.Model model(LeadsOfDay day, LeadScores scores) {
    LeadModel.Learned learned = scores.learned();
    var columns = new LeadsAnswer.Columns(day.columns().names(), scores.refused());
    if (learned == null) {
      return new LeadsAnswer.Model(
          "rules",
          null,
          null,
          null,
          null,
          List.of(),
          null,
          null,
          columns,
          LeadRules.of(scores.playbook()).stream().map(LeadRules.Rule::words).toList(),
          tooFew(scores));
    }
    LeadModel.Test test = learned.test();
    Estimate auc = test == null ? untested() : test.auc();
    return new LeadsAnswer.Model(
        "ridge",
        learned.trainedTo(),
        auc instanceof Measured measured ? measured.interval() : null,
        test == null ? null : (Double) test.brier(),
        test == null ? null : (Double) test.brierGuessing(),
        test == null ? List.of() : test.calibration(),
        test == null ? null : test.lift(),
        new LeadsAnswer.Sample(
            learned.rows(),
            learned.conversions(),
            learned.usual(),
            test == null ? 0 : test.n(),
            test == null ? 0 : test.conversions(),
            test == null ? 0 : test.capacity()),
        columns,
        List.of(),
        auc instanceof NotEnoughData missing ? missing : null);
  }

  private static NotEnoughData untested() {
    return new NotEnoughData(
        1, 2, "All outcomes lie in one stretch of time: none is left to test on what came after.");
  }

  static String quarter(LocalDate day) {
    return "%d-Q%d".formatted(day.getYear(), (day.getMonthValue() + 2) / 3);
  }

  private static LeadsAnswer.Called called(LeadScores.Called counts) {
    boolean compared = counts.called() >= COMPARED && counts.notCalled() >= COMPARED;
    return new LeadsAnswer.Called(
        counts.called(),
        counts.good(),
        share(counts.good(), counts.called()),
        counts.notCalled(),
        counts.goodNotCalled(),
        share(counts.goodNotCalled(), counts.notCalled()),
        compared
            ? ShareDifference.newcombe(
                counts.good(), counts.called(), counts.goodNotCalled(), counts.notCalled())
            : null,
        CAUTION);
  }

  private static @Nullable Interval share(int part, int whole) {
    return whole == 0 ? null : BinomialInterval.jeffreys(part, whole);
  }
}
