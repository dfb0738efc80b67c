package io.beachhead.voice;

import io.beachhead.voice.mail.Mail;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Makes requests of e-mails, for the account of the sender ({@link AccountOfSender}). */
@Component
public class MailedRequests {
  private static final int LONGEST_NOTE = 4_900;

  private final AccountOfSender accounts;
  private final RequestCapture capture;
  private final RequestNotes notes;

  MailedRequests(AccountOfSender accounts, RequestCapture capture, RequestNotes notes) {
    this.accounts = accounts;
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
                accounts.of(email),
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
}
