package io.beachhead.customers.byhand;

import io.beachhead.customers.byhand.UndoSteps.Cell;
import io.beachhead.customers.byhand.UndoSteps.Row;
import io.beachhead.web.ProblemException;
import io.beachhead.web.ProblemItem;
import io.beachhead.workspace.AuditTrail;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes one account of two, or one person of two. Every record that names the first, whichever
 * module keeps it, then names the second; events that name the first count for the second.
 */
@Component
public class Merging {
  private static final String ACCOUNT = "account";
  private static final String PERSON = "person";

  private final HandJournal journal;
  private final AccountEditing editing;
  private final JdbcClient sql;
  private final JsonMapper json;
  private final AuditTrail audit;

  Merging(
      HandJournal journal,
      AccountEditing editing,
      JdbcClient sql,
      JsonMapper json,
      AuditTrail audit) {
    this.journal = journal;
    this.editing = editing;
    this.sql = sql;
    this.json = json;
    this.audit = audit;
  }

  /** The two rows, and what a merge has found and done so far. */
  private record Pair(
      Rows rows,
      Map<String, @Nullable Object> from,
      Map<String, @Nullable Object> into,
      Map<String, Integer> moves,
      List<String> remarks,
      UndoSteps undo) {
    String fromId() {
      return Objects.toString(from.get("id"), "");
    }

    String intoId() {
      return Objects.toString(into.get("id"), "");
    }
  }

  /** What a merge of two accounts would do. */
  @Transactional(readOnly = true)
  public Merge accountsPlanned(@Nullable String from, String into) {
    var pair = pair(ACCOUNT, from, into);
    walk(pair, false);
    return merged(pair, filled(pair, ACCOUNT), null);
  }

  /**
   * Merges two accounts.
   *
   * @param from goes
   * @param into stays; its own values win, and what is not known of it comes from the other
   * @throws ProblemException 404 where the one that stays is not known, 422 where the other is not,
   *     or both are the same, 409 where their revenue cannot be added up
   */
  @Transactional
  public Merge accounts(@Nullable String from, String into) {
    var pair = pair(ACCOUNT, from, into);
    var filled = filled(pair, ACCOUNT);
    var undo = pair.undo();
    var after = completed(pair, filled);
    undo.expect().add(new Row(ACCOUNT, after));
    undo.put().add(new Row(ACCOUNT, pair.from()));
    undo.put().add(new Row(ACCOUNT, pair.into()));
    pair.rows().put(ACCOUNT, after);
    walk(pair, true);
    pair.rows().delete(ACCOUNT, pair.from());
    remember(pair, ACCOUNT);
    audit.record("account.merged", pair.intoId(), "with " + pair.fromId());
    return merged(
        pair,
        filled,
        journal.remember("account.merged", pair.intoId() + " " + pair.fromId(), undo));
  }

  /** What a merge of two people would do. */
  @Transactional(readOnly = true)
  public Merge peoplePlanned(@Nullable String from, String into) {
    var pair = pair(PERSON, from, into);
    addresses(pair, false);
    return merged(pair, filled(pair, PERSON), null);
  }

  /**
   * Merges two people, by the same rules as accounts. What the one that goes said under an address
   * of its own is then said under the address of the one that stays.
   */
  @Transactional
  public Merge people(@Nullable String from, String into) {
    var pair = pair(PERSON, from, into);
    var filled = filled(pair, PERSON);
    var undo = pair.undo();
    var after = completed(pair, filled);
    undo.expect().add(new Row(PERSON, after));
    undo.put().add(new Row(PERSON, pair.from()));
    undo.put().add(new Row(PERSON, pair.into()));
    pair.rows().put(PERSON, after);
    addresses(pair, true);
    pair.rows().delete(PERSON, pair.from());
    remember(pair, PERSON);
    audit.record("person.merged", pair.intoId(), "with " + pair.fromId());
    return merged(
        pair, filled, journal.remember("person.merged", pair.intoId() + " " + pair.fromId(), undo));
  }

  private static Merge merged(Pair pair, List<String> filled, @Nullable String undo) {
    return new Merge(
        pair.fromId(), pair.intoId(), pair.moves(), filled, List.copyOf(pair.remarks()), undo);
  }

  private Pair pair(String table, @Nullable String from, String into) {
    var rows = journal.rows();
    var stays = rows.with(table, "id", into);
    if (stays.isEmpty()) {
      throw ProblemException.notFound("There is no %s %s in the records.".formatted(table, into));
    }
    var goes = from == null ? "" : from.strip();
    if (goes.equals(into)) {
      throw refused(goes, "is the %s itself; choose another one".formatted(table));
    }
    var found = rows.with(table, "id", goes);
    if (found.isEmpty()) {
      throw refused(
          goes,
          goes.isEmpty()
              ? "expected the id of the other " + table
              : "is not %s %s in the records".formatted(table.equals(ACCOUNT) ? "an" : "a", table));
    }
    return new Pair(
        rows,
        found.getFirst(),
        stays.getFirst(),
        new LinkedHashMap<>(),
        new ArrayList<>(),
        UndoSteps.empty());
  }

  private static ProblemException refused(String from, String why) {
    return ProblemException.unprocessable(
        "Nothing was merged.", List.of(ProblemItem.of("from", from, why)));
  }

  /** Fields and own columns that only the one that goes has. */
  private List<String> filled(Pair pair, String table) {
    var filled = new ArrayList<String>();
    pair.from()
        .forEach((field, value) -> {
          if (value != null && pair.into().get(field) == null && !field.equals("created_day")) {
            filled.add(field);
          }
        });
    if (table.equals(ACCOUNT)) {
      var known = editing.own(pair.into());
      editing.own(pair.from()).keySet().stream()
          .filter(name -> !known.containsKey(name))
          .forEach(filled::add);
    }
    return filled;
  }

  private Map<String, @Nullable Object> completed(Pair pair, List<String> filled) {
    Map<String, @Nullable Object> after = new LinkedHashMap<>(pair.into());
    for (var field : filled) {
      if (after.containsKey(field)) {
        after.put(field, pair.from().get(field));
        if (field.equals("created_at") && after.containsKey("created_day")) {
          after.put("created_day", pair.from().get("created_day"));
        }
      }
    }
    Map<String, @Nullable Object> own = new LinkedHashMap<>(editing.own(pair.from()));
    own.putAll(editing.own(pair.into()));
    after.put("attributes", json.writeValueAsString(own));
    return after;
  }

  /** Counts every record of the account that goes, and moves it if that is really meant. */
  private static void walk(Pair pair, boolean really) {
    for (var table : pair.rows().ofAccounts()) {
      var rows = pair.rows().with(table.name(), "account_id", pair.fromId());
      if (rows.isEmpty()) {
        continue;
      }
      pair.moves().merge(RecordWords.of(table.name()), rows.size(), Integer::sum);
      if (table.name().equals("revenue")) {
        new RevenueSum(pair.rows(), pair.undo(), pair.fromId(), pair.intoId())
            .add(rows, pair.remarks(), really);
      } else if (really) {
        for (var row : rows) {
          move(pair, table.name(), row);
        }
      }
    }
  }

  private static void move(Pair pair, String table, Map<String, @Nullable Object> row) {
    var rows = pair.rows();
    if (!rows.inKey(table, "account_id")) {
      var key = rows.key(table, row);
      rows.set(table, key, "account_id", pair.intoId());
      pair.undo().set().add(new Cell(table, key, "account_id", pair.fromId()));
      return;
    }
    Map<String, @Nullable Object> moved = new LinkedHashMap<>(row);
    moved.put("account_id", pair.intoId());
    if (rows.same(table, moved) == null) {
      rows.put(table, moved);
      pair.undo().clear().add(new Row(table, rows.key(table, moved)));
    }
    rows.delete(table, row);
    pair.undo().put().add(new Row(table, row));
  }

  /** What the person that goes said under an address of their own. */
  private static void addresses(Pair pair, boolean really) {
    var theirs = pair.from().get("email");
    var kept = pair.into().get("email");
    if (theirs == null) {
      return;
    }
    for (var table : pair.rows().ofAddresses()) {
      var rows = pair.rows().withAddress(table.name(), theirs.toString());
      if (!rows.isEmpty()) {
        pair.moves().merge(RecordWords.of(table.name()), rows.size(), Integer::sum);
      }
      if (really && kept != null) {
        for (var row : rows) {
          var key = pair.rows().key(table.name(), row);
          pair.rows().set(table.name(), key, "person_email", kept);
          pair.undo()
              .set()
              .add(new Cell(table.name(), key, "person_email", row.get("person_email")));
        }
      }
    }
  }

  /** From now on events that name the one that went count for the one that stays. */
  private void remember(Pair pair, String kind) {
    Map<String, @Nullable Object> merged = new LinkedHashMap<>();
    merged.put("kind", kind);
    merged.put("from_id", pair.fromId());
    merged.put("into_id", pair.intoId());
    var before = pair.rows().same("merged_id", merged);
    if (before == null) {
      pair.undo().clear().add(new Row("merged_id", merged));
    } else {
      pair.undo().put().add(new Row("merged_id", before));
    }
    sql.sql(
            """
            INSERT INTO merged_id (kind, from_id, into_id) VALUES (:kind, :from, :into)
            ON CONFLICT (kind, from_id) DO UPDATE SET into_id = excluded.into_id
            """)
        .param("kind", kind)
        .param("from", pair.fromId())
        .param("into", pair.intoId())
        .update();
  }
}
