package io.beachhead.voice;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Which account somebody writes for, by their e-mail address: that of the person with the address,
 * else the one that the team decided its domain belongs to, else the only one with that domain.
 */
@Component
public class AccountOfSender {
  /** Where people have an address as themselves and not as their company's. */
  private static final Set<String> FREE =
      Set.of(
          "gmail.com",
          "googlemail.com",
          "outlook.com",
          "hotmail.com",
          "live.com",
          "yahoo.com",
          "icloud.com",
          "me.com",
          "proton.me",
          "protonmail.com",
          "gmx.de",
          "gmx.net",
          "web.de",
          "aol.com",
          "mail.com");

  private final JdbcClient sql;

  AccountOfSender(JdbcClient sql) {
    this.sql = sql;
  }

  /** Its id; null where it is not known. */
  public @Nullable String of(@Nullable String email) {
    if (email == null || !email.contains("@")) {
      return null;
    }
    String address = email.strip().toLowerCase(Locale.ROOT);
    String person =
        sql.sql("SELECT account_id FROM person WHERE lower(email) = :email ORDER BY id LIMIT 1")
            .param("email", address)
            .query(String.class)
            .optional()
            .orElse(null);
    return person != null ? person : ofDomain(address.substring(address.lastIndexOf('@') + 1));
  }

  private @Nullable String ofDomain(String domain) {
    String decided =
        sql.sql(
                """
                SELECT a.id FROM domain_rule r JOIN account a ON a.id = r.account_id
                WHERE r.domain = :domain AND r.accepted = 1
                """)
            .param("domain", domain)
            .query(String.class)
            .optional()
            .orElse(null);
    if (decided != null || FREE.contains(domain)) {
      return decided;
    }
    // A domain that the team said belongs to nobody stays nobody's.
    var accounts =
        sql.sql(
                """
                SELECT a.id FROM account a WHERE lower(a.domain) IN (:domain, :www)
                  AND NOT EXISTS (SELECT 1 FROM domain_rule r
                    WHERE r.domain = :domain AND r.account_id = a.id AND r.accepted = 0)
                LIMIT 2
                """)
            .param("domain", domain)
            .param("www", "www." + domain)
            .query(String.class)
            .list();
    return accounts.size() == 1 ? accounts.getFirst() : null;
  }
}
