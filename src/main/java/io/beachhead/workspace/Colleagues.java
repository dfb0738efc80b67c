package io.beachhead.workspace;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The people of the team, for whoever gives somebody a task or speaks to them. */
@Component
public class Colleagues {
  private final JdbcClient sql;

  Colleagues(JdbcClient sql) {
    this.sql = sql;
  }

  /**
   * Somebody of the team.
   *
   * @param email lower case
   */
  public record Colleague(String id, String name, String email) {}

  /** Everybody who is not disabled, by name. */
  public List<Colleague> all() {
    return sql.sql("SELECT id, name, email FROM member WHERE disabled_at IS NULL ORDER BY name, id")
        .query((row, _) ->
            new Colleague(row.getString("id"), row.getString("name"), row.getString("email")))
        .list();
  }

  /** The one with that e-mail address. */
  public Optional<Colleague> withEmail(String email) {
    String address = email.strip().toLowerCase(Locale.ROOT);
    return all().stream().filter(one -> one.email().equals(address)).findFirst();
  }
}
