package io.beachhead.web;

import org.jspecify.annotations.Nullable;

/**
 * One part of a segmented control made of links.
 *
 * @param key the key on the keyboard that picks it, or null
 */
public record Choice(
    String label, String href, boolean on, @Nullable String icon, @Nullable String key) {
  public Choice(String label, String href, boolean on) {
    this(label, href, on, null, null);
  }
}
