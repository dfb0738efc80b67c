package io.beachhead.value.features;

import io.beachhead.voice.FeatureEfforts;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells the requests what the features they name would cost. */
@Component
class EffortsOfFeatures implements FeatureEfforts {
  private final JdbcClient sql;

  EffortsOfFeatures(JdbcClient sql) {
    this.sql = sql;
  }

  @Override
  public Map<String, Double> weeksByKey() {
    var weeks = new LinkedHashMap<String, Double>();
    sql.sql(
            """
            SELECT key, effort_weeks FROM feature
            WHERE effort_weeks IS NOT NULL AND state <> 'shipped' ORDER BY key
            """)
        .query((row, _) -> Map.entry(row.getString("key"), row.getDouble("effort_weeks")))
        .list()
        .forEach(feature -> weeks.put(feature.getKey(), feature.getValue()));
    return weeks;
  }
}
