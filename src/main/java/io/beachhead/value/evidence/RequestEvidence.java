package io.beachhead.value.evidence;

import io.beachhead.customers.AccountGroup;
import io.beachhead.customers.AccountGrouping;
import io.beachhead.customers.AccountGroups;
import io.beachhead.customers.CustomerBase;
import io.beachhead.customers.CustomerBases;
import io.beachhead.statistics.AskingShare;
import io.beachhead.statistics.Interval;
import io.beachhead.value.features.Feature;
import io.beachhead.value.features.Features;
import io.beachhead.voice.Importance;
import io.beachhead.voice.Request;
import io.beachhead.voice.Requests;
import io.beachhead.web.ProblemException;
import io.beachhead.web.ProblemItem;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What requests say on the value of a feature to a segment: the share of its accounts that ask,
 * weighted by what they pay and how badly they need it, times an exchange rate in currency per
 * account and year. The rate is stated; where the same features and segments have willingness to
 * pay, it is also fitted: least squares through the origin of stated worth on share.
 */
@Component
public class RequestEvidence {
  /** Where evidence that comes from requests says it is from. */
  public static final String SOURCE = "requests";

  /** Fewer pairs than this do not make a rate. */
  static final int LEAST_PAIRS = 3;

  private static final double LARGEST_RATE = 1e9;

  private final Requests requests;
  private final Features features;
  private final CustomerBases bases;
  private final AccountGrouping grouping;
  private final EvidenceSnapshotQuery snapshots;
  private final EvidenceRecords records;

  RequestEvidence(
      Requests requests,
      Features features,
      CustomerBases bases,
      AccountGrouping grouping,
      EvidenceSnapshotQuery snapshots,
      EvidenceRecords records) {
    this.requests = requests;
    this.features = features;
    this.bases = bases;
    this.grouping = grouping;
    this.snapshots = snapshots;
    this.records = records;
  }

  /**
   * What one account that asks as badly as it can is taken to be worth, per account and year.
   *
   * @param stated as asked for; null where nobody stated one
   * @param fitted to willingness to pay; null below {@value #LEAST_PAIRS} pairs
   * @param pairs features and segments that have both
   */
  public record Rate(@Nullable Double stated, @Nullable Double fitted, int pairs) {
    /** The one in use: stated, else fitted. */
    public @Nullable Double used() {
      return stated != null ? stated : fitted;
    }
  }

  /**
   * One feature and segment that somebody asks for.
   *
   * @param share weighted by revenue and importance
   * @param unweighted share of accounts that ask
   * @param value currency per account and year; null without a rate
   * @param se of the value, without the bias of the kind, which the value model adds
   */
  public record Line(
      String feature,
      String segment,
      int accounts,
      int asking,
      Interval share,
      double unweighted,
      double effectiveAccounts,
      @Nullable Interval value,
      @Nullable Double se) {}

  /** All lines of a segmentation. */
  public record Answer(String segmentation, Rate rate, List<Line> lines) {}

  private record Cell(String feature, String segment, AskingShare share) {}

  /**
   * Computes.
   *
   * @param segmentation key; null for the active one
   * @param stated the exchange rate; null for the fitted one
   * @throws ProblemException 404 for an unknown segmentation, 409 where none is in use, 422 for a
   *     rate that cannot be
   */
  public Answer compute(@Nullable String segmentation, @Nullable Double stated, LocalDate asOf) {
    if (stated != null && !(stated > 0 && stated <= LARGEST_RATE)) {
      throw ProblemException.unprocessable(
          "The exchange rate is not usable.",
          List.of(ProblemItem.of("rate", stated.toString(), "expected an amount above 0")));
    }
    CustomerBase base = bases.asOf(asOf);
    AccountGroups groups =
        grouping
            .divide(segmentation, base)
            .orElseThrow(
                () -> ProblemException.conflict("No segmentation is in use; activate one first."));
    var cells = cells(base, groups, asks(base));
    var rate = rate(cells, groups.key(), stated);
    Double used = rate.used();
    return new Answer(groups.key(), rate, cells.stream().map(cell -> line(cell, used)).toList());
  }

  /**
   * Notes every line as evidence of the kind {@code requests}. It replaces whatever was noted from
   * requests before, by any segmentation: the same requests count once.
   *
   * @return how many statements there are
   * @throws ProblemException as {@link #compute}; 409 where there is no rate
   */
  @Transactional
  public int note(@Nullable String segmentation, @Nullable Double stated, LocalDate asOf) {
    Answer answer = compute(segmentation, stated, asOf);
    if (answer.rate.used() == null) {
      throw ProblemException.conflict(
          "There is no exchange rate: state one, or import willingness to pay for at least %d"
                  .formatted(LEAST_PAIRS)
              + " features and segments that are asked for.");
    }
    records.removeFrom(EvidenceKind.REQUESTS, SOURCE);
    for (Line line : answer.lines) {
      Interval value = line.value;
      if (value != null) {
        records.note(
            Evidence.ofSegment(
                    line.feature,
                    answer.segmentation,
                    line.segment,
                    EvidenceKind.REQUESTS,
                    value.mid())
                .with(null, line.se, Math.max(1, line.effectiveAccounts))
                .from(SOURCE, asOf));
      }
    }
    return answer.lines.size();
  }

  /** By feature: how badly each account asks, by its row. Nobody says how badly: as a nicety. */
  private Map<String, Map<Integer, Double>> asks(CustomerBase base) {
    var asks = new HashMap<String, Map<Integer, Double>>();
    for (Request request : requests.all()) {
      String account = request.accountId();
      int row = account == null ? -1 : base.rowOf(account);
      if (row >= 0) {
        for (String feature : request.features()) {
          asks.computeIfAbsent(feature, _ -> new HashMap<>())
              .merge(row, badly(request.importance()), Math::max);
        }
      }
    }
    return asks;
  }

  private static double badly(@Nullable Importance importance) {
    return switch (importance) {
      case null -> 1.0 / 3;
      case NICE -> 1.0 / 3;
      case IMPORTANT -> 2.0 / 3;
      case BLOCKER -> 1;
    };
  }

  private List<Cell> cells(
      CustomerBase base, AccountGroups groups, Map<String, Map<Integer, Double>> asks) {
    var cells = new ArrayList<Cell>();
    for (Feature feature : features.all()) {
      Map<Integer, Double> asked = asks.getOrDefault(feature.key(), Map.of());
      for (AccountGroup group : asked.isEmpty() ? List.<AccountGroup>of() : groups.groups()) {
        var accounts = new ArrayList<AskingShare.Account>();
        for (int row = 0; row < base.size(); row++) {
          double pays = base.hasRevenue(row) ? base.arr(row) : 0;
          if (pays > 0 && groups.of(row).equals(group)) {
            accounts.add(new AskingShare.Account(pays, asked.getOrDefault(row, 0.0)));
          }
        }
        if (accounts.stream().anyMatch(account -> account.asks() > 0)) {
          cells.add(new Cell(feature.key(), group.key(), AskingShare.of(accounts)));
        }
      }
    }
    return cells;
  }

  private Rate rate(List<Cell> cells, String segmentation, @Nullable Double stated) {
    var worth = new HashMap<List<String>, Double>();
    for (Evidence evidence : snapshots.ofSegments(null)) {
      if (evidence.kind() == EvidenceKind.WILLINGNESS_TO_PAY
          && segmentation.equals(evidence.segmentation())) {
        worth.put(
            List.of(evidence.feature(), String.valueOf(evidence.segment())), evidence.value());
      }
    }
    double products = 0;
    double squares = 0;
    int pairs = 0;
    for (Cell cell : cells) {
      Double value = worth.get(List.of(cell.feature, cell.segment));
      if (value != null) {
        products += value * cell.share.share();
        squares += cell.share.share() * cell.share.share();
        pairs++;
      }
    }
    return new Rate(
        stated, pairs < LEAST_PAIRS || products <= 0 ? null : products / squares, pairs);
  }

  private static Line line(Cell cell, @Nullable Double rate) {
    AskingShare share = cell.share;
    return new Line(
        cell.feature,
        cell.segment,
        share.accounts(),
        share.asking(),
        Interval.normal(share.share(), share.se()).map(x -> Math.min(1, Math.max(0, x))),
        share.unweighted(),
        share.effectiveAccounts(),
        rate == null ? null : Interval.normal(share.share() * rate, share.se() * rate),
        rate == null ? null : Double.valueOf(share.se() * rate));
  }
}
