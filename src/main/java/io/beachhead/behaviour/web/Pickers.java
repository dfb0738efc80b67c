package io.beachhead.behaviour.web;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;

/** What to say about a name that was typed and is not there. */
final class Pickers {
  private Pickers() {}

  static String unknown(String typed, Collection<String> names) {
    var lower = typed.toLowerCase(Locale.ROOT);
    return names.stream()
        .filter(name -> isNear(lower, name.toLowerCase(Locale.ROOT)))
        .min(Comparator.comparingInt(String::length))
        .map("No such event has been received. Did you mean %s?"::formatted)
        .orElse("No such event has been received; choose one from the list.");
  }

  /** One within the other, or the same first four letters. */
  private static boolean isNear(String typed, String name) {
    return name.contains(typed)
        || typed.contains(name)
        || (typed.length() > 3 && name.startsWith(typed.substring(0, 4)));
  }
}
