package io.beachhead.outbox.web;

import io.beachhead.outbox.MessageType;
import io.beachhead.web.Choice;
import io.beachhead.web.Pager;
import io.beachhead.web.Shell;
import io.beachhead.workspace.web.FormErrors;
import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The page of {@code outbox/webhooks.jte}.
 *
 * @param secret of a webhook just registered, shown this once; null where none was
 * @param full whether no more can be registered
 */
public record WebhooksPage(
    Shell shell,
    List<Choice> tabs,
    List<Line> webhooks,
    Form form,
    Deliveries deliveries,
    @Nullable ShownSecret secret,
    boolean full) {

  /**
   * @param kind in words
   * @param where it leads
   * @param events it gets, in words
   */
  public record Line(
      String id, String name, String kind, String where, String events, boolean muted) {}

  /**
   * The form for a new webhook, or for changing one.
   *
   * @param kind the one chosen, {@code standard} or {@code slack}
   * @param chosen keys of the types that are ticked
   */
  public record Form(
      String name,
      String url,
      String kind,
      List<String> chosen,
      List<MessageType> types,
      FormErrors errors) {
    static Form empty(List<MessageType> types) {
      return new Form("", "", "standard", List.of(), types, FormErrors.NONE);
    }
  }

  /**
   * What was sent.
   *
   * @param action where "Send again" of a line posts to, before its id
   * @param csv the same as a file
   */
  public record Deliveries(List<Sent> lines, Pager pager, String action, String csv) {}

  /**
   * One delivery.
   *
   * @param what type of message
   * @param state in a word
   * @param mark kind of the tag: ok, warn, bad or none
   * @param detail attempts, answer and problem in words
   * @param again whether it can be sent again now
   */
  public record Sent(
      String id,
      String at,
      String what,
      String to,
      String state,
      @Nullable String mark,
      String detail,
      boolean again) {}

  /** A secret and whose it is; kept in the session until the next page shows it. */
  public record ShownSecret(String name, String secret) implements Serializable {}
}
