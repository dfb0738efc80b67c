package io.beachhead.outbox.mail;

import jakarta.mail.Authenticator;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Hands one e-mail to the mail server, with an end to every wait. */
@Component
class MailPost {
  private static final String CONNECT = "5000";
  private static final String SILENCE = "10000";
  private static final int LONGEST = 300;

  /**
   * Sends an e-mail.
   *
   * @return what went wrong, in the server's own words; null where it took the e-mail
   */
  @Nullable String send(MailServer server, String to, String subject, String text) {
    try {
      var message = new MimeMessage(session(server));
      message.setFrom(new InternetAddress(server.sender(), true));
      message.setRecipient(RecipientType.TO, new InternetAddress(to, true));
      message.setSubject(subject, StandardCharsets.UTF_8.name());
      message.setText(text, StandardCharsets.UTF_8.name());
      message.setHeader("Auto-Submitted", "auto-generated");
      Transport.send(message);
      return null;
    } catch (MessagingException refused) {
      return words(refused);
    }
  }

  private static Session session(MailServer server) {
    var properties = new Properties();
    properties.put("mail.transport.protocol", "smtp");
    properties.put("mail.smtp.host", server.host());
    properties.put("mail.smtp.port", Integer.toString(server.port()));
    properties.put("mail.smtp.connectiontimeout", CONNECT);
    properties.put("mail.smtp.timeout", SILENCE);
    properties.put("mail.smtp.writetimeout", SILENCE);
    properties.put("mail.smtp.ssl.checkserveridentity", "true");
    switch (server.tls()) {
      case NONE -> properties.put("mail.smtp.starttls.enable", "false");
      case STARTTLS -> {
        properties.put("mail.smtp.starttls.enable", "true");
        properties.put("mail.smtp.starttls.required", "true");
      }
      case TLS -> properties.put("mail.smtp.ssl.enable", "true");
    }
    var username = server.username();
    if (username == null) {
      return Session.getInstance(properties);
    }
    properties.put("mail.smtp.auth", "true");
    return Session.getInstance(
        properties,
        new Authenticator() {
          @Override
          protected PasswordAuthentication getPasswordAuthentication() {
            return new PasswordAuthentication(
                username, Objects.requireNonNullElse(server.secret(), ""));
          }
        });
  }

  /** The innermost reason, which is what the server said. */
  private static String words(MessagingException refused) {
    Throwable reason = refused;
    String said = reason.getMessage();
    while (true) {
      Throwable next =
          reason instanceof MessagingException outer && outer.getNextException() != null
              ? outer.getNextException()
              : reason.getCause();
      if (next == null || next == reason) {
        break;
      }
      reason = next;
      said = reason.getMessage() == null ? said : reason.getMessage();
    }
    var text = said == null ? reason.getClass().getSimpleName() : said.strip();
    return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
  }
}
