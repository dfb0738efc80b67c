package io.beachhead.value.happiness;

import io.beachhead.store.Changes;
import io.beachhead.workspace.AuditTrail;
import io.beachhead.workspace.CurrentUser;
import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the workspace calls a happy customer. */
@Component
public class HappinessDefinitions {
  private final JdbcClient sql;
  private final JsonMapper json;
  private final Changes changes;
  private final AuditTrail audit;
  private final Clock clock;

  HappinessDefinitions(
      JdbcClient sql, JsonMapper json, Changes changes, AuditTrail audit, Clock clock) {
    this.sql = sql;
    this.json = json;
    this.changes = changes;
    this.audit = audit;
    this.clock = clock;
  }

  /** As it stands; {@link HappinessDefinition#USUAL} until somebody changes it. */
  public HappinessDefinition current() {
    return sql.sql("SELECT definition FROM happiness_definition WHERE id = 1")
        .query(String.class)
        .optional()
        .map(text -> DefinitionForm.change(HappinessDefinition.USUAL, json.readTree(text)))
        .orElse(HappinessDefinition.USUAL);
  }

  /**
   * What it would be with a change in the form of the API.
   *
   * @throws io.beachhead.web.ProblemException 422 with one problem per wrong field
   */
  public HappinessDefinition preview(JsonNode change) {
    return DefinitionForm.change(current(), change);
  }

  /**
   * Changes the fields named in {@code change} and keeps the others.
   *
   * @throws io.beachhead.web.ProblemException 422 with one problem per wrong field
   */
  @Transactional
  public HappinessDefinition change(JsonNode change) {
    HappinessDefinition changed = preview(change);
    sql.sql(
            """
            INSERT INTO happiness_definition (id, definition, changed_at, changed_by)
            VALUES (1, :definition, :now, :by)
            ON CONFLICT (id) DO UPDATE SET definition = excluded.definition,
              changed_at = excluded.changed_at, changed_by = excluded.changed_by
            """)
        .param("definition", json.writeValueAsString(written(changed)))
        .param("now", clock.millis())
        .param("by", CurrentUser.now().name())
        .update();
    changes.mark("value");
    audit.record("happiness.defined", "happy customer", change.toString());
    return changed;
  }

  /** The definition in the form of the API. */
  public Object written(HappinessDefinition definition) {
    return DefinitionForm.write(definition);
  }
}
