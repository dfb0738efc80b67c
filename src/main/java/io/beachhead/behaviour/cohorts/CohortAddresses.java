package io.beachhead.behaviour.cohorts;

import io.beachhead.behaviour.people.Unit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The e-mail addresses of a cohort: of its people, or of all people of its accounts. */
@Component
public class CohortAddresses {
  /** How a list of addresses names a cohort. */
  public static final String PREFIX = "cohort:";

  private final Cohorts cohorts;
  private final JdbcClient sql;

  CohortAddresses(Cohorts cohorts, JdbcClient sql) {
    this.cohorts = cohorts;
    this.sql = sql;
  }

  /**
   * In small letters and alphabetical order; who has no address by the records, and none as id, is
   * left out.
   *
   * @throws io.beachhead.web.ProblemException 404 for an unknown or deleted cohort
   */
  public List<String> of(String key) {
    var members = cohorts.members(key);
    return List.copyOf(
        cohorts.required(key).unit() == Unit.ACCOUNT ? ofAccounts(members) : ofPeople(members));
  }

  private Set<String> ofPeople(List<String> ids) {
    Map<String, String> byId = new HashMap<>();
    sql.sql("SELECT id, email FROM person WHERE email IS NOT NULL")
        .query(row -> {
          byId.put(row.getString(1), row.getString(2));
        });
    var found = new TreeSet<String>();
    for (var id : ids) {
      var email = byId.getOrDefault(id, id);
      if (email.indexOf('@') > 0) {
        found.add(email.toLowerCase(Locale.ROOT));
      }
    }
    return found;
  }

  private Set<String> ofAccounts(List<String> ids) {
    var accounts = new HashSet<>(ids);
    var found = new LinkedHashSet<String>();
    sql.sql("SELECT account_id, email FROM person WHERE email IS NOT NULL ORDER BY lower(email)")
        .query(row -> {
          if (accounts.contains(row.getString(1))) {
            found.add(row.getString(2).toLowerCase(Locale.ROOT));
          }
        });
    return found;
  }
}
