package io.beachhead.growth.leads;

import io.beachhead.customers.CustomerBases;
import io.beachhead.store.Changes;
import io.beachhead.web.ProblemException;
import io.beachhead.web.ProblemItem;
import io.beachhead.workspace.AuditTrail;
import io.beachhead.workspace.CurrentUser;
import io.beachhead.workspace.WorkspaceSettings;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who works on which lead, and how far they are: the present, and every state before it. */
@Component
public class LeadBook {
  /** The area of {@link Changes}. */
  static final String AREA = "leads";

  private static final int LONGEST_OWNER = 200;

  private final JdbcClient sql;
  private final Changes changes;
  private final AuditTrail audit;
  private final CustomerBases customers;
  private final WorkspaceSettings settings;
  private final Clock clock;

  LeadBook(
      JdbcClient sql,
      Changes changes,
      AuditTrail audit,
      CustomerBases customers,
      WorkspaceSettings settings,
      Clock clock) {
    this.sql = sql;
    this.changes = changes;
    this.audit = audit;
    this.customers = customers;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * What is to change.
   *
   * @param owner null leaves who works on it, empty makes it nobody's
   * @param state null leaves it
   */
  public record Change(@Nullable String owner, @Nullable LeadState state) {}

  /** By account; leads nobody has touched are absent. */
  public Map<String, LeadStanding> standings(Playbook playbook) {
    Map<String, LeadStanding> all = new HashMap<>();
    history(playbook).forEach(each -> all.put(each.account(), each));
    return all;
  }

  /** As it stands; open and nobody's where nobody has touched it. */
  public LeadStanding standing(String account, Playbook playbook) {
    List<LeadStanding> all = history(account, playbook);
    return all.isEmpty() ? LeadStanding.untouched(account, playbook) : all.getLast();
  }

  /** Every state of all leads of a playbook, the oldest first. */
  public List<LeadStanding> history(Playbook playbook) {
    return sql.sql(
            """
            SELECT account_id, playbook, owner, state, changed_at, changed_by FROM lead_change
            WHERE playbook = :playbook ORDER BY changed_at, id
            """)
        .param("playbook", playbook.key())
        .query((row, _) -> standing(row))
        .list();
  }

  /** Rises whenever an outcome is entered or what followed one changes. */
  long outcomesVersion() {
    return sql.sql(
            """
            SELECT count(*) FROM lead_change c WHERE EXISTS (
              SELECT 1 FROM lead_change d WHERE d.account_id = c.account_id
                AND d.playbook = c.playbook AND d.state IN ('won', 'lost', 'contacted'))
            """)
        .query(Long.class)
        .single();
  }

  /** Every state one lead was in, the oldest first. */
  public List<LeadStanding> history(String account, Playbook playbook) {
    return sql.sql(
            """
            SELECT account_id, playbook, owner, state, changed_at, changed_by FROM lead_change
            WHERE account_id = :account AND playbook = :playbook ORDER BY changed_at, id
            """)
        .param("account", account)
        .param("playbook", playbook.key())
        .query((row, _) -> standing(row))
        .list();
  }

  /**
   * Changes who works on a lead, or how far they are, now.
   *
   * @throws ProblemException 404 where there is no such account, 422 for an owner that is too long
   */
  @Transactional
  public LeadStanding change(String account, Playbook playbook, Change change) {
    Instant before = standing(account, playbook).at();
    Instant now = clock.instant();
    // Changes of one millisecond keep their order.
    return change(
        account,
        playbook,
        change,
        before == null || now.isAfter(before) ? now : before.plusMillis(1));
  }

  /** The same at another time, for what is loaded rather than done. */
  @Transactional
  public LeadStanding change(String account, Playbook playbook, Change change, Instant at) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), settings.current().timezone());
    if (customers.asOf(today).rowOf(account) < 0) {
      throw ProblemException.notFound("There is no account " + account + ".");
    }
    String owner = change.owner();
    if (owner != null && owner.length() > LONGEST_OWNER) {
      throw ProblemException.unprocessable(
          "The lead was not changed.",
          List.of(
              ProblemItem.of("owner", null, "is longer than " + LONGEST_OWNER + " characters")));
    }
    LeadStanding before = standing(account, playbook);
    LeadState state = change.state() == null ? before.state() : change.state();
    String whose = owner == null ? before.owner() : owner.isBlank() ? null : owner.strip();
    String by = CurrentUser.now().name();
    sql.sql(
            """
            INSERT INTO lead_change (id, account_id, playbook, owner, state, changed_at, changed_by)
            VALUES (:id, :account, :playbook, :owner, :state, :at, :by)
            """)
        .param("id", UUID.randomUUID().toString())
        .param("account", account)
        .param("playbook", playbook.key())
        .param("owner", whose)
        .param("state", state.key())
        .param("at", at.toEpochMilli())
        .param("by", by)
        .update();
    changes.mark(AREA);
    audit.record(
        "lead.changed",
        account,
        "%s: %s, %s".formatted(playbook.key(), state.key(), whose == null ? "nobody's" : whose));
    return new LeadStanding(account, playbook, whose, state, at, by);
  }

  private static LeadStanding standing(ResultSet row) throws SQLException {
    return new LeadStanding(
        row.getString("account_id"),
        Playbook.of(row.getString("playbook")).orElseThrow(),
        row.getString("owner"),
        LeadState.of(row.getString("state")).orElseThrow(),
        Instant.ofEpochMilli(row.getLong("changed_at")),
        row.getString("changed_by"));
  }
}
