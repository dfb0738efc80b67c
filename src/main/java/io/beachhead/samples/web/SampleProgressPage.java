package io.beachhead.samples.web;

import io.beachhead.samples.Samples.Arriving;
import java.util.Optional;

/** The line above every page while a sample's events arrive, and once they have. */
public record SampleProgressPage(
    boolean over, boolean failed, String sentence, long value, long max) {

  static SampleProgressPage of(Optional<Arriving> arriving) {
    return arriving
        .map(it ->
            new SampleProgressPage(false, it.failed(), it.sentence(), it.daysDone(), it.days()))
        .orElseGet(() ->
            new SampleProgressPage(true, false, "The year of product events has arrived.", 1, 1));
  }
}
