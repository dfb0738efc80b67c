package io.beachhead.customers.forgetting;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Deletes people; an account keeps its numbers under another id, without a name. */
@Component
class CustomerForgetter implements Forgetter {
  /** Columns by which rows belong to an account. */
  private static final List<String> OF_ACCOUNT = List.of("account_id", "account");

  private final RecordTables tables;
  private final JdbcClient sql;
  private final ImportJournal journal;

  CustomerForgetter(RecordTables tables, JdbcClient sql, ImportJournal journal) {
    this.tables = tables;
    this.sql = sql;
    this.journal = journal;
  }

  @Override
  public List<Held> held(DataSubject who) {
    var held = new ArrayList<Held>();
    held.add(new Held("people", people(who).size(), "deleted"));
    DataSubject.Account account = who.account();
    if (account != null) {
      held.add(
          new Held(
              "account",
              1,
              "loses its name, domain and own attributes; revenue and use stay countable"));
      held.add(
          new Held(
              "deals",
              count("SELECT count(*) FROM deal WHERE account_id = :id", account.id()),
              "lose their names"));
      held.add(
          new Held(
              "invoices",
              count("SELECT count(*) FROM invoice WHERE account_id = :id", account.id()),
              "lose their descriptions"));
    }
    return held;
  }

  @Override
  public Set<String> names(String email) {
    return sql
        .sql("SELECT name FROM person WHERE lower(email) = :email AND name IS NOT NULL")
        .param("email", email)
        .query(String.class)
        .list()
        .stream()
        .collect(Collectors.toSet());
  }

  @Override
  public void forget(DataSubject who) {
    List<String> people = people(who);
    for (String id : people) {
      sql.sql("DELETE FROM person WHERE id = :id").param("id", id).update();
    }
    journal.forget("person", people);
    people.forEach(this::forgetChangesOf);
    DataSubject.Account account = who.account();
    if (account != null) {
      rename(account, who.alias());
    }
  }

  private List<String> people(DataSubject who) {
    DataSubject.Account account = who.account();
    if (account != null) {
      return sql.sql("SELECT id FROM person WHERE account_id = :id")
          .param("id", account.id())
          .query(String.class)
          .list();
    }
    return who.userIds().isEmpty()
        ? List.of()
        : sql.sql("SELECT id FROM person WHERE id IN (:ids)")
            .param("ids", who.userIds())
            .query(String.class)
            .list();
  }

  private void rename(DataSubject.Account account, String alias) {
    sql.sql(
            """
            INSERT INTO account (id, name, industry, employees, country, plan, stage, owner,
              created_at, created_day)
            SELECT :alias, 'A company that asked to be forgotten', industry, employees, country,
              plan, stage, owner, created_at, created_day
            FROM account WHERE id = :id
            """)
        .param("alias", alias)
        .param("id", account.id())
        .update();
    for (RecordTables.Table table : tables.all()) {
      for (String column : OF_ACCOUNT) {
        if (table.columns().contains(column)) {
          sql.sql(
                  "UPDATE %s SET %s = :alias WHERE %s = :id"
                      .formatted(table.name(), column, column))
              .param("alias", alias)
              .param("id", account.id())
              .update();
        }
      }
    }
    sql.sql("UPDATE deal SET name = 'Deal' WHERE account_id = :alias")
        .param("alias", alias)
        .update();
    sql.sql("UPDATE invoice SET description = NULL WHERE account_id = :alias")
        .param("alias", alias)
        .update();
    sql.sql("DELETE FROM account WHERE id = :id").param("id", account.id()).update();
    forgetImportsOf(account.id());
    forgetChangesOf(account.id());
    sql.sql("UPDATE merged_id SET into_id = :alias WHERE kind = 'account' AND into_id = :id")
        .param("alias", alias)
        .param("id", account.id())
        .update();
  }

  /** What was changed by hand can no longer be undone where it would bring them back. */
  private void forgetChangesOf(String id) {
    sql.sql("DELETE FROM hand_change WHERE undo LIKE :id ESCAPE '!'")
        .param("id", "%" + ImportJournal.like(quoted(id)) + "%")
        .update();
  }

  /** Rows of the account that an import could give back go from its journal. */
  private void forgetImportsOf(String id) {
    journal.forget("account", List.of(id));
    sql.sql(
            """
            DELETE FROM import_change
            WHERE after_image LIKE :image ESCAPE '!' OR before_image LIKE :image ESCAPE '!'
            """)
        .param("image", "%\"account_id\":" + ImportJournal.like(quoted(id)) + "%")
        .update();
  }

  private static String quoted(String id) {
    return '"' + id.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  private long count(String query, String id) {
    return sql.sql(query).param("id", id).query(Long.class).single();
  }
}
