package io.beachhead.behaviour.annotations;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened on a day.
 *
 * @param id of a note written by hand; null for what other pages know
 * @param kind what it is
 * @param href page about it; null for none
 * @param by who wrote it; null for what other pages know
 */
public record Annotation(
    @Nullable String id,
    LocalDate date,
    String text,
    Kind kind,
    @Nullable String href,
    @Nullable String by) {

  /** What happened. */
  public enum Kind {
    /** Written by hand. */
    NOTE,
    /** A feature shipped. */
    RELEASE,
    /** A decision was made. */
    DECISION
  }
}
