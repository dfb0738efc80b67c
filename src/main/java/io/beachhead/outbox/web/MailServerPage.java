package io.beachhead.outbox.web;

import io.beachhead.web.Choice;
import io.beachhead.web.Shell;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The mail server, and what became of the latest e-mails.
 *
 * @param set whether one is set
 * @param problem what was wrong; null for nothing
 */
public record MailServerPage(
    Shell shell,
    List<Choice> tabs,
    boolean set,
    Form form,
    List<Line> sent,
    @Nullable String problem) {

  /**
   * @param hasSecret whether a password is stored
   */
  public record Form(
      String host,
      String port,
      List<Option> tls,
      String username,
      boolean hasSecret,
      String sender) {}

  public record Option(String value, String label, boolean selected) {}

  public record Line(String recipient, String subject, String state, String when) {}
}
