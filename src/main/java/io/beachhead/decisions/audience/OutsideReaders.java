package io.beachhead.decisions.audience;

import io.beachhead.customers.CustomerBase;
import io.beachhead.customers.CustomerBases;
import io.beachhead.decisions.Decider;
import io.beachhead.decisions.Decision;
import io.beachhead.decisions.Decisions;
import io.beachhead.store.Changes;
import io.beachhead.store.ComputedOnce;
import io.beachhead.workspace.Colleagues;
import io.beachhead.workspace.WorkspaceSettings;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What people outside may not read in texts that the team wrote. */
@Component
public class OutsideReaders {
  private final Decisions decisions;
  private final CustomerBases customers;
  private final Colleagues colleagues;
  private final JdbcClient sql;
  private final WorkspaceSettings settings;
  private final Changes changes;
  private final Clock clock;
  private final ComputedOnce<Key, Discretion> known = new ComputedOnce<>(2);

  private record Key(LocalDate day, long version) {}

  OutsideReaders(
      Decisions decisions,
      CustomerBases customers,
      Colleagues colleagues,
      JdbcClient sql,
      WorkspaceSettings settings,
      Changes changes,
      Clock clock) {
    this.decisions = decisions;
    this.customers = customers;
    this.colleagues = colleagues;
    this.sql = sql;
    this.settings = settings;
    this.changes = changes;
    this.clock = clock;
  }

  /** What a text gives away, in words for the team; empty where nothing. */
  public Optional<String> mayNotRead(String text) {
    return discretion().givesAway(text);
  }

  Discretion discretion() {
    LocalDate today = settings.current().today(clock);
    var key = new Key(today, changes.version("decisions", "customers", "access"));
    return known.get(key, _ -> on(today));
  }

  private Discretion on(LocalDate today) {
    CustomerBase base = customers.asOf(today);
    List<String> names = new ArrayList<>();
    var domain = base.attribute("domain");
    for (int row = 0; row < base.size(); row++) {
      names.add(base.name(row));
      String its = domain == null ? null : domain.text(row);
      if (its != null) {
        names.add(its);
      }
    }
    List<String> team = new ArrayList<>();
    colleagues.all().forEach(each -> team.add(each.name()));
    for (Decision decision : decisions.all()) {
      team.add(decision.recorded().by());
      for (Decider decider : decision.ruling().deciders()) {
        team.add(decider.called());
      }
    }
    return new Discretion(names, contacts(), team);
  }

  /** Full names only: a first name alone is a word of its own too often. */
  private List<String> contacts() {
    return sql.sql("SELECT DISTINCT name FROM person WHERE name LIKE '% %'")
        .query(String.class)
        .list();
  }
}
