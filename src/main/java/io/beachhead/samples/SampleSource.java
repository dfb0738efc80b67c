package io.beachhead.samples;

import java.time.LocalDate;

/** Where a sample comes from. */
public interface SampleSource {

  SampleIntroduction introduction();

  /** The sample with its dates told from {@code anchor}; the same anchor gives identical bytes. */
  Sample at(LocalDate anchor);
}
