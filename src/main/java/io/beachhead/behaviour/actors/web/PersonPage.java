package io.beachhead.behaviour.actors.web;

import gg.jte.Content;
import io.beachhead.web.Pager;
import io.beachhead.web.Shell;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything one person did.
 *
 * @param query what is searched for; empty for everything
 * @param events newest first
 * @param cards of other modules
 */
public record PersonPage(
    Shell shell,
    Head head,
    List<Fact> facts,
    List<Link> cohorts,
    String query,
    String action,
    String csvHref,
    List<Event> events,
    Pager pager,
    List<Content> cards) {

  /**
   * Who it is.
   *
   * @param editHref where the records of them are changed; null where there are none, or the user
   *     may not
   */
  public record Head(String name, String sentence, @Nullable String editHref) {}

  /**
   * A trait, or what the records say.
   *
   * @param href null where it leads nowhere
   */
  public record Fact(String name, String value, @Nullable String href) {}

  public record Link(String name, String href) {}

  /**
   * @param details properties of the event; empty without
   * @param account its name, else its id; empty without one
   * @param accountHref null where the records do not know the account
   */
  public record Event(
      String when, String what, String details, String account, @Nullable String accountHref) {}
}
