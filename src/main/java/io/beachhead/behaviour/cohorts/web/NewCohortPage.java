package io.beachhead.behaviour.cohorts.web;

import io.beachhead.web.Shell;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The form of a new cohort, or of one whose definition is changed.
 *
 * @param key of the one that is changed; null for a new one
 * @param note something to know before saving; null without
 * @param rows conditions, empty ones among them
 * @param events names to choose from
 * @param problems sentences; empty at first
 */
public record NewCohortPage(
    Shell shell,
    @Nullable String key,
    @Nullable String note,
    String name,
    boolean accounts,
    boolean any,
    List<Row> rows,
    String members,
    List<String> events,
    List<Known> cohorts,
    List<String> problems) {

  /** A condition as it is typed. */
  public record Row(int number, String what, String value, String times, String days) {}

  /** Another cohort. */
  public record Known(String key, String name) {}
}
