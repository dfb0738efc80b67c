package io.beachhead.voice;

import io.beachhead.voice.mail.Mail;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Makes requests of e-mails. The sender is looked up among the people of all accounts by address,
 * then by the domain of the address among the accounts' domains.
 */
@Component
public class MailedRequests {
  private static final int LONGEST_NOTE = 4_900;

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
  private final RequestCapture capture;
  private final RequestNotes notes;

  MailedRequests(JdbcClient sql, RequestCapture capture, RequestNotes notes) {
    this.sql = sql;
    this.capture = capture;
    this.notes = notes;
  }

  /** Stores a mail as a request said when it was sent; what it quotes becomes a note. */
  @Transactional
  public Request add(Mail mail, Instant now) {
    String email = mail.senderEmail();
    var sent = mail.at();
    var request =
        capture.add(
            new NewRequest(
                account(email),
                null,
                PersonText.text(mail.senderName(), email),
                mail.words(),
                null,
                null,
                null,
                List.of(),
                List.of(),
                "e-mail",
                null),
            sent == null || sent.isAfter(now) ? now : sent);
    if (!mail.quoted().isEmpty()) {
      String quoted = mail.quoted();
      notes.addNew(
          request.id(),
          "Quoted in the e-mail:\n"
              + (quoted.length() <= LONGEST_NOTE
                  ? quoted
                  : quoted.substring(0, LONGEST_NOTE - 1) + "…"));
    }
    return request;
  }

  private @Nullable String account(@Nullable String email) {
    if (email == null) {
      return null;
    }
    String address = email.toLowerCase(Locale.ROOT);
    var byPerson =
        sql.sql("SELECT account_id FROM person WHERE lower(email) = :email ORDER BY id LIMIT 1")
            .param("email", address)
            .query(String.class)
            .optional();
    String domain = address.substring(address.indexOf('@') + 1);
    if (byPerson.isPresent() || FREE.contains(domain)) {
      return byPerson.orElse(null);
    }
    var accounts =
        sql.sql("SELECT id FROM account WHERE lower(domain) IN (:domain, :www) LIMIT 2")
            .param("domain", domain)
            .param("www", "www." + domain)
            .query(String.class)
            .list();
    return accounts.size() == 1 ? accounts.getFirst() : null;
  }
}
