package io.beachhead.value.features;

import io.beachhead.behaviour.annotations.Annotation;
import io.beachhead.behaviour.annotations.AnnotationSource;
import io.beachhead.workspace.WorkspaceSettings;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Marks on numbers over time when a feature shipped, as long as it is shipped. */
@Component
class FeatureReleases implements AnnotationSource {
  private final JdbcClient sql;
  private final WorkspaceSettings settings;

  FeatureReleases(JdbcClient sql, WorkspaceSettings settings) {
    this.sql = sql;
    this.settings = settings;
  }

  @Override
  public List<Annotation> between(LocalDate from, LocalDate to) {
    var zone = settings.current().timezone();
    return sql.sql(
            """
            SELECT feature.key, feature.name, shipped_at
            FROM feature_release JOIN feature ON feature.key = feature_release.feature
            WHERE feature.state = 'shipped' AND shipped_at >= :from AND shipped_at < :to
            """)
        .param("from", from.atStartOfDay(zone).toInstant().toEpochMilli())
        .param("to", to.plusDays(1).atStartOfDay(zone).toInstant().toEpochMilli())
        .query((row, _) ->
            new Annotation(
                null,
                LocalDate.ofInstant(Instant.ofEpochMilli(row.getLong(3)), zone),
                row.getString(2) + " shipped",
                Annotation.Kind.RELEASE,
                "/features/" + row.getString(1),
                null))
        .list();
  }
}
