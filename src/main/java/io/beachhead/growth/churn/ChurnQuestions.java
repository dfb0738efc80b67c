package io.beachhead.growth.churn;

import io.beachhead.customers.CustomerBase;
import io.beachhead.customers.revenue.Money;
import io.beachhead.growth.churn.ChurnAnswer.Factor;
import io.beachhead.growth.churn.ChurnAnswer.Item;
import io.beachhead.growth.churn.ChurnOfDay.Risk;
import io.beachhead.segments.Membership;
import io.beachhead.segments.Memberships;
import io.beachhead.segments.Segmentation;
import io.beachhead.segments.Segmentations;
import io.beachhead.statistics.BinomialInterval;
import io.beachhead.statistics.Interval;
import io.beachhead.web.Cursor;
import io.beachhead.web.Format;
import io.beachhead.web.ProblemException;
import io.beachhead.workspace.WorkspaceSettings;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Answers who may leave: filtered, and in words. */
@Component
public class ChurnQuestions {
  /** Stands beside every ratio. */
  static final String CAUTION =
      "Went with leaving; whether it made accounts leave, only an experiment can tell.";

  private final ChurnRisks risks;
  private final Segmentations segmentations;
  private final Memberships memberships;
  private final WorkspaceSettings settings;
  private final Clock clock;

  ChurnQuestions(
      ChurnRisks risks,
      Segmentations segmentations,
      Memberships memberships,
      WorkspaceSettings settings,
      Clock clock) {
    this.risks = risks;
    this.segmentations = segmentations;
    this.memberships = memberships;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * Which accounts.
   *
   * @param segmentation null = the agreed one
   * @param segment key; null = all
   * @param owner null = all; empty = nobody's
   */
  public record Filter(
      @Nullable String segmentation, @Nullable String segment, @Nullable String owner) {}

  /** Part of a list. */
  public record Slice(int from, int limit) {
    /** Everything. */
    public static final Slice ALL = new Slice(0, Integer.MAX_VALUE);
  }

  /**
   * The accounts that match, and what goes with leaving among all.
   *
   * @param asOf null = today
   * @throws ProblemException 404 for an unknown segmentation or segment
   */
  public ChurnAnswer answer(Filter filter, @Nullable LocalDate asOf, Slice slice) {
    ChurnOfDay day = risks.on(asOf == null ? settings.current().today(clock) : asOf);
    CustomerBase base = day.base();
    Segmentation segmentation =
        segmentations.asked(filter.segmentation(), base.asOf()).orElse(null);
    String segment = filter.segment();
    if (segment != null && (segmentation == null || segmentation.segment(segment).isEmpty())) {
      throw ProblemException.notFound("There is no segment “%s”.".formatted(segment));
    }
    Membership membership = segmentation == null ? null : memberships.of(segmentation, base);
    var owners = new TreeSet<String>();
    day.risks().stream()
        .map(each -> owner(base, each.row()))
        .filter(Objects::nonNull)
        .forEach(owners::add);
    List<Risk> matching =
        day.risks().stream()
            .filter(each ->
                segment == null
                    || (membership != null && membership.segment(each.row()).key().equals(segment)))
            .filter(each -> {
              String its = owner(base, each.row());
              return filter.owner() == null || filter.owner().equals(its == null ? "" : its);
            })
            .toList();
    int from = Math.min(slice.from(), matching.size());
    int to = (int) Math.min((long) from + slice.limit(), matching.size());
    return new ChurnAnswer(
        base.asOf(),
        segmentation == null ? null : segmentation.key(),
        day.learned().accounts(),
        day.learned().left(),
        model(day),
        day.habits().stream().map(ChurnQuestions::habit).toList(),
        new ChurnAnswer.Page(
            matching.subList(from, to).stream().map(each -> item(base, membership, each)).toList(),
            matching.size(),
            to < matching.size() ? Cursor.of(Integer.toString(to)).encode() : null),
        List.copyOf(owners),
        day.notEnoughData());
  }

  private static @Nullable String owner(CustomerBase base, int row) {
    var owners = base.attribute("owner");
    return owners == null ? null : owners.text(row);
  }

  private static ChurnAnswer.@Nullable Model model(ChurnOfDay day) {
    ChurnModel model = day.model();
    if (model == null) {
      return null;
    }
    var factors = new ArrayList<Factor>();
    for (int j = 0; j < model.covariates().size(); j++) {
      Interval ratio = model.fit().ratio(j);
      factors.add(
          new Factor(
              model.covariates().get(j),
              model.fit().coefficients()[j],
              model.fit().standardError(j),
              ratio,
              sentence(model.covariates().get(j), ratio)));
    }
    return new ChurnAnswer.Model(
        "cox",
        "efron",
        day.learned().stretches(),
        model.fit().events(),
        model.fit().logLikelihood(),
        factors,
        CAUTION);
  }

  /** “Accounts that dropped a feature left 2.1 times as often, 1.4 to 3.0.” */
  static String sentence(Covariate covariate, Interval ratio) {
    return "Accounts that %s left %s times as often, %s to %s%s."
        .formatted(
            covariate.words(),
            Format.number(ratio.mid(), 1),
            Format.number(ratio.low(), 1),
            Format.number(ratio.high(), 1),
            ratio.low() < 1 && ratio.high() > 1 ? ": it may make no difference" : "");
  }

  private static ChurnAnswer.Habit habit(ChurnOfDay.Habit habit) {
    return new ChurnAnswer.Habit(
        habit.from(),
        habit.to(),
        habit.now(),
        habit.before(),
        habit.left(),
        habit.stretches() == 0 ? null : BinomialInterval.jeffreys(habit.left(), habit.stretches()));
  }

  private static Item item(CustomerBase base, @Nullable Membership membership, Risk risk) {
    Engagement now = risk.now();
    Interval before = risk.before();
    return new Item(
        base.id(risk.row()),
        base.name(risk.row()),
        membership == null ? null : membership.segment(risk.row()).key(),
        owner(base, risk.row()),
        risk.chance(),
        before == null ? null : (Double) before.mid(),
        now == null
            ? null
            : new ChurnAnswer.Use(now.days(), now.daysBefore(), now.people(), now.peopleBefore()),
        risk.dropped(),
        changed(now, risk.dropped()),
        new Money(
            BigDecimal.valueOf(base.arr(risk.row())).setScale(2, RoundingMode.HALF_UP),
            base.currency()));
  }

  private static String changed(@Nullable Engagement now, List<String> dropped) {
    if (now == null) {
      return "no use is known from before";
    }
    var parts = new ArrayList<String>();
    if (now.days() != now.daysBefore()) {
      parts.add("active on %d days, before on %d".formatted(now.days(), now.daysBefore()));
    }
    if (now.people() != now.peopleBefore()) {
      parts.add("%s, before %d".formatted(people(now.people()), now.peopleBefore()));
    }
    if (!dropped.isEmpty()) {
      parts.add("dropped " + String.join(", ", dropped));
    }
    return parts.isEmpty() ? "nothing" : String.join("; ", parts);
  }

  private static String people(int people) {
    return people == 1 ? "1 person" : Format.count(people) + " people";
  }
}
