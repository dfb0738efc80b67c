package io.beachhead.behaviour.people;

import io.beachhead.behaviour.log.EventIndex;
import io.beachhead.store.Changes;
import io.beachhead.web.ProblemException;
import io.beachhead.workspace.AuditTrail;
import io.beachhead.workspace.CurrentUser;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * People whose e-mail domain is an account's, offered to be counted for it. Only what somebody
 * accepts counts, then over all time; a group call or an imported person says more and wins.
 */
@Component
public class DomainOffers {
  private final CurrentHistories histories;
  private final EventIndex index;
  private final EmailDomains emails;
  private final JdbcClient sql;
  private final Changes changes;
  private final AuditTrail audit;
  private final Clock clock;

  DomainOffers(
      CurrentHistories histories,
      EventIndex index,
      EmailDomains emails,
      JdbcClient sql,
      Changes changes,
      AuditTrail audit,
      Clock clock) {
    this.histories = histories;
    this.index = index;
    this.emails = emails;
    this.sql = sql;
    this.changes = changes;
    this.audit = audit;
    this.clock = clock;
  }

  /** What was decided. */
  public enum State {
    OFFERED,
    ACCEPTED,
    DECLINED
  }

  /**
   * @param people with such an address: of an offer those without an account, of an accepted one
   *     those that count for it
   */
  public record Offer(
      String domain, String accountId, String accountName, int people, State state) {}

  private record Account(String id, String name) {}

  private record Rule(String accountId, boolean accepted) {}

  /** Open offers first, with most people first. */
  public List<Offer> all() {
    var people = histories.now().people();
    var seen = new HashMap<String, Set<Integer>>();
    emails
        .upTo(index.snapshot())
        .forEach((actor, domain) -> {
          int person = people.personOf(actor);
          if (person != People.NONE) {
            seen.computeIfAbsent(domain, _ -> new HashSet<>()).add(person);
          }
        });
    var rules = rules();
    var offers = new ArrayList<Offer>();
    accounts()
        .forEach((domain, account) -> {
          var rule = rules.get(domain);
          var state =
              rule == null ? State.OFFERED : rule.accepted ? State.ACCEPTED : State.DECLINED;
          int count = 0;
          for (int person : seen.getOrDefault(domain, Set.of())) {
            int of = people.accountAt(person, Long.MAX_VALUE);
            count +=
                state == State.ACCEPTED
                    ? of != People.NONE && people.account(of).equals(account.id) ? 1 : 0
                    : of == People.NONE ? 1 : 0;
          }
          if (count > 0 || state != State.OFFERED) {
            offers.add(new Offer(domain, account.id, account.name, count, state));
          }
        });
    offers.sort(
        Comparator.comparing(Offer::state)
            .thenComparing(Comparator.comparingInt(Offer::people).reversed())
            .thenComparing(Offer::domain));
    return offers;
  }

  private Map<String, Account> accounts() {
    var accounts = new HashMap<String, Account>();
    sql.sql("SELECT id, name, domain FROM account WHERE domain IS NOT NULL ORDER BY id")
        .query(row -> {
          var domain = EmailDomains.of(row.getString(3));
          if (domain != null) {
            accounts.putIfAbsent(domain, new Account(row.getString(1), row.getString(2)));
          }
        });
    return accounts;
  }

  private Map<String, Rule> rules() {
    var rules = new HashMap<String, Rule>();
    sql.sql("SELECT domain, account_id, accepted FROM domain_rule")
        .query(row -> {
          rules.put(row.getString(1), new Rule(row.getString(2), row.getInt(3) == 1));
        });
    return rules;
  }

  /**
   * Accepts or declines an offer, or opens it again.
   *
   * @param accepted null to forget what was decided
   * @throws ProblemException 404 where no account has the domain
   */
  @Transactional
  public void decide(String domain, @Nullable Boolean accepted) {
    var account = accounts().get(domain);
    if (account == null) {
      throw ProblemException.notFound("No account has the domain %s.".formatted(domain));
    }
    if (accepted == null) {
      sql.sql("DELETE FROM domain_rule WHERE domain = :domain").param("domain", domain).update();
    } else {
      sql.sql(
              """
              INSERT INTO domain_rule (domain, account_id, accepted, decided_by, decided_at)
              VALUES (:domain, :account, :accepted, :by, :at)
              ON CONFLICT (domain) DO UPDATE SET account_id = excluded.account_id,
                accepted = excluded.accepted, decided_by = excluded.decided_by,
                decided_at = excluded.decided_at
              """)
          .param("domain", domain)
          .param("account", account.id)
          .param("accepted", accepted ? 1 : 0)
          .param("by", CurrentUser.now().name())
          .param("at", clock.millis())
          .update();
    }
    changes.mark("behaviour");
    audit.record(
        accepted == null ? "domain.reopened" : accepted ? "domain.accepted" : "domain.declined",
        domain,
        account.name);
  }
}
