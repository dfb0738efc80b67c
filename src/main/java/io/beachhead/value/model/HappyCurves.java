package io.beachhead.value.model;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Where the observed curve comes from. It is one for the workspace, however customers are divided.
 */
public interface HappyCurves {

  /**
   * The curve as the accounts of a day show it.
   *
   * @param asOf null = today
   * @param assumed in whose terms (a multiple or a margin) it is looked for first
   */
  Found find(@Nullable LocalDate asOf, HappyRule.Step assumed);

  /**
   * What was found.
   *
   * @param curve null where none is identified
   * @param why the verdict in a sentence
   */
  record Found(@Nullable HappyCurve curve, String why) {}
}
