package io.beachhead.roadmap.optimum;

import io.beachhead.customers.CustomerBase;
import io.beachhead.customers.CustomerBases;
import io.beachhead.customers.revenue.Deal;
import io.beachhead.customers.revenue.Deals;
import io.beachhead.customers.revenue.SalesRecord;
import io.beachhead.customers.revenue.WorkspaceTerms;
import io.beachhead.segments.Membership;
import io.beachhead.segments.Memberships;
import io.beachhead.segments.Segment;
import io.beachhead.segments.Segmentation;
import io.beachhead.segments.Segmentations;
import io.beachhead.web.ProblemException;
import io.beachhead.web.ProblemItem;
import io.beachhead.workspace.Workspace;
import io.beachhead.workspace.WorkspaceSettings;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads which accounts ask for which features, and what each account counts. */
@Component
class AskedFeatures {
  private final JdbcClient sql;
  private final CustomerBases customers;
  private final Segmentations segmentations;
  private final Memberships memberships;
  private final Deals deals;
  private final WorkspaceSettings workspace;
  private final Clock clock;

  AskedFeatures(
      JdbcClient sql,
      CustomerBases customers,
      Segmentations segmentations,
      Memberships memberships,
      Deals deals,
      WorkspaceSettings workspace,
      Clock clock) {
    this.sql = sql;
    this.customers = customers;
    this.segmentations = segmentations;
    this.memberships = memberships;
    this.deals = deals;
    this.workspace = workspace;
    this.clock = clock;
  }

  private record Row(String account, String feature, boolean ofOpenDeal) {}

  /**
   * Every account that asks for a feature and counts something, by its id.
   *
   * @throws ProblemException 404 for an unknown segmentation, 422 for weights of unknown segments
   */
  List<Asked> of(OptimumQuestion question) {
    Workspace now = workspace.current();
    CustomerBase base = customers.asOf(LocalDate.now(clock.withZone(now.timezone())));
    Map<String, Double> amounts = openDeals(now);
    Map<String, Set<String>> features = new TreeMap<>();
    Set<String> dealing = new HashSet<>(amounts.keySet());
    for (Row row : rows()) {
      features.computeIfAbsent(row.account, _ -> new HashSet<>()).add(row.feature);
      if (row.ofOpenDeal) {
        dealing.add(row.account);
      }
    }
    boolean byDeals = question.objective().asking() == Objective.Asking.DEALS;
    Map<Integer, Double> factors = factors(question, base);
    List<Asked> asked = new ArrayList<>();
    features.forEach((account, keys) -> {
      int row = base.rowOf(account);
      if (row < 0 || (byDeals && !dealing.contains(account))) {
        return;
      }
      double weight =
          switch (question.weights().by()) {
            case ACCOUNTS -> 1;
            case ARR -> byDeals ? amounts.getOrDefault(account, 0.0) : base.arr(row);
            case SEGMENTS -> factors.getOrDefault(row, 1.0);
          };
      if (weight > 0) {
        asked.add(new Asked(account, keys, weight));
      }
    });
    return asked;
  }

  /** What was said of a feature; a request that was merged counts with what it was merged into. */
  private List<Row> rows() {
    return sql.sql(
            """
            SELECT request.account_id, request_feature.feature,
              MAX(CASE WHEN request.deal = 'open' THEN 1 ELSE 0 END)
            FROM request
            JOIN request_feature
              ON request_feature.request_id = COALESCE(request.merged_into, request.id)
            WHERE request.deleted_at IS NULL AND request.account_id IS NOT NULL
            GROUP BY request.account_id, request_feature.feature
            """)
        .query((row, _) -> new Row(row.getString(1), row.getString(2), row.getInt(3) == 1))
        .list();
  }

  /** By account with an open deal, what its open deals amount to in the workspace's currency. */
  private Map<String, Double> openDeals(Workspace now) {
    var rates = WorkspaceTerms.of(now).rates();
    Map<String, Double> amounts = new HashMap<>();
    for (Deal deal : deals.all()) {
      String account = deal.accountId();
      if (account != null && deal.outcome() == null) {
        amounts.merge(account, SalesRecord.amount(deal, rates).orElse(0), Double::sum);
      }
    }
    return amounts;
  }

  /** By row, what an account of its segment is multiplied by; 1 where it is not named. */
  private Map<Integer, Double> factors(OptimumQuestion question, CustomerBase base) {
    Map<String, Double> stated = question.weights().segments();
    Segmentation asked = segmentations.asked(question.segmentation()).orElse(null);
    if (question.weights().by() != OptimumQuestion.By.SEGMENTS) {
      return Map.of();
    }
    List<String> known =
        asked == null ? List.of() : asked.all().stream().map(Segment::key).toList();
    var problems =
        stated.keySet().stream()
            .filter(key -> !known.contains(key))
            .map(key -> ProblemItem.of("weights", key, "there is no such segment"))
            .toList();
    if (!problems.isEmpty() || asked == null) {
      throw ProblemException.unprocessable("The weights name unknown segments.", problems);
    }
    Membership membership = memberships.of(asked, base);
    Map<Integer, Double> factors = new HashMap<>();
    for (int row = 0; row < base.size(); row++) {
      Double factor = stated.get(membership.segment(row).key());
      if (factor != null) {
        factors.put(row, factor);
      }
    }
    return factors;
  }
}
