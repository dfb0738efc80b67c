package io.beachhead.voice;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** All themes there are, with or without requests. */
@Component
public class ThemeNames {
  private final JdbcClient sql;

  ThemeNames(JdbcClient sql) {
    this.sql = sql;
  }

  /** Every theme, by name. */
  public List<Theme> all() {
    return sql
        .sql("SELECT key, name FROM theme")
        .query((row, _) -> new Theme(row.getString("key"), row.getString("name")))
        .list()
        .stream()
        .sorted(Comparator.comparing(Theme::name, String.CASE_INSENSITIVE_ORDER))
        .toList();
  }

  /** The names of several themes in one text, as it is typed or stands in a file. */
  public List<String> in(String text) {
    return SeveralNames.of(text, all().stream().map(Theme::key).collect(Collectors.toSet()));
  }
}
