package io.beachhead.alerts.digest;

import java.time.LocalDate;
import java.util.List;

/**
 * What changed in a week for one owner's accounts.
 *
 * @param week its first day
 * @param owner e-mail address
 * @param accounts how many they own
 * @param lines a sentence each, those about money first
 */
public record Digest(LocalDate week, String owner, int accounts, List<String> lines) {
  public Digest {
    lines = List.copyOf(lines);
  }
}
