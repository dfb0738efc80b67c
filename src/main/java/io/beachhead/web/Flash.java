package io.beachhead.web;

import org.jspecify.annotations.Nullable;

/**
 * A message shown once after a redirect: {@code redirect.addFlashAttribute(Flash.NAME, flash)}.
 *
 * @param undo address to POST to within ten seconds in order to take the act back, or null
 */
public record Flash(String message, @Nullable String undo) {
  public static final String NAME = "flash";

  public static Flash of(String message) {
    return new Flash(message, null);
  }
}
