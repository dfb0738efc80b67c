package io.beachhead.behaviour.people;

import io.beachhead.behaviour.log.CommittedEvents;
import io.beachhead.behaviour.log.EventIndex;
import io.beachhead.customers.attribute.StatedDay;
import io.beachhead.store.Changes;
import io.beachhead.workspace.WorkspaceSettings;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What the workspace's records know of people and accounts, as the event log needs it: whose
 * account a person belongs to, when they were created, and which merges a person has undone.
 */
@Component
public class KnownPeople {
  /**
   * A person from the records.
   *
   * @param called name, else e-mail, else id
   */
  record Known(
      String id,
      @Nullable String accountId,
      long created,
      @Nullable String persona,
      String called) {}

  /**
   * Ids that were merged by hand, each with the one that stays; ids that the records know again are
   * left out.
   */
  public record Merged(Map<String, String> accounts, Map<String, String> people) {
    public static final Merged NONE = new Merged(Map.of(), Map.of());
  }

  /** Two ids of the event log that are not the same person after all. */
  record Undone(String from, String to) {}

  /**
   * Everything at one version of the records.
   *
   * @param accountOfDomain e-mail domains that somebody accepted as an account's
   */
  public record Directory(
      long version,
      Map<String, Known> byId,
      Map<String, Known> byEmail,
      Map<String, Long> accountCreated,
      Set<Undone> undone,
      Map<String, String> accountOfDomain,
      Merged merged,
      @Nullable EmailDomains emails) {
    /** The domain of each actor's address; empty while no domain belongs to an account. */
    Map<Integer, String> domains(EventIndex.Snapshot snapshot) {
      return emails == null || accountOfDomain.isEmpty() ? Map.of() : emails.upTo(snapshot);
    }
  }

  private final JdbcClient sql;
  private final Changes changes;
  private final EmailDomains emails;
  private final WorkspaceSettings settings;
  private @Nullable ZoneId zone;
  private @Nullable Directory directory;

  KnownPeople(JdbcClient sql, Changes changes, EmailDomains emails, WorkspaceSettings settings) {
    this.sql = sql;
    this.settings = settings;
    this.changes = changes;
    this.emails = emails;
  }

  public synchronized Directory directory() {
    long version = changes.version("customers", "behaviour");
    var known = directory;
    var today = settings.current().timezone();
    if (known == null || known.version != version || !today.equals(zone)) {
      known = read(version, today);
      zone = today;
      directory = known;
    }
    return known;
  }

  private Directory read(long version, ZoneId today) {
    var byId = new HashMap<String, Known>();
    var byEmail = new HashMap<String, Known>();
    sql.sql("SELECT id, account_id, created_at, created_day, persona, email, name FROM person")
        .query(rows -> {
          var stated = StatedDay.instant(rows, "created_at", "created_day", today);
          long created = stated == null ? CommittedEvents.NOT_KNOWN : stated.toEpochMilli();
          var email = rows.getString("email");
          var name = rows.getString("name");
          var id = rows.getString("id");
          var known =
              new Known(
                  id,
                  rows.getString("account_id"),
                  created,
                  rows.getString("persona"),
                  name != null ? name : email != null ? email : id);
          byId.put(id, known);
          if (email != null) {
            byEmail.putIfAbsent(email.toLowerCase(Locale.ROOT), known);
          }
        });
    var accountCreated = new HashMap<String, Long>();
    sql.sql("SELECT id, created_at, created_day FROM account WHERE created_at IS NOT NULL")
        .query(rows -> {
          var stated = StatedDay.instant(rows, "created_at", "created_day", today);
          if (stated != null) {
            accountCreated.put(rows.getString(1), stated.toEpochMilli());
          }
        });
    List<Undone> undone =
        sql.sql("SELECT from_id, to_id FROM undone_merge")
            .query((rows, _) -> new Undone(rows.getString(1), rows.getString(2)))
            .list();
    var accountOfDomain = new HashMap<String, String>();
    sql.sql("SELECT domain, account_id FROM domain_rule WHERE accepted = 1")
        .query(rows -> {
          accountOfDomain.put(rows.getString(1), rows.getString(2));
        });
    return new Directory(
        version,
        byId,
        byEmail,
        accountCreated,
        new HashSet<>(undone),
        accountOfDomain,
        new Merged(merged("account"), merged("person")),
        emails);
  }

  private Map<String, String> merged(String kind) {
    var into = new HashMap<String, String>();
    sql.sql(
            """
            SELECT from_id, into_id FROM merged_id
            WHERE kind = :kind AND NOT EXISTS (SELECT 1 FROM %s WHERE id = from_id)
            """
                .formatted(kind))
        .param("kind", kind)
        .query(row -> {
          into.put(row.getString(1), row.getString(2));
        });
    var stays = new HashMap<String, String>();
    for (var from : into.keySet()) {
      var at = from;
      for (int steps = 0; steps < into.size() && into.containsKey(at); steps++) {
        at = into.get(at);
      }
      stays.put(from, at);
    }
    return stays;
  }
}
