package io.beachhead.voice.mail;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.regex.Pattern;
import org.apache.james.mime4j.dom.Entity;
import org.apache.james.mime4j.dom.Message;
import org.apache.james.mime4j.dom.Multipart;
import org.apache.james.mime4j.dom.TextBody;
import org.apache.james.mime4j.dom.address.Mailbox;
import org.apache.james.mime4j.message.DefaultMessageBuilder;
import org.apache.james.mime4j.stream.MimeConfig;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;
import org.jspecify.annotations.Nullable;

/** Reads e-mails: encodings, parts, what is quoted. Attachments are counted and not read. */
public final class MailReader {
  /** Parts within parts, as an attacker may nest them. */
  private static final int DEEPEST = 12;

  private static final MimeConfig LIMITS =
      MimeConfig.custom()
          .setMaxLineLen(1_000_000)
          .setMaxHeaderCount(1_000)
          .setMaxHeaderLen(100_000)
          .build();

  /** A pasted message that begins as an e-mail file does. */
  private static final Pattern HEADERS =
      Pattern.compile("\\A\\s*(?:[A-Za-z][A-Za-z0-9-]*:[^\\n]*\\R(?:[ \\t]+[^\\n]*\\R)*){2,}\\R");

  /** Where mail programs put the message that is answered. */
  private static final String QUOTES = "blockquote, .gmail_quote, #divRplyFwdMsg ~ *";

  private MailReader() {}

  /**
   * Reads a message as it came over the wire.
   *
   * @throws UnreadableMailException where it is not an e-mail or has no words
   */
  public static Mail read(byte[] message) throws UnreadableMailException {
    var builder = new DefaultMessageBuilder();
    builder.setMimeEntityConfig(LIMITS);
    try {
      Message mail = builder.parseMessage(new ByteArrayInputStream(message));
      try {
        return read(mail);
      } finally {
        mail.dispose();
      }
    } catch (IOException unreadable) {
      throw new UnreadableMailException("This is not an e-mail file: " + unreadable.getMessage());
    }
  }

  /**
   * Reads what somebody pasted: a whole message with its headers, or only words.
   *
   * @throws UnreadableMailException where there are no words
   */
  public static Mail pasted(String text) throws UnreadableMailException {
    String plain = text.strip();
    if (HEADERS.matcher(plain + "\n\n").find()) {
      return read(plain.getBytes(StandardCharsets.UTF_8));
    }
    var split = QuotedText.of(plain);
    if (split.own().isEmpty()) {
      throw new UnreadableMailException("There are no words in it.");
    }
    return new Mail(null, null, split.own(), split.quoted(), null, 0);
  }

  private static Mail read(Message mail) throws IOException, UnreadableMailException {
    var found = new Found();
    collect(mail, found, 0);
    String text = found.plain.isEmpty() ? plain(found.html.toString()) : found.plain.toString();
    var split = QuotedText.of(text.replace("\r\n", "\n"));
    String subject = mail.getSubject() == null ? "" : mail.getSubject().strip();
    String words =
        split.own().isEmpty() || subject.isEmpty() || split.own().startsWith(subject)
            ? split.own() + (split.own().isEmpty() ? subject : "")
            : subject + "\n" + split.own();
    var sender =
        mail.getFrom() == null || mail.getFrom().isEmpty() ? null : mail.getFrom().getFirst();
    if (words.isBlank() || (sender == null && mail.getHeader().getFields().size() < 2)) {
      throw new UnreadableMailException(
          "This is not an e-mail file: it has neither a sender nor words of its own.");
    }
    return new Mail(
        name(sender),
        sender == null ? null : sender.getAddress(),
        words.strip(),
        split.quoted(),
        at(mail.getDate()),
        found.attachments);
  }

  private static @Nullable String name(@Nullable Mailbox sender) {
    String name = sender == null ? null : sender.getName();
    return name == null || name.isBlank() ? null : name.strip();
  }

  private static @Nullable Instant at(@Nullable Date date) {
    return date == null ? null : date.toInstant();
  }

  private static final class Found {
    final StringBuilder plain = new StringBuilder();
    final StringBuilder html = new StringBuilder();
    int attachments;
  }

  private static void collect(Entity entity, Found found, int depth) throws IOException {
    if (depth > DEEPEST) {
      return;
    }
    boolean attached = "attachment".equalsIgnoreCase(entity.getDispositionType());
    switch (entity.getBody()) {
      case Multipart parts when !attached -> {
        for (Entity part : parts.getBodyParts()) {
          collect(part, found, depth + 1);
        }
      }
      case TextBody text when !attached && entity.getFilename() == null -> {
        var words = entity.getMimeType().equals("text/html") ? found.html : found.plain;
        try (var reader = text.getReader()) {
          var all = new StringBuilder();
          var buffer = new char[8_192];
          for (int read = reader.read(buffer); read >= 0; read = reader.read(buffer)) {
            all.append(buffer, 0, read);
          }
          words.append(words.isEmpty() ? "" : "\n").append(all);
        }
      }
      case null -> {}
      default -> found.attachments++;
    }
  }

  /** The words of a page: lines where it has breaks, quotes marked as text mails mark them. */
  private static String plain(String html) {
    var page = Jsoup.parse(html);
    page.select("head, script, style, template").remove();
    var quotes = page.select(QUOTES);
    String quoted = quotes.isEmpty() ? "" : lines(quotes.getFirst()).replaceAll("(?m)^", "> ");
    quotes.remove();
    return lines(page.body()) + "\n" + quoted;
  }

  private static String lines(Element part) {
    var text = new StringBuilder();
    part.traverse(
        new NodeVisitor() {
          @Override
          public void head(Node node, int depth) {
            if (node instanceof TextNode words) {
              text.append(words.text());
            } else if (node.nameIs("br")) {
              text.append('\n');
            }
          }

          @Override
          public void tail(Node node, int depth) {
            if (node instanceof Element element && element.isBlock()) {
              text.append('\n');
            }
          }
        });
    return text.toString()
        .replaceAll("[ \\t]*\n[ \\t]*", "\n")
        .replaceAll("\n{3,}", "\n\n")
        .strip();
  }
}
