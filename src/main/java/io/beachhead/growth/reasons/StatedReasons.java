package io.beachhead.growth.reasons;

import io.beachhead.customers.CustomerBases;
import io.beachhead.store.Changes;
import io.beachhead.web.ProblemException;
import io.beachhead.web.ProblemItem;
import io.beachhead.workspace.AuditTrail;
import io.beachhead.workspace.DataEraser;
import io.beachhead.workspace.WorkspaceSettings;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Every reason that somebody stated, wherever it stands. */
@Component
public class StatedReasons implements DataEraser {
  private static final int LONGEST_REASON = 200;
  private static final int LONGEST_COMMENT = 5_000;

  private final JdbcClient sql;
  private final CustomerBases customers;
  private final WorkspaceSettings settings;
  private final Changes changes;
  private final AuditTrail audit;
  private final Clock clock;

  StatedReasons(
      JdbcClient sql,
      CustomerBases customers,
      WorkspaceSettings settings,
      Changes changes,
      AuditTrail audit,
      Clock clock) {
    this.sql = sql;
    this.customers = customers;
    this.settings = settings;
    this.changes = changes;
    this.audit = audit;
    this.clock = clock;
  }

  /** Where a reason was stated, the one that counts most first. */
  public enum Source {
    HAND,
    FILE,
    CANCEL_PAGE,
    STRIPE,
    LOST_DEAL;

    public String key() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /**
   * A reason.
   *
   * @param id of one that stands here and can be deleted; null for one that stands elsewhere
   * @param contraction whether it is about paying less; else about leaving
   */
  public record Stated(
      @Nullable String id,
      String account,
      LocalDate date,
      boolean contraction,
      String reason,
      @Nullable String comment,
      Source source) {}

  /** All of them. */
  public List<Stated> all() {
    var zone = settings.current().timezone();
    var all = new ArrayList<Stated>();
    sql.sql("SELECT * FROM churn_reason ORDER BY date, id")
        .query(row -> {
          var source =
              switch (row.getString("source")) {
                case "hand" -> Source.HAND;
                case "stripe" -> Source.STRIPE;
                default -> Source.FILE;
              };
          all.add(
              new Stated(
                  row.getString("id"),
                  row.getString("account_id"),
                  LocalDate.parse(row.getString("date")),
                  row.getString("kind").equals("contraction"),
                  row.getString("reason"),
                  row.getString("comment"),
                  source));
        });
    sql.sql(
            """
            SELECT account_id, answered_at, reason, comment, outcome FROM cancellation
            WHERE reason IS NOT NULL AND outcome IN ('left', 'paused', 'changed-plan')
            ORDER BY answered_at, id
            """)
        .query(row -> {
          all.add(
              new Stated(
                  null,
                  row.getString("account_id"),
                  day(row.getLong("answered_at"), zone),
                  row.getString("outcome").equals("changed-plan"),
                  row.getString("reason"),
                  row.getString("comment"),
                  Source.CANCEL_PAGE));
        });
    sql.sql(
            """
            SELECT account_id, closed_at, lost_reason FROM deal
            WHERE outcome = 'lost' AND account_id IS NOT NULL AND closed_at IS NOT NULL
              AND lost_reason IS NOT NULL ORDER BY closed_at, id
            """)
        .query(row -> {
          all.add(
              new Stated(
                  null,
                  row.getString("account_id"),
                  day(row.getLong("closed_at"), zone),
                  false,
                  row.getString("lost_reason"),
                  null,
                  Source.LOST_DEAL));
        });
    return all;
  }

  /** Those of one account, the latest first. */
  public List<Stated> of(String account) {
    return all().stream()
        .filter(each -> each.account().equals(account))
        .sorted(Comparator.comparing(Stated::date).reversed())
        .toList();
  }

  /** What came of those who answered on the cancel page, by reason; the most frequent first. */
  public List<ReasonsAnswer.OnCancelPage> onCancelPage() {
    return sql.sql(
            """
            SELECT reason, outcome, count(*) AS n FROM cancellation WHERE reason IS NOT NULL
            GROUP BY reason, outcome ORDER BY n DESC, reason, outcome
            """)
        .query((row, _) ->
            new ReasonsAnswer.OnCancelPage(
                row.getString("reason"), row.getString("outcome"), row.getInt("n")))
        .list();
  }

  private static LocalDate day(long millis, ZoneId zone) {
    return LocalDate.ofInstant(Instant.ofEpochMilli(millis), zone);
  }

  /**
   * A reason as somebody writes it down.
   *
   * @param date 2026-11-30; today where it is not said
   * @param kind churn or contraction; churn where it is not said
   */
  public record Draft(
      @Nullable String account,
      @Nullable String date,
      @Nullable String kind,
      @Nullable String reason,
      @Nullable String comment) {}

  /**
   * Writes a reason down.
   *
   * @return its id
   * @throws ProblemException 422 that names what is not usable
   */
  @Transactional
  public String add(Draft draft) {
    var problems = new ArrayList<ProblemItem>();
    var today = settings.current().today(clock);
    var account = draft.account() == null ? "" : draft.account();
    if (customers.asOf(today).rowOf(account) < 0) {
      problems.add(ProblemItem.of("account", draft.account(), "is not the id of an account"));
    }
    var reason = draft.reason() == null ? "" : draft.reason().strip();
    if (reason.isEmpty() || reason.length() > LONGEST_REASON) {
      problems.add(
          ProblemItem.of(
              "reason",
              null,
              "expected few words, at most %d characters".formatted(LONGEST_REASON)));
    }
    var comment = draft.comment();
    if (comment != null && comment.length() > LONGEST_COMMENT) {
      problems.add(
          ProblemItem.of(
              "comment", null, "expected at most %,d characters".formatted(LONGEST_COMMENT)));
    }
    var kind = draft.kind() == null ? "churn" : draft.kind();
    if (!kind.equals("churn") && !kind.equals("contraction")) {
      problems.add(ProblemItem.of("kind", kind, "must be one of churn, contraction"));
    }
    var date = today;
    try {
      date = draft.date() == null || draft.date().isBlank() ? today : LocalDate.parse(draft.date());
    } catch (DateTimeException _) {
      problems.add(ProblemItem.of("date", draft.date(), "is not a date; use 2026-11-30"));
    }
    if (!problems.isEmpty()) {
      throw ProblemException.unprocessable("The reason cannot be saved.", problems);
    }
    var id = UUID.randomUUID().toString();
    sql.sql(
            """
            INSERT INTO churn_reason (id, account_id, date, kind, reason, comment, source)
            VALUES (:id, :account, :date, :kind, :reason, :comment, 'hand')
            """)
        .param("id", id)
        .param("account", account)
        .param("date", date.toString())
        .param("kind", kind)
        .param("reason", reason)
        .param("comment", comment == null || comment.isBlank() ? null : comment.strip())
        .update();
    changes.mark("reasons");
    audit.record("churn-reason.added", account, reason);
    return id;
  }

  /**
   * Deletes a reason that stands here.
   *
   * @return what it was; written down again it is back
   * @throws ProblemException 404 where there is none
   */
  @Transactional
  public Draft delete(String id) {
    var was =
        sql.sql("SELECT account_id, date, kind, reason, comment FROM churn_reason WHERE id = :id")
            .param("id", id)
            .query((row, _) ->
                new Draft(
                    row.getString(1),
                    row.getString(2),
                    row.getString(3),
                    row.getString(4),
                    row.getString(5)))
            .optional()
            .orElseThrow(() -> ProblemException.notFound("There is no reason " + id + "."));
    sql.sql("DELETE FROM churn_reason WHERE id = :id").param("id", id).update();
    changes.mark("reasons");
    audit.record("churn-reason.deleted", id, "");
    return was;
  }

  @Override
  public void erase() {
    sql.sql("DELETE FROM churn_reason").update();
    changes.mark("reasons");
  }
}
