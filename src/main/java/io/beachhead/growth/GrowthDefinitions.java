package io.beachhead.growth;

import io.beachhead.store.Changes;
import io.beachhead.workspace.AuditTrail;
import io.beachhead.workspace.CurrentUser;
import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the workspace calls signing up, being active and so on. */
@Component
public class GrowthDefinitions {
  /** Of {@link Changes}: rises with every change of the definitions and of spend. */
  public static final String AREA = "growth";

  private final JdbcClient sql;
  private final JsonMapper json;
  private final Changes changes;
  private final AuditTrail audit;
  private final Clock clock;

  GrowthDefinitions(
      JdbcClient sql, JsonMapper json, Changes changes, AuditTrail audit, Clock clock) {
    this.sql = sql;
    this.json = json;
    this.changes = changes;
    this.audit = audit;
    this.clock = clock;
  }

  /** As they stand; {@link GrowthDefinition#NONE} until somebody says something. */
  public GrowthDefinition current() {
    return sql.sql("SELECT definition FROM growth_definition WHERE id = 1")
        .query(String.class)
        .optional()
        .map(text -> GrowthForm.change(GrowthDefinition.NONE, json.readTree(text)))
        .orElse(GrowthDefinition.NONE);
  }

  /** Removes what a sample brought, unless somebody has changed it since. */
  @Transactional
  public void takeBack(JsonNode said) {
    if (current().equals(GrowthForm.change(GrowthDefinition.NONE, said))) {
      sql.sql("DELETE FROM growth_definition").update();
      changes.mark(AREA);
    }
  }

  /**
   * Changes the fields named in {@code change} and keeps the others; null takes one away.
   *
   * @throws io.beachhead.web.ProblemException 422 with one problem per wrong field
   */
  @Transactional
  public GrowthDefinition change(JsonNode change) {
    GrowthDefinition before = current();
    GrowthDefinition changed = GrowthForm.change(before, change);
    if (changed.equals(before)) {
      return before;
    }
    sql.sql(
            """
            INSERT INTO growth_definition (id, definition, changed_at, changed_by)
            VALUES (1, :definition, :now, :by)
            ON CONFLICT (id) DO UPDATE SET definition = excluded.definition,
              changed_at = excluded.changed_at, changed_by = excluded.changed_by
            """)
        .param("definition", json.writeValueAsString(GrowthForm.write(changed)))
        .param("now", clock.millis())
        .param("by", CurrentUser.now().name())
        .update();
    changes.mark(AREA);
    audit.record("growth.defined", "growth", change.toString());
    return changed;
  }
}
