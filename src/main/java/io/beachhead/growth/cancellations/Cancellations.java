package io.beachhead.growth.cancellations;

import io.beachhead.growth.cancellations.Cancellation.Answers;
import io.beachhead.growth.cancellations.Cancellation.Result;
import io.beachhead.store.Changes;
import io.beachhead.web.ProblemException;
import io.beachhead.web.ProblemItem;
import io.beachhead.workspace.AuditTrail;
import io.beachhead.workspace.CurrentUser;
import io.beachhead.workspace.DataEraser;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Makes links to cancel, takes what customers answer there, and keeps what came of each. */
@Component
public class Cancellations implements DataEraser {
  /** How long after the choice the customer may take it back. */
  public static final Duration UNDO_WITHIN = Duration.ofDays(1);

  static final int USUAL_DAYS = 14;
  private static final int MOST_DAYS = 365;
  private static final int LONGEST_COMMENT = 5_000;
  private static final String CUSTOMER = "customer";

  private final JdbcClient sql;
  private final CancelLinks links;
  private final AccountOffers offers;
  private final Changes changes;
  private final AuditTrail audit;
  private final Clock clock;

  Cancellations(
      JdbcClient sql,
      CancelLinks links,
      AccountOffers offers,
      Changes changes,
      AuditTrail audit,
      Clock clock) {
    this.sql = sql;
    this.links = links;
    this.offers = offers;
    this.changes = changes;
    this.audit = audit;
    this.clock = clock;
  }

  /** What a token leads to. */
  public sealed interface Behind {
    /** Nothing: the token was never given out, or what it led to was deleted. */
    record Nothing() implements Behind {}

    /** It was open until then. */
    record Expired(Instant at) implements Behind {}

    /** It can be used. */
    record Open(Cancellation cancellation) implements Behind {}

    /** It was used. */
    record Used(Cancellation cancellation) implements Behind {}
  }

  /** All, the newest first. */
  public List<Cancellation> all() {
    return sql.sql("SELECT * FROM cancellation ORDER BY created_at DESC, id")
        .query((row, _) -> cancellation(row))
        .list();
  }

  /**
   * @throws ProblemException 404 where there is none
   */
  public Cancellation one(String id) {
    return find(id)
        .orElseThrow(() -> ProblemException.notFound("There is no cancellation " + id + "."));
  }

  private Optional<Cancellation> find(String id) {
    return sql.sql("SELECT * FROM cancellation WHERE id = :id")
        .param("id", id)
        .query((row, _) -> cancellation(row))
        .optional();
  }

  /** The path of the page where an account cancels; the link is open while the cancellation is. */
  @Transactional
  public String path(Cancellation cancellation) {
    return links.path(cancellation.id(), cancellation.expiresAt());
  }

  /** What a token leads to. */
  public Behind behind(String token) {
    var signed = links.read(token).orElse(null);
    var found = signed == null ? null : find(signed.id()).orElse(null);
    if (signed == null || found == null) {
      return new Behind.Nothing();
    }
    if (!found.open()) {
      return new Behind.Used(found);
    }
    return clock.instant().isAfter(signed.expiresAt())
        ? new Behind.Expired(signed.expiresAt())
        : new Behind.Open(found);
  }

  /**
   * Makes a link for an account.
   *
   * @param person address of whom it is for; null where that is not said
   * @param days how long it can be used; null for 14
   * @throws ProblemException 422 where the account or the number of days is not usable
   */
  @Transactional
  public Cancellation add(
      @Nullable String account, @Nullable String person, @Nullable Integer days) {
    if (account == null || account.isBlank() || !offers.knows(account)) {
      throw ProblemException.unprocessable(
          "The link cannot be made.",
          List.of(ProblemItem.of("account", account, "is not the id of an account")));
    }
    if (person != null && !person.matches("[^\\s@<>\"]{1,100}@[^\\s@<>\"]{1,150}")) {
      throw ProblemException.unprocessable(
          "The link cannot be made.",
          List.of(ProblemItem.of("person", person, "is not an e-mail address")));
    }
    int open = days == null ? USUAL_DAYS : days;
    if (open < 1 || open > MOST_DAYS) {
      throw ProblemException.unprocessable(
          "The link cannot be made.",
          List.of(
              ProblemItem.of(
                  "days", Integer.toString(open), "must be 1 to %d".formatted(MOST_DAYS))));
    }
    var id = UUID.randomUUID().toString();
    // Signed to the second.
    var expires =
        Instant.ofEpochSecond(clock.instant().plus(Duration.ofDays(open)).getEpochSecond());
    sql.sql(
            """
            INSERT INTO cancellation
              (id, account_id, person_email, created_at, created_by, expires_at)
            VALUES (:id, :account, :person, :now, :by, :expires)
            """)
        .param("id", id)
        .param("account", account)
        .param("person", person)
        .param("now", clock.millis())
        .param("by", CurrentUser.now().name())
        .param("expires", expires.toEpochMilli())
        .update();
    changed("cancellation.link-made", id, account);
    return one(id);
  }

  /**
   * Takes the answers to the two questions.
   *
   * @return what is offered
   * @throws ProblemException 422 where a reason is missing
   */
  @Transactional
  public List<OfferRule> answer(
      Cancellation cancellation,
      @Nullable String reason,
      List<String> liked,
      @Nullable String comment) {
    var why = Reason.of(reason).orElse(null);
    if (why == null) {
      throw ProblemException.unprocessable(
          "A question is not answered.",
          List.of(ProblemItem.of("reason", null, "Choose the reason that fits best.")));
    }
    var offered = offers(cancellation.account(), why);
    var said = comment == null || comment.isBlank() ? null : comment.strip();
    sql.sql(
            """
            UPDATE cancellation SET reason = :reason, liked = :liked, comment = :comment,
              answered_at = :now, offered = :offered
            WHERE id = :id AND outcome = 'open'
            """)
        .param("reason", why.key())
        .param("liked", String.join("\n", liked))
        .param(
            "comment",
            said == null || said.length() <= LONGEST_COMMENT
                ? said
                : said.substring(0, LONGEST_COMMENT))
        .param("now", clock.millis())
        .param("offered", String.join("\n", offered.stream().map(o -> o.offer().key()).toList()))
        .param("id", cancellation.id())
        .update();
    changes.mark("cancellations");
    return offered;
  }

  /** What is offered to an account that leaves for a reason, as it stands today. */
  public List<OfferRule> offers(String account, Reason reason) {
    return offers.of(account, reason);
  }

  /**
   * The customer's choice; only the first one counts.
   *
   * @param accepted the offer that was accepted; null where they leave or stay
   * @return false where another choice was made meanwhile
   */
  @Transactional
  public boolean choose(Cancellation cancellation, Outcome outcome, @Nullable OfferRule accepted) {
    var resumes =
        outcome == Outcome.PAUSED && accepted != null
            ? offers.today().plusMonths(accepted.pause()).toString()
            : null;
    int changed =
        sql.sql(
                """
                UPDATE cancellation SET outcome = :outcome, plan = :plan, resumes_on = :resumes,
                  outcome_at = :now, outcome_by = :by
                WHERE id = :id AND outcome = 'open'
                """)
            .param("outcome", outcome.key())
            .param("plan", accepted == null ? null : accepted.plan())
            .param("resumes", resumes)
            .param("now", clock.millis())
            .param("by", CUSTOMER)
            .param("id", cancellation.id())
            .update();
    if (changed > 0) {
      changed("cancellation." + outcome.key(), cancellation.id(), cancellation.account());
    }
    return changed > 0;
  }

  /**
   * The customer takes the choice back.
   *
   * @return false where that is not possible any more
   */
  @Transactional
  public boolean undo(Cancellation cancellation) {
    int changed =
        sql.sql(
                """
                UPDATE cancellation SET outcome = 'undone', outcome_at = :now, outcome_by = :by
                WHERE id = :id AND outcome NOT IN ('open', 'undone', 'stayed')
                  AND outcome_at >= :since
                """)
            .param("now", clock.millis())
            .param("by", CUSTOMER)
            .param("id", cancellation.id())
            .param("since", clock.instant().minus(UNDO_WITHIN).toEpochMilli())
            .update();
    if (changed > 0) {
      changed("cancellation.undone", cancellation.id(), cancellation.account());
    }
    return changed > 0;
  }

  /**
   * Writes down what came of it, by hand: after the talk, say.
   *
   * @throws ProblemException 404 where there is none, 422 for an outcome that does not exist
   */
  @Transactional
  public Cancellation settle(String id, @Nullable String outcome) {
    var cancellation = one(id);
    var known = Outcome.of(outcome).orElse(null);
    if (known == null) {
      throw ProblemException.unprocessable(
          "The outcome cannot be saved.",
          List.of(
              ProblemItem.of(
                  "outcome",
                  outcome,
                  "must be one of open, left, paused, changed-plan, talk, stayed, undone")));
    }
    sql.sql(
            """
            UPDATE cancellation SET outcome = :outcome, outcome_at = :now, outcome_by = :by
            WHERE id = :id
            """)
        .param("outcome", known.key())
        .param("now", known == Outcome.OPEN ? null : clock.millis())
        .param("by", known == Outcome.OPEN ? null : CurrentUser.now().name())
        .param("id", id)
        .update();
    changed("cancellation." + known.key(), id, cancellation.account());
    return one(id);
  }

  private void changed(String what, String id, String account) {
    changes.mark("cancellations");
    audit.record(what, id, account);
  }

  private static Cancellation cancellation(ResultSet row) throws SQLException {
    var reason = Reason.of(row.getString("reason")).orElse(null);
    var resumes = row.getString("resumes_on");
    long outcomeAt = row.getLong("outcome_at");
    boolean settled = !row.wasNull();
    return new Cancellation(
        row.getString("id"),
        row.getString("account_id"),
        row.getString("person_email"),
        Instant.ofEpochMilli(row.getLong("created_at")),
        row.getString("created_by"),
        Instant.ofEpochMilli(row.getLong("expires_at")),
        reason == null
            ? null
            : new Answers(
                reason,
                row.getString("liked").lines().toList(),
                row.getString("comment"),
                Instant.ofEpochMilli(row.getLong("answered_at"))),
        row.getString("offered").lines().toList(),
        new Result(
            Outcome.of(row.getString("outcome")).orElse(Outcome.OPEN),
            row.getString("plan"),
            resumes == null ? null : LocalDate.parse(resumes),
            settled ? Instant.ofEpochMilli(outcomeAt) : null,
            row.getString("outcome_by")));
  }

  @Override
  public void erase() {
    sql.sql("DELETE FROM cancellation").update();
    sql.sql("DELETE FROM cancellation_setting").update();
    changes.mark("cancellations");
  }
}
