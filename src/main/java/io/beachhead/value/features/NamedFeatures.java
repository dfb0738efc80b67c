package io.beachhead.value.features;

import io.beachhead.voice.FeatureNames;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells the requests what the features they name are called. */
@Component
class NamedFeatures implements FeatureNames {
  private final JdbcClient sql;

  NamedFeatures(JdbcClient sql) {
    this.sql = sql;
  }

  @Override
  public Map<String, String> byKey() {
    Map<String, String> names = new LinkedHashMap<>();
    sql.sql("SELECT key, name FROM feature ORDER BY position, key")
        .query((row, _) -> new String[] {row.getString("key"), row.getString("name")})
        .list()
        .forEach(feature -> names.put(feature[0], feature[1]));
    return names;
  }
}
