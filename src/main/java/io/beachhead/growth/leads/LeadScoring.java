package io.beachhead.growth.leads;

import io.beachhead.customers.CustomerBase;
import io.beachhead.segments.Membership;
import io.beachhead.statistics.NotEnoughData;
import io.beachhead.statistics.Quantiles;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Learns from the past of one customer base, and scores its present. */
final class LeadScoring {
  private static final int CUTS = 12;
  private static final int DAYS_BETWEEN_CUTS = 30;

  /** Above so many accounts, cuts lie further apart: there is enough to learn from. */
  private static final int MANY_ACCOUNTS = 20_000;

  private static final int DAYS_BETWEEN_CUTS_OF_MANY = 60;
  private static final int QUARTERS = 4;

  private final Material material;
  private final LeadDays.Walk walk;
  private final List<LocalDate> cuts;
  private final Map<LocalDate, LeadDay> days = new HashMap<>();

  /**
   * What is given.
   *
   * @param upgraded when each account first upgraded
   * @param written by attribute of accounts, the day on which it was last written
   * @param capacity accounts the team can call in the time a chance looks ahead; 0 = not known
   */
  record Material(
      CustomerBase base,
      ZoneId zone,
      @Nullable Membership membership,
      int[] seats,
      Map<String, Long> upgraded,
      Map<Playbook, List<LeadStanding>> history,
      List<LeakageGuard.Column> written,
      int capacity,
      @Nullable LocalDate firstEvent) {}

  LeadScoring(Material material, LeadDays.Walk walk) {
    this.material = material;
    this.walk = walk;
    boolean many = material.base().size() > MANY_ACCOUNTS;
    int apart = many ? DAYS_BETWEEN_CUTS_OF_MANY : DAYS_BETWEEN_CUTS;
    cuts = new ArrayList<>();
    for (int cut = 1; cut <= CUTS * DAYS_BETWEEN_CUTS / apart; cut++) {
      cuts.add(asOf().minusDays((long) cut * apart));
    }
  }

  private LocalDate asOf() {
    return material.base().asOf();
  }

  private LeadDay day(LocalDate day) {
    LeadDay known = days.get(day);
    if (known == null) {
      known = walk.on(day);
      days.put(day, known);
    }
    return known;
  }

  LeadsOfDay score() {
    var scores = new EnumMap<Playbook, LeadScores>(Playbook.class);
    for (Playbook playbook : Playbook.values()) {
      scores.put(playbook, score(playbook));
    }
    return new LeadsOfDay(
        material.base(),
        walk.columns(),
        day(asOf()),
        day(asOf().minusDays(7)),
        material.membership(),
        material.seats(),
        revenuePerPerson(),
        scores);
  }

  private LeadScores score(Playbook playbook) {
    var labels =
        new LeadLabels(
            playbook,
            material.base(),
            material.zone(),
            material.upgraded(),
            material.history().getOrDefault(playbook, List.of()));
    LeadDay now = day(asOf());
    List<Integer> concerned = new ArrayList<>();
    for (int row = 0; row < material.base().size(); row++) {
      if (labels.concerns(row, now)) {
        concerned.add(row);
      }
    }
    LocalDate known = material.firstEvent();
    LocalDate firstEvent = known == null ? LocalDate.MAX : known;
    boolean silent = firstEvent.isAfter(asOf());
    List<LeadModel.Example> examples = silent ? List.of() : examples(labels, firstEvent);
    int capacity =
        material.capacity() > 0 ? material.capacity() : Math.max(1, concerned.size() / 10);
    var learned = LeadModel.learn(examples, cuts, playbook.days(), capacity).orElse(null);
    var draft =
        new LeadScores(
            playbook,
            learned,
            LeadModel.conversions(examples),
            new int[0],
            usual(concerned, now),
            refused(),
            List.of(),
            raised(playbook, examples),
            new LeadScores.Called(0, 0, 0, 0),
            silent
                ? new NotEnoughData(
                    0, 1, "No product events have come in by then: send some at Data sources.")
                : null);
    return new LeadScores(
        playbook,
        learned,
        draft.known(),
        silent ? new int[0] : ordered(draft, concerned, now),
        draft.usual(),
        draft.refused(),
        silent ? List.of() : readyByQuarter(draft, labels, firstEvent),
        draft.raised(),
        silent ? draft.called() : called(draft, labels),
        draft.silent());
  }

  private List<LeadModel.Example> examples(LeadLabels labels, LocalDate firstEvent) {
    var examples = new ArrayList<LeadModel.Example>();
    for (LocalDate cut : cuts) {
      if (cut.isBefore(firstEvent)) {
        break;
      }
      LeadDay day = day(cut);
      for (int row = 0; row < material.base().size(); row++) {
        if (labels.concerns(row, day)) {
          Boolean outcome = labels.outcome(row, cut);
          if (outcome != null) {
            examples.add(new LeadModel.Example(row, cut, day.row(row), outcome));
          }
        }
      }
    }
    return examples;
  }

  /** The mean of each column by segment, and of everybody last. */
  private double[][] usual(List<Integer> concerned, LeadDay now) {
    Membership membership = material.membership();
    int groups = membership == null ? 0 : membership.segmentation().all().size();
    double[][] sums = new double[groups + 1][walk.columns().size()];
    int[] counts = new int[groups + 1];
    for (int row : concerned) {
      add(sums[groups], now, row);
      counts[groups]++;
      if (membership != null) {
        add(sums[membership.segmentOf(row)], now, row);
        counts[membership.segmentOf(row)]++;
      }
    }
    for (int group = 0; group <= groups; group++) {
      for (int column = 0; column < sums[group].length; column++) {
        sums[group][column] /= Math.max(1, counts[group]);
      }
    }
    return sums;
  }

  private static void add(double[] sum, LeadDay day, int row) {
    for (int column = 0; column < sum.length; column++) {
      sum[column] += day.columns()[column][row];
    }
  }

  private int[] ordered(LeadScores draft, List<Integer> concerned, LeadDay now) {
    double[] height = new double[material.base().size()];
    for (int row : concerned) {
      var learned = draft.learned();
      height[row] =
          learned == null
              ? LeadRules.met(draft.playbook(), now, row).size()
                  + now.columns()[LeadColumns.ACTIVE_DAYS][row] / 1000.0
              : learned.fit().logOdds(now.row(row));
    }
    return concerned.stream()
        .sorted(Comparator.comparingDouble((Integer row) -> -height[row]).thenComparing(row -> row))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  private List<LeadScores.Ready> readyByQuarter(
      LeadScores draft, LeadLabels labels, LocalDate firstEvent) {
    var ready = new ArrayList<LeadScores.Ready>();
    for (int back = QUARTERS - 1; back >= 0; back--) {
      LocalDate end =
          back == 0 ? asOf() : quarterStart(asOf()).minusMonths(3L * (back - 1)).minusDays(1);
      if (!end.isBefore(firstEvent)) {
        LeadDay day = day(end);
        int count = 0;
        for (int row = 0; row < material.base().size(); row++) {
          count += labels.concerns(row, day) && draft.ready(day, row) ? 1 : 0;
        }
        ready.add(new LeadScores.Ready(end, count));
      }
    }
    return ready;
  }

  /** The first day of the quarter that contains the day. */
  static LocalDate quarterStart(LocalDate day) {
    return LocalDate.of(day.getYear(), (day.getMonthValue() - 1) / 3 * 3 + 1, 1);
  }

  /**
   * Of accounts ready at a cut, those that somebody contacted within its time and those nobody did;
   * cuts so far apart that no outcome counts twice.
   */
  private LeadScores.Called called(LeadScores draft, LeadLabels labels) {
    Map<String, List<Long>> contacts = new HashMap<>();
    for (LeadStanding each : material.history().getOrDefault(draft.playbook(), List.of())) {
      Instant at = each.at();
      if (at != null && each.state() == LeadState.CONTACTED) {
        contacts
            .computeIfAbsent(each.account(), _ -> new ArrayList<>())
            .add(LocalDate.ofInstant(at, material.zone()).toEpochDay());
      }
    }
    int[] counts = new int[4];
    if (contacts.isEmpty()) {
      return new LeadScores.Called(0, 0, 0, 0);
    }
    LocalDate next = asOf().minusDays(draft.playbook().days());
    for (LocalDate cut : cuts) {
      if (cut.isAfter(next) || !days.containsKey(cut)) {
        continue;
      }
      next = cut.minusDays(draft.playbook().days());
      LeadDay day = day(cut);
      for (int row = 0; row < material.base().size(); row++) {
        if (!labels.concerns(row, day) || !draft.ready(day, row)) {
          continue;
        }
        Boolean outcome = labels.outcome(row, cut);
        if (outcome != null) {
          long from = cut.toEpochDay();
          boolean was =
              contacts.getOrDefault(material.base().id(row), List.of()).stream()
                  .anyMatch(at -> at > from && at <= from + draft.playbook().days());
          boolean good = draft.playbook() == Playbook.KEEP ? !outcome : outcome;
          counts[was ? 0 : 2]++;
          counts[was ? 1 : 3] += good ? 1 : 0;
        }
      }
    }
    return new LeadScores.Called(counts[0], counts[1], counts[2], counts[3]);
  }

  private List<LeakageGuard.Refused> refused() {
    return LeakageGuard.refused(material.written(), cuts.getLast());
  }

  private @Nullable Double raised(Playbook playbook, List<LeadModel.Example> examples) {
    double[] raised =
        examples.stream()
            .filter(each -> playbook == Playbook.EXPAND && each.yes())
            .mapToDouble(each -> {
              var revenue = material.base().revenue();
              double before = revenue.mrr(each.row(), each.cut());
              double after = revenue.mrr(each.row(), each.cut().plusDays(playbook.days()));
              return before > 0 ? after / before - 1 : 0;
            })
            .filter(share -> share > 0)
            .sorted()
            .toArray();
    return raised.length == 0 ? null : (Double) Quantiles.ofSorted(raised, .5);
  }

  /** The median of what paying accounts pay a year for each person active. */
  private double revenuePerPerson() {
    LeadDay now = day(asOf());
    var base = material.base();
    double[] each = new double[base.size()];
    int count = 0;
    for (int row = 0; row < base.size(); row++) {
      long people = LeadColumns.count(now.columns()[LeadColumns.PEOPLE][row]);
      if (people > 0 && base.arr(row) > 0) {
        each[count++] = base.arr(row) / people;
      }
    }
    double[] sorted = Arrays.copyOf(each, count);
    Arrays.sort(sorted);
    return count == 0 ? 0 : Quantiles.ofSorted(sorted, .5);
  }
}
