package io.beachhead.samples;

import java.util.List;

/**
 * What a sample is about, to choose one.
 *
 * @param accounts how many accounts it has
 * @param segments the names of the segments of its active segmentation
 * @param lesson what to look at once it is loaded, in one sentence
 */
public record SampleIntroduction(
    String key,
    String name,
    String description,
    int accounts,
    List<String> segments,
    String lesson) {

  public SampleIntroduction {
    segments = List.copyOf(segments);
  }
}
