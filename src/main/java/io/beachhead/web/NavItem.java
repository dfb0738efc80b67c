package io.beachhead.web;

import org.jspecify.annotations.Nullable;

/**
 * One link of the main navigation, contributed by the module that serves the page.
 *
 * @param order position within the group, lowest first
 * @param key what a page passes to {@link Shells#shell}, e.g. {@code value-map}
 * @param icon name of a Tabler icon without {@code ti-}, e.g. {@code route}
 * @param count open work, or null for none
 * @param goKey the letter after {@code G} that goes there, or null
 */
public record NavItem(
    Group group,
    int order,
    String key,
    String label,
    String icon,
    String href,
    @Nullable Integer count,
    @Nullable String goKey) {

  /** The loop of the product, in its order; {@code TOP} and {@code FOOT} have no heading. */
  public enum Group {
    TOP(""),
    LISTEN("Listen"),
    UNDERSTAND("Understand"),
    DECIDE("Decide"),
    GROW("Grow"),
    SELL("Sell"),
    FOOT("");

    private final String heading;

    Group(String heading) {
      this.heading = heading;
    }

    public String heading() {
      return heading;
    }
  }

  public NavItem(Group group, int order, String key, String label, String icon, String href) {
    this(group, order, key, label, icon, href, null, null);
  }

  public NavItem withCount(@Nullable Integer count) {
    return new NavItem(group, order, key, label, icon, href, count, goKey);
  }

  public NavItem withGoKey(String goKey) {
    return new NavItem(group, order, key, label, icon, href, count, goKey);
  }
}
