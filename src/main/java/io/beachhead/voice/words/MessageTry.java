package io.beachhead.voice.words;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.beachhead.statistics.BinomialInterval;
import io.beachhead.statistics.Interval;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * How a message did where it was tried.
 *
 * @param place where people saw it
 * @param shown how many people saw it, at least 1
 * @param responded how many of them did what it asks for
 * @param note what it was tried against; null for nothing
 */
public record MessageTry(
    String id,
    String message,
    String place,
    LocalDate triedOn,
    long shown,
    long responded,
    @Nullable String note) {

  /** The share that responded, with its 80% range under Jeffreys' prior. */
  @JsonProperty
  public Interval response() {
    return BinomialInterval.jeffreys(responded, shown);
  }
}
