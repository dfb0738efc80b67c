package io.beachhead.value.features;

import io.beachhead.behaviour.BehaviourQuestions;
import io.beachhead.behaviour.EventSelector;
import io.beachhead.behaviour.WhoDid;
import io.beachhead.workspace.WorkspaceSettings;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who used a feature in which month, from product events and from imported use. */
@Component
public class FeatureUsage {
  private final BehaviourQuestions questions;
  private final WhoDid whoDid;
  private final WorkspaceSettings settings;
  private final JdbcClient sql;

  FeatureUsage(
      BehaviourQuestions questions, WhoDid whoDid, WorkspaceSettings settings, JdbcClient sql) {
    this.questions = questions;
    this.whoDid = whoDid;
    this.settings = settings;
    this.sql = sql;
  }

  /**
   * One month.
   *
   * @param accounts ids of those that used it
   */
  public record Month(YearMonth month, Set<String> accounts) {
    public Month {
      accounts = Set.copyOf(accounts);
    }
  }

  /** The last months, the oldest first; the last one ends with {@code asOf}. */
  public List<Month> months(Feature feature, LocalDate asOf, int count) {
    ZoneId zone = settings.current().timezone();
    List<Month> months = new ArrayList<>();
    for (int back = count - 1; back >= 0; back--) {
      YearMonth month = YearMonth.from(asOf).minusMonths(back);
      LocalDate last = back == 0 ? asOf : month.atEndOfMonth();
      Set<String> accounts = new HashSet<>(imported(feature.key(), month.atDay(1), last));
      if (!feature.events().isEmpty()) {
        accounts.addAll(
            whoDid.accountsThatDid(
                feature.events(),
                month.atDay(1).atStartOfDay(zone).toInstant().toEpochMilli(),
                last.plusDays(1).atStartOfDay(zone).toInstant().toEpochMilli() - 1));
      }
      months.add(new Month(month, accounts));
    }
    return months;
  }

  /** Use from a file: a use without days counts in every month. */
  private List<String> imported(String feature, LocalDate from, LocalDate to) {
    return sql.sql(
            """
            SELECT DISTINCT account_id FROM feature_use
            WHERE feature = :feature AND uses > 0 AND from_date <= :to
              AND (to_date IS NULL OR to_date = '' OR to_date >= :from)
            """)
        .param("feature", feature)
        .param("from", from.toString())
        .param("to", to.toString())
        .query(String.class)
        .list();
  }

  /** How many rows of imported use a feature has. */
  public long importedRows(String feature) {
    return sql.sql("SELECT COUNT(*) FROM feature_use WHERE feature = :feature")
        .param("feature", feature)
        .query(Long.class)
        .single();
  }

  /** Those of the feature's events whose name never came. */
  public List<String> neverCame(Feature feature) {
    Set<String> seen = questions.eventNames();
    return feature.events().stream()
        .map(EventSelector::event)
        .filter(name -> name != null && !seen.contains(name))
        .distinct()
        .toList();
  }

  /** Those that came, but never as their conditions ask, as people read them. */
  public List<String> neverMet(Feature feature) {
    Set<String> seen = questions.eventNames();
    return feature.events().stream()
        .filter(event -> seen.contains(event.event()) && !event.where().isEmpty())
        .filter(event -> !whoDid.happened(event))
        .map(EventLine::of)
        .toList();
  }
}
