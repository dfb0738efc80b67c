package io.beachhead.growth.guides;

import io.beachhead.behaviour.EventSelector;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A checklist for new users.
 *
 * @param name as the team calls it
 * @param title what users read at its head
 * @param intro the sentence below it; null for none
 * @param steps in their order
 */
public record Guide(
    String key,
    String name,
    String title,
    @Nullable String intro,
    Audience audience,
    List<Step> steps,
    State state,
    Instant createdAt,
    Instant changedAt) {

  /**
   * Name of the event that says a user has taken every step; its property {@code guide} is the key.
   */
  public static final String COMPLETED = "Checklist completed";

  /** Name of the event that says a user does not want to see the checklist any more. */
  public static final String DISMISSED = "Checklist dismissed";

  /** Whether users get to see it. */
  public enum State {
    DRAFT,
    PUBLISHED;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * Who sees it: everybody, or those who meet every condition.
   *
   * @param segmentation key; null for the active one
   * @param segments keys of its segments; empty = all, people without an account included
   * @param did what they must have done; null = nothing
   * @param didNot what they must not have done; null = nothing
   */
  public record Audience(
      @Nullable String segmentation,
      List<String> segments,
      @Nullable Doing did,
      @Nullable Doing didNot) {
    static final Audience EVERYBODY = new Audience(null, List.of(), null, null);
  }

  /**
   * Something done.
   *
   * @param times at least this many times, from 1
   */
  public record Doing(EventSelector event, int times) {}

  /**
   * One line of the list.
   *
   * @param key unique within the guide
   * @param text below the title; null for none
   * @param href where in the product it is done: a path, or an address of http or https; null for
   *     none
   * @param doing what means that it is done
   */
  public record Step(
      String key, String title, @Nullable String text, @Nullable String href, Doing doing) {}
}
