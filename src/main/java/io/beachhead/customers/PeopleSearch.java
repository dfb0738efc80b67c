package io.beachhead.customers;

import io.beachhead.web.SearchHit;
import io.beachhead.web.SearchSource;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds people by name and e-mail address while one types; a hit leads to their account. */
@Component
@Order(20)
class PeopleSearch implements SearchSource {
  private final JdbcClient jdbc;

  PeopleSearch(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Names that begin so come first. The text as it was typed finds what has no plain small letters.
   */
  @Override
  public List<SearchHit> search(String text, int limit) {
    var part = literal(text);
    return jdbc.sql(
            """
            SELECT person.name, person.email, person.account_id, account.name AS account
            FROM person JOIN account ON account.id = person.account_id
            WHERE lower(person.name) LIKE :within ESCAPE '\\'
               OR lower(person.email) LIKE :within ESCAPE '\\'
               OR person.name LIKE :typed ESCAPE '\\'
            ORDER BY CASE WHEN lower(person.name) LIKE :begin ESCAPE '\\' THEN 0 ELSE 1 END,
                     person.name, person.id
            LIMIT :limit
            """)
        .param("within", "%" + part.toLowerCase(Locale.ROOT) + "%")
        .param("begin", part.toLowerCase(Locale.ROOT) + "%")
        .param("typed", "%" + part + "%")
        .param("limit", limit)
        .query((row, _) ->
            hit(
                row.getString("name"),
                row.getString("email"),
                row.getString("account_id"),
                row.getString("account")))
        .list();
  }

  private static String literal(String text) {
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
  }

  private static SearchHit hit(
      @Nullable String name, @Nullable String email, String accountId, String account) {
    var who = name == null ? email : email == null ? name : name + ", " + email;
    return new SearchHit(
        "person", "user", who + " (" + account + ")", AccountAddress.of(accountId));
  }
}
