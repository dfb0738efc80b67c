package io.beachhead.customers;

import io.beachhead.store.Changes;
import io.beachhead.workspace.DataEraser;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Deletes accounts and everything that belongs to them. */
@Component
class CustomerEraser implements DataEraser {
  private final JdbcClient sql;
  private final Changes changes;

  CustomerEraser(JdbcClient sql, Changes changes) {
    this.sql = sql;
    this.changes = changes;
  }

  @Override
  public void erase() {
    for (String table :
        List.of(
            "hand_change",
            "merged_id",
            "deal",
            "invoice",
            "subscription",
            "revenue",
            "person",
            "account")) {
      sql.sql("DELETE FROM " + table).update();
    }
    changes.mark("customers");
  }

  @Override
  public boolean holdsMoney() {
    return sql.sql(
            """
            SELECT EXISTS (SELECT 1 FROM revenue) OR EXISTS (SELECT 1 FROM subscription)
                OR EXISTS (SELECT 1 FROM invoice)
                OR EXISTS (SELECT 1 FROM deal WHERE amount_minor IS NOT NULL)
            """)
        .query(Boolean.class)
        .single();
  }
}
