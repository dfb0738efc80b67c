package io.beachhead.growth.health;

import io.beachhead.growth.GrowthDefinitions;
import io.beachhead.store.Changes;
import io.beachhead.workspace.AuditTrail;
import io.beachhead.workspace.CurrentUser;
import io.beachhead.workspace.DataEraser;
import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the workspace means by a healthy account. */
@Component
public class HealthDefinitions implements DataEraser {
  private final JdbcClient sql;
  private final JsonMapper json;
  private final Changes changes;
  private final AuditTrail audit;
  private final Clock clock;

  HealthDefinitions(
      JdbcClient sql, JsonMapper json, Changes changes, AuditTrail audit, Clock clock) {
    this.sql = sql;
    this.json = json;
    this.changes = changes;
    this.audit = audit;
    this.clock = clock;
  }

  /** As it stands; {@link HealthDefinition#STANDARD} until somebody states something. */
  public HealthDefinition current() {
    return sql.sql("SELECT definition FROM health_definition WHERE id = 1")
        .query(String.class)
        .optional()
        .map(text -> HealthForm.change(HealthDefinition.STANDARD, json.readTree(text)))
        .orElse(HealthDefinition.STANDARD);
  }

  /**
   * Changes the fields named in {@code change} and keeps the others.
   *
   * @throws io.beachhead.web.ProblemException 422 with one problem per wrong field
   */
  @Transactional
  public HealthDefinition change(JsonNode change) {
    HealthDefinition before = current();
    HealthDefinition changed = HealthForm.change(before, change);
    if (changed.equals(before)) {
      return before;
    }
    sql.sql(
            """
            INSERT INTO health_definition (id, definition, changed_at, changed_by)
            VALUES (1, :definition, :now, :by)
            ON CONFLICT (id) DO UPDATE SET definition = excluded.definition,
              changed_at = excluded.changed_at, changed_by = excluded.changed_by
            """)
        .param("definition", json.writeValueAsString(changed))
        .param("now", clock.millis())
        .param("by", CurrentUser.now().name())
        .update();
    changes.mark(GrowthDefinitions.AREA);
    audit.record("health.defined", "growth", change.toString());
    return changed;
  }

  @Override
  public void erase() {
    sql.sql("DELETE FROM health_definition").update();
    changes.mark(GrowthDefinitions.AREA);
  }
}
