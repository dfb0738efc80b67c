package io.beachhead.value.model;

import io.beachhead.store.Changes;
import io.beachhead.web.ProblemException;
import io.beachhead.workspace.AuditTrail;
import io.beachhead.workspace.CurrentUser;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The one value model of the workspace. */
@Component
public class ValueModels {
  private final JdbcClient sql;
  private final JsonMapper json;
  private final Changes changes;
  private final AuditTrail audit;
  private final ObjectProvider<HappyCurves> curves;
  private final Clock clock;

  ValueModels(
      JdbcClient sql,
      JsonMapper json,
      Changes changes,
      AuditTrail audit,
      ObjectProvider<HappyCurves> curves,
      Clock clock) {
    this.sql = sql;
    this.json = json;
    this.changes = changes;
    this.audit = audit;
    this.curves = curves;
    this.clock = clock;
  }

  /** The model as it stands; {@link ValueModel#USUAL} until somebody changes it. */
  public ValueModel current() {
    return sql.sql("SELECT definition FROM value_model WHERE id = 1")
        .query(String.class)
        .optional()
        .map(text -> ValueModelForm.change(ValueModel.USUAL, json.readTree(text)))
        .orElse(ValueModel.USUAL);
  }

  /**
   * What the model would be with a change in the form of the API, without saving it.
   *
   * @throws io.beachhead.web.ProblemException 422 with one problem per wrong field
   */
  public ValueModel preview(JsonNode change) {
    return ValueModelForm.change(current(), change);
  }

  /** What a change in the form of the API makes of the usual model. */
  public ValueModel previewOfUsual(JsonNode change) {
    return ValueModelForm.change(ValueModel.USUAL, change);
  }

  /**
   * Refuses a change that asks for the observed curve where the data show none.
   *
   * @throws io.beachhead.web.ProblemException 409 with the reason; 422 as {@link #preview}
   */
  public void requireIdentified(JsonNode change) {
    if (change.isObject()
        && change.has("happy")
        && preview(change).happy() instanceof HappyRule.Observed observed) {
      HappyCurves known = curves.getIfAvailable();
      if (known != null) {
        HappyCurves.Found found = known.find(null, observed.assumed());
        if (found.curve() == null) {
          throw ProblemException.conflict(
              "The observed curve cannot decide who is happy. " + found.why());
        }
      }
    }
  }

  /**
   * Changes the fields named in {@code change} (in the form of the API) and keeps the others.
   *
   * @throws io.beachhead.web.ProblemException 422 with one problem per wrong field
   */
  @Transactional
  public ValueModel change(JsonNode change) {
    ValueModel changed = preview(change);
    save(changed);
    audit.record("value-model.changed", "value model", change.toString());
    return changed;
  }

  /** Replaces the whole model. */
  @Transactional
  public void replace(ValueModel model) {
    save(model);
    audit.record("value-model.changed", "value model", "replaced");
  }

  /** Back to the usual model. */
  @Transactional
  public void reset() {
    sql.sql("DELETE FROM value_model").update();
    changes.mark("value");
  }

  /** The model in the form of the API. */
  public Object written(ValueModel model) {
    return ValueModelForm.write(model);
  }

  private void save(ValueModel model) {
    sql.sql(
            """
            INSERT INTO value_model (id, definition, changed_at, changed_by)
            VALUES (1, :definition, :now, :by)
            ON CONFLICT (id) DO UPDATE SET definition = excluded.definition,
              changed_at = excluded.changed_at, changed_by = excluded.changed_by
            """)
        .param("definition", json.writeValueAsString(ValueModelForm.write(model)))
        .param("now", clock.millis())
        .param("by", CurrentUser.now().name())
        .update();
    changes.mark("value");
  }
}
