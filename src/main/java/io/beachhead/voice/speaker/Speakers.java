package io.beachhead.voice.speaker;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The people of all accounts that have an e-mail address. */
@Component
public class Speakers {
  private final JdbcClient sql;

  Speakers(JdbcClient sql) {
    this.sql = sql;
  }

  /**
   * Everybody by e-mail address in lower case.
   *
   * @param byEmail whoever has an address of several accounts counts for the first one by id
   */
  public record Known(Map<String, Speaker> byEmail) {
    /** Who has that address, in any letter case; null where nobody does. */
    public @Nullable Speaker of(@Nullable String email) {
      return email == null ? null : byEmail.get(email.toLowerCase(Locale.ROOT));
    }

    /** The account that is said, else that of the person; null where neither is known. */
    public @Nullable String account(@Nullable String said, @Nullable String email) {
      if (said != null) {
        return said;
      }
      Speaker speaker = of(email);
      return speaker == null ? null : speaker.account();
    }
  }

  /** Reads everybody. */
  public Known known() {
    Map<String, Speaker> byEmail = new HashMap<>();
    sql.sql(
            """
            SELECT account_id, email, name, title, persona FROM person
            WHERE email IS NOT NULL ORDER BY account_id, id
            """)
        .query((row, _) ->
            new Speaker(
                row.getString("account_id"),
                row.getString("email"),
                row.getString("name"),
                row.getString("title"),
                row.getString("persona")))
        .list()
        .forEach(each -> byEmail.putIfAbsent(each.email().toLowerCase(Locale.ROOT), each));
    return new Known(byEmail);
  }

  /** Whether there is such an account. */
  public boolean isAccount(String id) {
    return sql.sql("SELECT EXISTS (SELECT 1 FROM account WHERE id = :id)")
        .param("id", id)
        .query(Boolean.class)
        .single();
  }
}
