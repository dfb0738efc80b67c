package io.beachhead.voice.words;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of what customers say. What is null does not matter.
 *
 * @param kinds {@code interviews}, {@code requests}, {@code surveys}, {@code jobs}
 * @param segment key in the active segmentation, or {@code segmentation/segment}
 * @param job key
 * @param outcome {@code won}: of accounts that pay; {@code lost}: about a lost deal
 * @param code what people marked it with
 */
public record PassageFilter(
    @Nullable List<String> kinds,
    @Nullable String segment,
    @Nullable String job,
    @Nullable String outcome,
    @Nullable String code) {

  static final List<String> KINDS = List.of("interviews", "requests", "surveys", "jobs");

  /** Everything that was said. */
  public static final PassageFilter EVERYTHING = new PassageFilter(null, null, null, null, null);

  List<String> kindsOrAll() {
    return kinds == null || kinds.isEmpty() ? KINDS : kinds;
  }
}
