package io.beachhead.customers.byhand;

import io.beachhead.store.Changes;
import io.beachhead.web.ProblemException;
import io.beachhead.web.ProblemItem;
import io.beachhead.web.text.Slug;
import io.beachhead.workspace.AuditTrail;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Adds, changes and deletes accounts and people. What cannot be done is a {@link ProblemException}:
 * 404 for what does not exist, 409 for what is taken or still in use, 422 for what is wrong.
 */
@Component
public class ByHand {
  private static final Set<String> STAGES =
      new LinkedHashSet<>(List.of("prospect", "free", "trial", "paying", "churned"));
  private static final int LONGEST = 200;
  private static final int MOST_AT_ONCE = 10_000;

  /** Deleted with an account; anything else keeps it. */
  private static final Set<String> GOES_WITH_IT =
      Set.of(
          "person",
          "account_note",
          "account_step",
          "lead",
          "lead_change",
          "segment_class",
          "domain_rule");

  private final JdbcClient sql;
  private final Changes changes;
  private final AuditTrail audit;
  private final HandJournal journal;
  private final Clock clock;

  ByHand(JdbcClient sql, Changes changes, AuditTrail audit, HandJournal journal, Clock clock) {
    this.journal = journal;
    this.sql = sql;
    this.changes = changes;
    this.audit = audit;
    this.clock = clock;
  }

  /** How many accounts got an owner, and by which that can be undone. */
  public record Given(int accounts, String undo) {}

  /** Adds an account; returns its id. */
  @Transactional
  public String add(NewAccount said) {
    var problems = new ArrayList<ProblemItem>();
    var name = required("name", said.name(), problems);
    var stage = optional("stage", said.stage(), problems);
    if (stage != null && !STAGES.contains(stage)) {
      problems.add(ProblemItem.of("stage", stage, "must be one of " + String.join(", ", STAGES)));
    }
    var employees = said.employees();
    if (employees != null && employees < 0) {
      problems.add(ProblemItem.of("employees", employees.toString(), "must be 0 or more"));
    }
    var typed = optional("id", said.id(), problems);
    var domain = optional("domain", said.domain(), problems);
    var industry = optional("industry", said.industry(), problems);
    var country = optional("country", said.country(), problems);
    var plan = optional("plan", said.plan(), problems);
    var owner = optional("owner", said.owner(), problems);
    refuse("The account was not added.", problems);
    var id =
        typed == null
            ? Slug.free(
                name, 50, "account", sql.sql("SELECT id FROM account").query(String.class).list())
            : typed;
    if (exists("account", id)) {
      throw taken("account", id);
    }
    sql.sql(
            """
            INSERT INTO account (id, name, domain, industry, employees, country, plan, stage,
              owner, created_at)
            VALUES (:id, :name, :domain, :industry, :employees, :country, :plan, :stage, :owner,
              :at)
            """)
        .param("id", id)
        .param("name", name)
        .param("domain", domain)
        .param("industry", industry)
        .param("employees", employees)
        .param("country", country)
        .param("plan", plan)
        .param("stage", stage)
        .param("owner", owner)
        .param("at", clock.millis())
        .update();
    changed("account.added", id, name);
    return id;
  }

  /**
   * Deletes an account, its people, notes and next steps.
   *
   * @return by which it can be undone
   * @throws ProblemException 409 where money, deals or words of customers belong to it: those are
   *     no mistake of typing
   */
  @Transactional
  public String deleteAccount(String id) {
    var rows = journal.rows();
    var account = rows.with("account", "id", id);
    if (account.isEmpty()) {
      throw ProblemException.notFound("There is no account %s.".formatted(id));
    }
    var undo = UndoSteps.empty();
    undo.put().add(new UndoSteps.Row("account", account.getFirst()));
    var held = new LinkedHashMap<String, Integer>();
    for (var table : rows.ofAccounts()) {
      var its = rows.with(table.name(), "account_id", id);
      if (GOES_WITH_IT.contains(table.name())) {
        its.forEach(row -> undo.put().add(new UndoSteps.Row(table.name(), row)));
        its.forEach(row -> rows.delete(table.name(), row));
      } else if (!its.isEmpty()) {
        held.put(table.name(), its.size());
      }
    }
    if (!held.isEmpty()) {
      throw ProblemException.conflict(
          "The account has records. Merge it with another account, undo their import, or forget"
              + " the account.",
          held.entrySet().stream().map(ByHand::inUse).toList());
    }
    rows.delete("account", account.getFirst());
    audit.record("account.deleted", id, "");
    return journal.remember("account.deleted", id, undo);
  }

  private static ProblemItem inUse(Map.Entry<String, Integer> held) {
    return ProblemItem.of(
        held.getKey(),
        held.getValue().toString(),
        held.getValue() == 1
            ? "1 record belongs to it"
            : held.getValue() + " records belong to it");
  }

  /** Adds a person to an account; returns the id. */
  @Transactional
  public String add(NewPerson said) {
    var problems = new ArrayList<ProblemItem>();
    var account = required("account", said.account(), problems);
    var email = email(said.email(), problems);
    var name = optional("name", said.name(), problems);
    var typed = optional("id", said.id(), problems);
    if (typed == null && email == null) {
      problems.add(ProblemItem.of("email", null, "give an e-mail address or an id"));
    }
    if (!account.isEmpty() && !exists("account", account)) {
      problems.add(ProblemItem.of("account", account, "is not an account"));
    }
    refuse("The person was not added.", problems);
    var id = typed == null ? email : typed;
    if (exists("person", String.valueOf(id))) {
      throw taken("person", String.valueOf(id));
    }
    store(
        """
        INSERT INTO person (id, account_id, email, name, title, persona, seniority, buying_role,
          created_at)
        VALUES (:id, :account, :email, :name, :title, :persona, :seniority, :role, :at)
        """,
        new NewPerson(
            id,
            account,
            email,
            name,
            said.title(),
            said.persona(),
            said.seniority(),
            said.buyingRole()),
        "person.added");
    return String.valueOf(id);
  }

  /**
   * Replaces what is known of a person.
   *
   * @return by which it can be undone
   */
  @Transactional
  public String change(String id, NewPerson said) {
    if (!exists("person", id)) {
      throw ProblemException.notFound("There is no person %s in the records.".formatted(id));
    }
    var problems = new ArrayList<ProblemItem>();
    var account = required("account", said.account(), problems);
    var email = email(said.email(), problems);
    if (!account.isEmpty() && !exists("account", account)) {
      problems.add(ProblemItem.of("account", account, "is not an account"));
    }
    refuse("The person was not changed.", problems);
    var rows = journal.rows();
    var before = rows.with("person", "id", id).getFirst();
    store(
        """
        UPDATE person SET account_id = :account, email = :email, name = :name, title = :title,
          persona = :persona, seniority = :seniority, buying_role = :role,
          created_at = COALESCE(created_at, :at)
        WHERE id = :id
        """,
        new NewPerson(
            id,
            account,
            email,
            said.name(),
            said.title(),
            said.persona(),
            said.seniority(),
            said.buyingRole()),
        "person.changed");
    var undo = UndoSteps.empty();
    undo.expect().add(new UndoSteps.Row("person", rows.with("person", "id", id).getFirst()));
    undo.put().add(new UndoSteps.Row("person", before));
    return journal.remember("person.changed", id, undo);
  }

  private void store(String statement, NewPerson person, String what) {
    sql.sql(statement)
        .param("id", person.id())
        .param("account", person.account())
        .param("email", person.email())
        .param("name", blank(person.name()))
        .param("title", blank(person.title()))
        .param("persona", blank(person.persona()))
        .param("seniority", blank(person.seniority()))
        .param("role", blank(person.buyingRole()))
        .param("at", clock.millis())
        .update();
    changed(what, String.valueOf(person.id()), "");
  }

  /**
   * Deletes a person from the records; what they did and said stays.
   *
   * @return by which it can be undone
   */
  @Transactional
  public String deletePerson(String id) {
    var rows = journal.rows();
    var person = rows.with("person", "id", id);
    if (person.isEmpty()) {
      throw ProblemException.notFound("There is no person %s in the records.".formatted(id));
    }
    var undo = UndoSteps.empty();
    undo.put().add(new UndoSteps.Row("person", person.getFirst()));
    rows.delete("person", person.getFirst());
    audit.record("person.deleted", id, "");
    return journal.remember("person.deleted", id, undo);
  }

  /**
   * Gives accounts to somebody.
   *
   * @param owner null or blank = nobody
   * @return how many there were, and by which it can be undone
   */
  @Transactional
  public Given giveTo(@Nullable List<String> accounts, @Nullable String owner) {
    var problems = new ArrayList<ProblemItem>();
    if (accounts == null || accounts.isEmpty() || accounts.size() > MOST_AT_ONCE) {
      problems.add(
          ProblemItem.of("accounts", null, "expected 1 to %,d accounts".formatted(MOST_AT_ONCE)));
    }
    var who = optional("owner", owner, problems);
    var asked = accounts == null ? Set.<String>of() : new LinkedHashSet<>(accounts);
    for (var id : asked) {
      if (problems.size() < 20 && !exists("account", id)) {
        problems.add(ProblemItem.of("accounts", id, "is not an account"));
      }
    }
    refuse("No account was given to anybody.", problems);
    var undo = UndoSteps.empty();
    for (var id : asked) {
      var before =
          sql.sql("SELECT owner FROM account WHERE id = :id")
              .param("id", id)
              .query((row, _) -> Optional.ofNullable(row.getString(1)))
              .single()
              .orElse(null);
      undo.set().add(new UndoSteps.Cell("account", Map.of("id", id), "owner", before));
      sql.sql("UPDATE account SET owner = :owner WHERE id = :id")
          .param("owner", who)
          .param("id", id)
          .update();
    }
    var subject = asked.size() + " accounts";
    audit.record("account.changed", subject, "owner: " + (who == null ? "nobody" : who));
    return new Given(asked.size(), journal.remember("account.changed", subject, undo));
  }

  private void changed(String what, String subject, String detail) {
    changes.mark("customers");
    audit.record(what, subject, detail);
  }

  private boolean exists(String table, String id) {
    return sql.sql("SELECT count(*) FROM " + table + " WHERE id = :id")
            .param("id", id)
            .query(Long.class)
            .single()
        > 0;
  }

  private static ProblemException taken(String what, String id) {
    return ProblemException.conflict(
        "There is a%s %s with the id %s already."
            .formatted(what.equals("account") ? "n" : "", what, id),
        List.of(ProblemItem.of("id", id, "expected an id that is not in use")));
  }

  private static @Nullable String email(@Nullable String typed, List<ProblemItem> problems) {
    var email = optional("email", typed, problems);
    if (email != null && email.indexOf('@') < 1) {
      problems.add(ProblemItem.of("email", email, "is not an e-mail address"));
    }
    return email;
  }

  private static String required(String field, @Nullable String typed, List<ProblemItem> problems) {
    var text = optional(field, typed, problems);
    if (text == null) {
      problems.add(ProblemItem.of(field, typed, "must have 1 to %d characters".formatted(LONGEST)));
      return "";
    }
    return text;
  }

  private static @Nullable String optional(
      String field, @Nullable String typed, List<ProblemItem> problems) {
    var text = blank(typed);
    if (text != null && text.length() > LONGEST) {
      problems.add(ProblemItem.of(field, null, "is longer than %d characters".formatted(LONGEST)));
    }
    return text;
  }

  private static @Nullable String blank(@Nullable String typed) {
    return typed == null || typed.isBlank() ? null : typed.strip();
  }

  private static void refuse(String detail, List<ProblemItem> problems) {
    if (!problems.isEmpty()) {
      throw ProblemException.unprocessable(detail, problems);
    }
  }
}
