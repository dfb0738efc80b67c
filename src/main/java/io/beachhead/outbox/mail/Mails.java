package io.beachhead.outbox.mail;

import io.beachhead.web.ProblemException;
import io.beachhead.web.ProblemItem;
import io.beachhead.workspace.AuditTrail;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Takes e-mails, and knows the server that sends them. */
@Component
public class Mails {
  private static final int LATEST = 50;

  private final MailRecords records;
  private final MailPost post;
  private final ObjectProvider<MailCourier> courier;
  private final AuditTrail audit;
  private final Clock clock;

  Mails(
      MailRecords records,
      MailPost post,
      ObjectProvider<MailCourier> courier,
      AuditTrail audit,
      Clock clock) {
    this.records = records;
    this.post = post;
    this.courier = courier;
    this.audit = audit;
    this.clock = clock;
  }

  /** The server that sends; empty until somebody says one, and nothing is mailed. */
  public Optional<MailServer> server() {
    return records.server();
  }

  /** What became of the latest e-mails, newest first. */
  public List<SentMail> latest() {
    return records.latest(LATEST);
  }

  /**
   * Stores an e-mail to each address in the transaction that it reports, and sends it once that has
   * committed. To one address an e-mail with that id goes once, however often it is handed in.
   *
   * @return to how many it goes; 0 where no server is set
   */
  @Transactional
  public int send(Mail mail, Collection<String> recipients) {
    if (server().isEmpty()) {
      return 0;
    }
    int added = 0;
    for (var recipient : recipients) {
      added += records.add(mail, recipient, clock.instant()) ? 1 : 0;
    }
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            courier.ifAvailable(MailCourier::wake);
          }
        });
    return added;
  }

  /**
   * Sends a test at once.
   *
   * @throws ProblemException 422 for something that is not an address; 409 without a server and,
   *     with the server's own words, where it refuses
   */
  public void test(@Nullable String to) {
    var server =
        server()
            .orElseThrow(() -> ProblemException.conflict("No mail server is set. Save one first."));
    var address = to == null ? "" : to.strip();
    if (!isAddress(address)) {
      throw ProblemException.unprocessable(
          "Check the address.",
          List.of(ProblemItem.of("to", address, "must be an e-mail address")));
    }
    var problem =
        post.send(server, address, "A test from Beachhead", "E-mails from Beachhead arrive here.");
    if (problem != null) {
      throw ProblemException.conflict("The mail server refused: " + problem);
    }
  }

  /** Sets the server. */
  @Transactional
  public MailServer set(MailServerDraft draft) {
    var problems = new ArrayList<ProblemItem>();
    var host = text(draft.host());
    if (host.isEmpty() || host.length() > 253 || host.chars().anyMatch(c -> c <= ' ')) {
      problems.add(ProblemItem.of("host", host, "must be a name such as smtp.example.com"));
    }
    int port = draft.port() == null ? 0 : draft.port();
    if (port < 1 || port > 65_535) {
      problems.add(
          ProblemItem.of("port", String.valueOf(draft.port()), "must be 1 to 65535, such as 587"));
    }
    var tls = MailServer.Tls.of(draft.tls());
    if (tls.isEmpty()) {
      problems.add(ProblemItem.of("tls", draft.tls(), "must be none, starttls or tls"));
    }
    var sender = text(draft.sender());
    if (!isAddress(sender)) {
      problems.add(ProblemItem.of("sender", sender, "must be an e-mail address"));
    }
    if (!problems.isEmpty()) {
      throw ProblemException.unprocessable("Check the mail server.", problems);
    }
    var username = text(draft.username());
    var secret =
        draft.secret() == null || draft.secret().isEmpty()
            ? server().map(MailServer::secret).orElse(null)
            : draft.secret();
    var server =
        new MailServer(
            host,
            port,
            tls.orElseThrow(),
            username.isEmpty() ? null : username,
            username.isEmpty() ? null : secret,
            sender);
    records.put(server);
    audit.record("mail.server-set", host, sender);
    return server;
  }

  /** Forgets the server: nothing is mailed any more. */
  @Transactional
  public void forget() {
    records.deleteServer();
    audit.record("mail.server-removed", "", "");
  }

  /** Whether a text is an e-mail address. */
  public static boolean isAddress(String text) {
    try {
      new InternetAddress(text, true).validate();
      return text.indexOf('@') > 0 && text.length() <= 254;
    } catch (AddressException wrong) {
      return false;
    }
  }

  private static String text(@Nullable String said) {
    return said == null ? "" : said.strip();
  }
}
