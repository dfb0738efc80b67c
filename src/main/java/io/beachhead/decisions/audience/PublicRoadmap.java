package io.beachhead.decisions.audience;

import java.util.List;

/**
 * What people outside may read.
 *
 * @param now being built
 * @param next decided to build, not begun
 * @param later decided for later
 * @param withheld what a reader must not see, for the team; never on a page for people outside
 */
public record PublicRoadmap(
    List<Item> now, List<Item> next, List<Item> later, List<Withheld> withheld) {
  public PublicRoadmap {
    now = List.copyOf(now);
    next = List.copyOf(next);
    later = List.copyOf(later);
    withheld = List.copyOf(withheld);
  }

  /**
   * A decision.
   *
   * @param features their names
   * @param reason in words that a customer may read
   */
  public record Item(List<String> features, String reason) {
    public Item {
      features = List.copyOf(features);
    }
  }

  /**
   * A decision that was left out.
   *
   * @param decision id
   * @param what its features
   * @param why what it would give away
   */
  public record Withheld(String decision, String what, String why) {}

  /** Whether there is nothing to read. */
  public boolean empty() {
    return now.isEmpty() && next.isEmpty() && later.isEmpty();
  }
}
