package io.beachhead.customers;

import io.beachhead.store.Changes;
import io.beachhead.workspace.DataEmptier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Empties accounts and all that belongs to them. */
@Component
class CustomerData implements DataEmptier {
  private final JdbcClient sql;
  private final Changes changes;

  CustomerData(JdbcClient sql, Changes changes) {
    this.sql = sql;
    this.changes = changes;
  }

  @Override
  public void empty() {
    for (String table :
        new String[] {"deal", "invoice", "subscription", "revenue", "person", "account"}) {
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
