package io.beachhead.web;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * Whom the avatar menu shows.
 *
 * @param role in plain words: admin, product, gtm, viewer
 */
public record SignedInUser(String name, String email, String role) {
  /** First letters of the first and last word of the name. */
  public String initials() {
    var words = Arrays.stream(name.strip().split("\\s+")).filter(w -> !w.isEmpty()).toList();
    if (words.isEmpty()) return "?";
    var ends = words.size() == 1 ? words : java.util.List.of(words.getFirst(), words.getLast());
    return ends.stream()
        .map(word ->
            word.substring(0, word.offsetByCodePoints(0, 1)).toUpperCase(java.util.Locale.ROOT))
        .collect(Collectors.joining());
  }
}
